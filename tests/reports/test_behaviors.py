"""Rows of behaviors: what they count, and the points no behavior explains."""

from __future__ import annotations

from datetime import date

import pytest

from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.reports.agent import areas
from coaching_lib.reports.behaviors import behaviors
from coaching_lib.scoring.areas import UNEXPLAINED
from tests.conftest import desk_over
from tests.reports.builders import Contact, load
from tests.reports.conftest import TODAY

DAY = date(2026, 6, 1)


@pytest.fixture
def centre(tmp_path):
    def load_and_open(*contacts: Contact, **more):
        desk = desk_over(tmp_path / "data", TODAY)
        load(desk, contacts, **more)
        return desk

    return load_and_open


def test_partial_results_are_missed_in_part_and_not_full_in_whole(centre):
    desk = centre(
        Contact("i", "a1", DAY, {"Greets": 0.5, "Closes": None}), Contact("j", "a1", DAY, {"Greets": 0.0})
    )
    greets = next(row for row in behaviors(desk, Filters()) if row.behavior == "Greets")
    assert (greets.applicable, greets.missed, greets.not_full) == (2, 1.5, 2)
    assert greets.impact_points == pytest.approx(greets.frequency * greets.cost_per_miss, abs=1e-12)


def test_a_behavior_that_never_applied_is_shown_without_rates(centre):
    desk = centre(Contact("i", "a1", DAY, {"Greets": 1.0, "Closes": None}))
    closes = next(row for row in behaviors(desk, Filters()) if row.behavior == "Closes")
    assert (closes.applicable, closes.miss_rate, closes.cost_per_miss) == (0, None, None)
    area = next(area for area in areas(desk, "a1", Filters()) if area.behavior == "Closes")
    assert (area.rank, area.notes) == (None, ("never-applicable",))


def test_weight_is_the_newest_in_the_window_and_unknown_weights_are_null(centre):
    desk = centre(Contact("i", "a1", DAY, {"Greets": 1.0}), rubric={"Greets": (None, False)})
    assert behaviors(desk, Filters())[0].weight is None


def test_points_that_no_behavior_explains_end_the_table_so_that_it_adds_up(centre):
    desk = centre(
        Contact("i", "a1", DAY, {"Greets": 1.0, "Closes": 0.0}, overall=60.0),
        Contact("j", "a1", DAY, {"Greets": 1.0, "Closes": 1.0}, overall=100.0),
    )
    for rows in (
        behaviors(desk, Filters()),
        behaviors(desk, Filters(), by="agent"),
        areas(desk, "a1", Filters()),
    ):
        assert rows[-1].behavior == UNEXPLAINED
        assert sum(row.impact_points for row in rows) == pytest.approx(20.0, abs=1e-9)


def test_differences_that_cancel_out_still_show_the_unexplained_row(centre):
    desk = centre(
        Contact("i", "a1", DAY, {"Greets": 1.0, "Closes": 0.0}, overall=100 - 100 / 3 + 5),
        Contact("j", "a1", DAY, {"Greets": 1.0, "Closes": 1.0}, overall=95.0),
        rubric={"Greets": (10.0, False), "Closes": (5.0, False)},
    )
    assert behaviors(desk, Filters())[-1].behavior == UNEXPLAINED
    assert behaviors(desk, Filters())[-1].impact_points == pytest.approx(0.0, abs=1e-9)


def test_rounded_exports_show_no_unexplained_row(centre):
    desk = centre(
        Contact("i", "a1", DAY, {"Greets": 1.0, "Closes": 0.0}, overall=66.67),
        rubric={"Greets": (10.0, False), "Closes": (5.0, False)},
    )
    assert UNEXPLAINED not in [row.behavior for row in behaviors(desk, Filters())]


def test_a_critical_miss_costs_the_whole_contact(centre):
    desk = centre(Contact("i", "a1", DAY, {"Greets": 1.0, "Verifies": 0.0}))
    verifies = next(row for row in behaviors(desk, Filters()) if row.behavior == "Verifies")
    assert verifies.is_critical
    assert verifies.impact_points == pytest.approx(100.0)


def test_a_behavior_of_weight_zero_is_counted_at_no_price(centre):
    desk = centre(
        Contact("i", "a1", DAY, {"Greets": 0.0, "Explains": 1.0}),
        Contact("j", "a1", DAY, {"Greets": 0.0}),
        rubric={"Greets": (0.0, False), "Explains": (10.0, False)},
    )
    greets = next(row for row in behaviors(desk, Filters()) if row.behavior == "Greets")
    assert (greets.weight, greets.missed, greets.impact_points, greets.scored_interactions) == (
        0.0,
        1.0,
        0.0,
        1,
    )
    assert next(a for a in areas(desk, "a1", Filters()) if a.behavior == "Greets").rank is None


def test_a_behavior_filter_keeps_only_its_rows(desk):
    assert {row.behavior for row in behaviors(desk, Filters(behavior="Greets"), by="team")} == {"Greets"}


def test_channel_narrows_the_colleagues_too_but_agents_only_the_rows(desk):
    everyone = {area.behavior: area.peer_rate for area in areas(desk, "a01", Filters())}
    narrowed = {area.behavior: area.peer_rate for area in areas(desk, "a01", Filters(agent_ids=("a01",)))}
    chats = {area.behavior: area.peer_rate for area in areas(desk, "a01", Filters(channel="chat"))}
    assert narrowed == everyone
    assert chats != everyone


def test_an_unknown_grouping_is_refused_in_words(desk):
    with pytest.raises(InvalidInput, match="grouped by 'week'"):
        behaviors(desk, Filters(), by="week")
