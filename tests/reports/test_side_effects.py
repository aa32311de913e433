"""Side effects of plans, against plain Python over the same contacts."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import mean

import pytest
from sqlalchemy import update

from coaching_lib.errors import NotFound
from coaching_lib.people import agent_viewer
from coaching_lib.record.ids import parsed
from coaching_lib.record.tables import plan as table
from coaching_lib.reports.side_effects import side_effects
from tests.reports.conftest import TODAY
from tests.reports.test_plans import SHARED, TARGET, share

DAY = timedelta(days=1)


def values(contacts, first: date, last: date) -> list[float]:
    """Handle times of a01 between two days, zero included, unknown ones left out."""
    inside = [c for c in contacts if c.agent_id == "a01" and c.day and first <= c.day <= last]
    return [c.handle for c in inside if c.handle is not None]


def test_before_and_after_are_the_contacts_of_the_plans_own_windows(own_desk, contacts):
    found = {each.measure: each for each in side_effects(own_desk, share(own_desk, "a01"))}
    handle = found["handle_seconds"]
    before = values(contacts, SHARED - 90 * DAY, SHARED - DAY)
    after = values(contacts, SHARED + 7 * DAY, TARGET)
    assert (handle.before_count, handle.after_count) == (len(before), len(after))
    assert (handle.before, handle.after) == (pytest.approx(mean(before)), pytest.approx(mean(after)))
    assert handle.low < handle.change < handle.high
    assert handle.peers == 11
    assert 0 <= found["average_score"].after <= 100


def test_coached_colleagues_are_no_peers(own_desk):
    plan_id = share(own_desk, "a01")
    share(own_desk, "a02", shared_on=date(2026, 5, 1), target_on=date(2026, 8, 1))
    assert {each.peers for each in side_effects(own_desk, plan_id)} == {10}


def test_a_running_plan_counts_up_to_today(own_desk, contacts):
    plan_id = share(own_desk, "a01", shared_on=date(2026, 5, 25), target_on=date(2026, 8, 1))
    handle = side_effects(own_desk, plan_id)[0]
    assert handle.after_count == len(values(contacts, date(2026, 6, 1), TODAY))


def test_an_agent_without_contacts_has_no_side_effects(own_desk):
    plan_id = share(own_desk, "a01", shared_on=date(2020, 1, 1), target_on=date(2020, 3, 1))
    assert side_effects(own_desk, plan_id) == ()


def test_a_plan_that_cannot_be_judged_has_none(own_desk):
    plan_id = share(own_desk, "a01")
    with own_desk.record.writing() as connection:
        connection.execute(update(table).where(table.c.id == parsed(plan_id)).values(rule={}))
    assert side_effects(own_desk, plan_id) == ()


def test_agents_see_those_of_their_own_plans_only(own_desk):
    plan_id = share(own_desk, "a01")
    assert side_effects(own_desk.seen_as(agent_viewer("a01", "A01")), plan_id)
    with pytest.raises(NotFound):
        side_effects(own_desk.seen_as(agent_viewer("a02", "A02")), plan_id)
