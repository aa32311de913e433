from __future__ import annotations

import pytest

from coaching_lib.actions import imports
from tests.conftest import desk_over
from tests.pages.opening import links, opened, words

GOOD = """interaction_id,agent_id,agent_name,team,started_at,overall_score,behavior,points,max_points
c1,a1,Ana,North,2026-06-01 10:00,50,Greets,1,1
c1,a1,Ana,North,2026-06-01 10:00,50,Explains,0,1
c2,a2,Bo,North,2026-06-02 10:00,100,Greets,1,1
c2,a2,Bo,North,2026-06-02 10:00,100,Explains,1,1
"""
BAD = "c3,a3,Cem,North,31/02/2026,100,Greets,1,1\n"


@pytest.fixture
def export_file(tmp_path):
    """A small export with one row that cannot be."""
    file = tmp_path / "march.csv"
    file.write_text(GOOD + BAD)
    return file


def looked(file):
    """The Data page after a path was typed."""
    app = opened("data")
    next(field for field in app.text_input if "on this machine" in field.label).set_value(str(file))
    return app.run()


def press(app, label: str):
    """The page after the button of this label was pressed."""
    next(button for button in app.button if label in button.label).click()
    return app.run()


def test_a_cold_deep_link_opens_the_page_with_an_empty_history(nothing):
    app = opened("data")
    assert not app.exception and not app.error
    assert "Nothing has been loaded yet." in words(app)


def test_a_look_shows_what_would_come_in_and_changes_nothing(nothing, export_file):
    read = words(looked(export_file))
    assert "New contacts 2" in read
    assert "Refused rows 1" in read
    assert not nothing.exists()


def test_after_the_load_the_scores_are_open_and_the_import_is_in_the_history(nothing, export_file):
    app = press(looked(export_file), "Load 2 contacts")
    assert "Loaded: 2 new, 0 changed, 0 unchanged contacts. 1 row refused." in words(app)
    assert "march.csv" in words(app)
    assert opened("directory").dataframe[0].value["Agent"].tolist() == ["Ana", "Bo"]


def test_an_import_is_taken_back_only_after_a_question(nothing, export_file):
    app = press(looked(export_file), "Load 2 contacts")
    app = press(app, "Take back")
    assert "Plans and notes stay." in words(app)
    assert "2 contacts, 2 agents" in words(app)


def test_after_everything_was_taken_back_the_overview_says_where_to_begin(nothing, export_file):
    press(looked(export_file), "Load 2 contacts")
    imports.undo(desk_over(nothing))
    assert "Import" in links(opened("overview"))


def test_loads_go_to_the_own_folder_while_the_sample_is_open(nothing, page_folder, export_file):
    import shutil

    shutil.copytree(page_folder / "scores", nothing / "demo" / "scores")
    app = press(looked(export_file), "Load 2 contacts")
    assert "Fictional sample" not in words(app)
    assert (nothing / "scores" / "current").exists()


def test_all_or_nothing_offers_no_load_while_a_row_is_refused(nothing, export_file):
    app = looked(export_file)
    app.toggle[0].set_value(True).run()
    assert "All or nothing: correct the refused rows" in words(app)
    assert not [button for button in app.button if button.label.startswith("Load")]


def test_a_path_that_leads_nowhere_is_said_in_words(nothing, tmp_path):
    app = looked(tmp_path / "nowhere.csv")
    assert not app.exception
    assert len(app.error) == 1 or "nothing to load" in words(app)


def test_an_agent_has_no_data_page(center):
    app = opened("overview")
    app.session_state["_view_as"] = ("a03", "A03")
    app.switch_page("pages/data.py")
    app.run()
    assert app.title[0].value != "Data"
