from __future__ import annotations

import pytest

from coaching_lib.actions import imports
from coaching_lib.exports.headers import field_names
from coaching_lib.filters import Filters
from coaching_lib.reports import metrics
from coaching_lib.ui.field_words import FIELDS
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
    assert metrics.metrics(desk_over(nothing), Filters(is_all_time=True)).agents == 2


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


OPAQUE = "xq1,xq2,xq3,xq4,xq5\n" + "".join(
    f"C{n},T{n * 3},{name},2026-06-{1 + n:02},{'yes' if n % 4 else 'no'}\n"
    for n, name in enumerate(("Ana Abel", "Bo Birk", "Cem Demir") * 8)
)


@pytest.fixture
def unknown_headers(tmp_path):
    """An export whose two id columns only a person can tell apart."""
    file = tmp_path / "unknown.csv"
    file.write_text(OPAQUE)
    return file


def choice(app, column: str):
    return next(box for box in app.selectbox if box.label == column)


def test_what_is_open_is_asked_with_three_values_of_each_column(nothing, unknown_headers):
    app = looked(unknown_headers)
    read = words(app)
    assert "several columns have another id on each row" in read
    assert "C0, C1, C2" in read
    assert (choice(app, "xq3").value, choice(app, "xq4").value) == ("agent_name", "started_at")
    assert not [button for button in app.button if button.label.startswith("Load")]


def test_one_choice_answers_what_is_open_and_is_looked_at_at_once(nothing, unknown_headers):
    app = choice(looked(unknown_headers), "xq1").select("interaction_id").run()
    assert "New contacts 24" in words(app)
    assert "by the mapping “unknown”" in app.dataframe[0].value["Why"].tolist()


def test_answers_are_kept_with_the_load_and_answer_the_next_export(nothing, unknown_headers, tmp_path):
    app = choice(looked(unknown_headers), "xq1").select("interaction_id").run()
    press(app, "Load 24 contacts")
    assert 'xq1 = "interaction_id"' in (nothing / "mappings" / "unknown.toml").read_text().replace(
        '"xq1"', "xq1"
    )
    july = tmp_path / "july.csv"
    july.write_text(OPAQUE.replace("C", "D").replace("Dem", "Cem"))
    assert "New contacts 24" in words(looked(july))


def test_columns_are_corrected_on_demand_and_the_answers_taken_back(nothing, export_file):
    app = looked(export_file)
    next(toggle for toggle in app.toggle if toggle.label == "Correct the columns").set_value(True).run()
    app = choice(app, "overall_score").select("").run()
    assert "Scores that add up –" in words(app)
    app = press(app, "Take my answers back")
    assert "Scores that add up 100%" in words(app)


def test_an_open_order_of_day_and_month_is_asked_on_the_page(nothing, tmp_path):
    (tmp_path / "dates.csv").write_text(
        "call id,agent,date,overall score\n1,Ana,03/04/2026,50\n2,Bo,05/06/2026,60\n"
    )
    app = looked(tmp_path / "dates.csv")
    assert "can be read in two ways" in words(app)
    app.segmented_control[0].set_value("Day first, 31/12").run()
    assert "3 Apr" in words(app)


def test_two_spellings_are_joined_by_one_click_and_parted_by_another(nothing, tmp_path):
    rows = "".join(f"c{n},a1,Ana Abel,2026-06-{n:02},100\n" for n in range(1, 12))
    (tmp_path / "two.csv").write_text(
        "call id,agent id,agent,date,overall score\n" + rows + "c99,x9,Aná Abel,2026-06-20,50\n"
    )
    app = looked(tmp_path / "two.csv")
    assert "the same name, accents and case aside" in words(app)
    app = press(app, "The same person")
    assert "x9 is read as a1, as you said: 1 contact." in words(app)
    assert '"x9" = "a1"' in (nothing / "same-person.toml").read_text()
    app = press(app, "Take back")
    assert not (nothing / "same-person.toml").exists()
    assert "the same name, accents and case aside" in words(app)


def test_every_field_has_words_for_the_screen():
    assert set(field_names()) <= set(FIELDS)
