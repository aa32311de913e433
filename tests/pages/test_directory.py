from __future__ import annotations

from tests.pages.opening import links, opened, words


def table(app):
    """The grid of agents."""
    return app.dataframe[0].value


def test_without_scores_the_directory_says_where_to_begin(nothing):
    assert "Import" in links(opened("directory"))


def test_every_agent_in_scope_is_listed(center):
    app = opened("directory")
    assert len(table(app)) == 12
    assert "12 of 12 agents" in words(app)


def test_a_search_in_the_address_narrows_the_list(center):
    app = opened("directory", search="a03")
    assert list(table(app)["Agent"]) == ["A03"]


def test_a_search_without_a_match_offers_to_clear(center):
    app = opened("directory", search="nobody is called this")
    assert "No agent matches. Clear the filters." in words(app)
    next(button for button in app.button if button.label == "Clear the filters").click().run()
    assert len(table(app)) == 12


def test_a_filter_nobody_offers_is_ignored(center):
    assert len(table(opened("directory", only="'; drop"))) == 12


def test_a_page_far_behind_the_last_becomes_the_first(center):
    assert len(table(opened("directory", page="9999"))) == 12
