"""Behaviors by week and month, against a second computation."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import pytest

from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.reports.behaviors import behaviors
from coaching_lib.reports.heat import heat
from tests import independent
from tests.reports.builders import rows_of
from tests.reports.conftest import LAST

FIRST = LAST - timedelta(days=89)
SINCE = {
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
}


def counted(contacts, by, **narrow):
    """(since, behavior) -> [applicable, missed, points lost per scored contact]."""
    told = [c for c in contacts if all(getattr(c, name) == value for name, value in narrow.items())]
    lost, _, weight_sum = independent.losses(rows_of(contacts))
    scored, cells = defaultdict(int), defaultdict(lambda: [0, 0.0, 0.0])
    for contact in told:
        if FIRST <= contact.day <= LAST and weight_sum.get(contact.interaction_id, 0) > 0:
            since = SINCE[by](contact.day)
            scored[since] += 1
            for behavior, x in contact.results.items():
                if x is not None:
                    cell = cells[since, behavior]
                    cell[0] += 1
                    cell[1] += 1 - x
                    cell[2] += lost[contact.interaction_id, behavior]
    return {key: (n, missed, points / scored[key[0]]) for key, (n, missed, points) in cells.items()}


@pytest.mark.parametrize(
    "narrow", [{}, {"team": "North"}, {"channel": "chat"}, {"channel": "email", "team": "South"}]
)
@pytest.mark.parametrize("by", ["week", "month"])
def test_cells_are_those_of_the_second_computation(desk, contacts, by, narrow):
    expected = counted(contacts, by, **narrow)
    if by == "week":
        whole = {key for key in expected if key[0] >= FIRST and key[0] + timedelta(days=6) <= LAST}
        expected = {key: expected[key] for key in whole}
    found = {
        (cell.since, cell.behavior): (cell.applicable, cell.missed, cell.points_lost)
        for cell in heat(desk, Filters(**narrow), by)
    }
    assert found.keys() == expected.keys()
    for key, values in expected.items():
        assert found[key] == pytest.approx(values, abs=1e-9), key


def test_months_of_the_default_window_are_those_of_behaviors(desk):
    expected = {(row.group, row.behavior): row.impact_points for row in behaviors(desk, Filters(), "month")}
    found = {
        (f"{cell.since:%Y-%m}", cell.behavior): cell.points_lost for cell in heat(desk, Filters(), "month")
    }
    assert found == pytest.approx({key: expected[key] for key in found})
    assert len(found) == 12


def test_all_time_shows_the_last_half_year_of_weeks(desk):
    weeks = {cell.since for cell in heat(desk, Filters(is_all_time=True), "week")}
    assert len(weeks) == 26
    assert max(weeks) + timedelta(days=6) <= LAST


def test_another_step_is_refused_and_nothing_has_no_cells(desk, empty_desk):
    with pytest.raises(InvalidInput):
        heat(desk, Filters(), "year")
    assert heat(empty_desk, Filters(), "week") == []
