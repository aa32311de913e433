from __future__ import annotations

import shutil

import pytest

from tests.pages.opening import alone, links, opened, words

PAGES = ("overview", "directory")


@pytest.mark.parametrize("page", PAGES)
def test_a_cold_deep_link_opens_its_page(center, page):
    app = opened(page)
    assert not app.exception and not app.error
    assert app.title[0].value == page.capitalize()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_runs_without_the_app_around_it_has_the_frame_all_the_same(center, page):
    app = alone(page)
    assert not app.exception and not app.error
    assert app.title[0].value == page.capitalize()


def test_the_day_it_is_taken_to_be_is_shown(center):
    assert "Today is set to 1 Jul 2026" in words(opened("overview"))


def test_own_scores_are_opened_rather_than_the_sample(center):
    shutil.copytree(center / "scores", center / "demo" / "scores")
    assert "Fictional sample" not in words(opened("overview"))


def test_the_sample_is_opened_and_marked_while_there_are_no_own_scores(nothing, page_folder):
    shutil.copytree(page_folder / "scores", nothing / "demo" / "scores")
    app = opened("overview")
    assert "Fictional sample" in words(app)
    assert "Load your own export" in links(app)


def test_a_damaged_store_is_said_in_words_and_not_shown_as_empty(nothing):
    (nothing / "scores").mkdir(parents=True)
    (nothing / "scores" / "current").write_text("scores-000007")
    app = opened("overview")
    assert len(app.error) == 1
    assert "No scored contacts yet" not in words(app)


def test_looking_as_an_agent_is_marked_and_has_a_way_back(center):
    app = opened("overview")
    app.session_state["_view_as"] = ("a03", "A03")
    app.run()
    assert "You see what **A03** sees" in words(app)
    assert app.title[0].value != "Overview"
    next(button for button in app.button if button.label == "Back to manager").click()
    app.run()
    assert "You see what" not in words(app)


def test_a_bug_is_logged_under_the_id_the_person_sees(center, monkeypatch, caplog):
    from coaching_lib.reports import team

    monkeypatch.delattr(team, "recent_advice")
    app = opened("overview")
    name = app.error[0].value.split("`")[1]
    assert f"page failed, id {name}" in caplog.text
