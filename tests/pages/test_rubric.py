"""The Data page: the rubric as it was loaded, said aloud where estimated, and another one tried on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports.rubric import WeightFit, rubric
from coaching_lib.reports.rubric_trial import rubric_trial
from coaching_lib.reports.what_if import Trial
from coaching_lib.scoring.what_if import RubricChange
from coaching_lib.ui import format
from coaching_lib.ui.rubric_card import estimated
from coaching_lib.ui.trial_card import changed
from tests.pages.acting import desk_of, pressed
from tests.pages.opening import opened, words
from tests.reports.builders import RUBRIC, load, made_up_centre
from tests.reports.conftest import LAST


def tried(trial: Trial):
    """The Data page after a rubric was tried."""
    app = opened("data")
    app.session_state["_trial"] = trial
    return app.run()


def test_every_behavior_is_listed_with_weight_and_mark(center):
    table = opened("data").dataframe[0].value
    assert dict(zip(table["Behavior"], table["Weight"], strict=True)) == {
        name: weight for name, (weight, _) in RUBRIC.items()
    }
    assert list(table[table["Critical"]]["Behavior"]) == ["Verifies"]


def test_how_often_a_behavior_does_not_apply_is_the_report_s_share(center):
    table = opened("data").dataframe[0].value.set_index("Behavior")
    for each in rubric(desk_of(center)).criteria:
        shown = table.loc[each.behavior, "Not applicable"]
        assert shown == pytest.approx(100 * each.trust.not_applicable_rate)


def test_before_a_load_there_is_no_rubric_to_show(nothing):
    assert "What if" not in [heading.value for heading in opened("data").subheader]


def test_estimated_weights_are_said_aloud_with_how_well_they_fit(nothing):
    weight = {name: value for name, (value, _) in RUBRIC.items()}
    told = []
    for contact in made_up_centre(LAST):
        known = {name: x for name, x in contact.results.items() if x is not None}
        whole = sum(weight[name] for name in known)
        if whole:
            met = sum(weight[name] * x for name, x in known.items())
            told.append(replace(contact, overall=100 * met / whole))
    load(desk_of(nothing), told, rubric=dict.fromkeys(RUBRIC, (None, None)))
    found = rubric(desk_of(nothing))
    assert [fit.used for fit in found.fits] and all(each.is_estimated for each in found.criteria)
    text = words(opened("data"))
    assert "The weights are **estimated** from" in text
    assert f"by {found.fits[0].residual:.2f} points on average" in text


def test_a_poor_fit_says_that_points_are_approximate():
    said = estimated(WeightFit("Chat [x](http://e.example)", 3.4, False, 120, 4))
    assert "3.40 points" in said
    assert "no plain sum" in said
    assert "[x](" not in said


def test_a_try_shows_both_averages_and_saves_nothing(center):
    trial = Trial((RubricChange("Greets", weight=70.0),))
    found = rubric_trial(desk_of(center), trial, Filters())
    before = {path: path.stat().st_mtime_ns for path in (center / "scores").rglob("*")}
    app = tried(trial)
    metric = next(m for m in app.metric if m.label.startswith("Average score"))
    assert metric.value == format.score(found.average_after)
    assert metric.delta == f"now {format.score(found.average_before)}"
    assert {path: path.stat().st_mtime_ns for path in (center / "scores").rglob("*")} == before


def test_who_enters_coaching_required_is_named(center):
    trial = Trial((RubricChange("Explains", goal_rate=0.97),))
    found = rubric_trial(desk_of(center), trial, Filters())
    assert found.moved
    text = words(tried(trial))
    assert "enters: Explains" in text
    required = next(m for m in tried(trial).metric if m.label == "Coaching Required")
    assert (required.value, required.delta) == (
        str(found.required_after),
        f"now {found.required_before}",
    )


def test_pressing_the_button_unchanged_changes_nothing(center):
    app = pressed(opened("data"), "Try it")
    assert "Nobody would enter or leave Coaching Required." in words(app)
    assert "no verdict changes" in words(app)


def test_only_what_was_edited_is_tried(center):
    greets = next(each for each in rubric(desk_of(center)).criteria if each.behavior == "Greets")
    row = {"Weight": 10.0, "Critical": False, "Goal, % met": None}
    assert changed(greets, row) is None
    assert changed(greets, row | {"Weight": None}) is None
    assert changed(greets, row | {"Weight": 12}) == RubricChange("Greets", weight=12.0)
    assert changed(greets, row | {"Critical": True}) == RubricChange("Greets", is_critical=True)
    assert changed(greets, row | {"Goal, % met": 90}) == RubricChange("Greets", goal_rate=0.9)
