"""Coaching hours on a made-up centre."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.reports.plans import plans
from coaching_lib.reports.queue import queue
from coaching_lib.reports.team import coaching_required
from tests.conftest import desk_over
from tests.reports.builders import Contact, load, manager
from tests.reports.conftest import LAST, TODAY
from tests.reports.test_plans import share


@pytest.fixture(scope="module")
def weak_folder(tmp_path_factory):
    """Six good agents and three who surely need coaching; w0 improves greatly from May on."""
    folder = tmp_path_factory.mktemp("weak") / "data"
    contacts = []
    for agent in ["g0", "g1", "g2", "g3", "g4", "g5", "w0", "w1", "w2"]:
        for number in range(170):
            day = LAST - timedelta(days=number)
            rate = 9 if agent[0] == "g" or (agent == "w0" and day > date(2026, 5, 20)) else int(agent[1]) + 3
            met = float((number * 7 + int(agent[1])) % 10 < rate)
            results = {"Greets": met, "Explains": met if agent == "w1" else 1.0, "Closes": met}
            contacts.append(Contact(f"{agent}-{number}", agent, day, results))
    load(desk_over(folder, TODAY), contacts)
    return folder


@pytest.fixture
def weak_desk(weak_folder, tmp_path):
    """A desk over an own copy."""
    import shutil

    shutil.copytree(weak_folder, tmp_path / "data")
    return desk_over(tmp_path / "data", TODAY)


def test_the_queue_is_the_order_of_coaching_required_cut_at_the_hours(weak_desk):
    required = coaching_required(weak_desk, Filters())
    found = queue(weak_desk, Filters(), hours=1.0)
    assert len(required) > 2
    assert [(r.agent_id, r.behavior, r.expected_points_lost) for r in found] == [
        (r.agent_id, r.behavior, r.expected_points_lost) for r in required[: len(found)]
    ]
    assert sum(row.minutes for row in found) == 60


def test_an_agent_gets_at_most_two_plans_open_ones_included(weak_desk):
    share(weak_desk, "w1", "Explains", TODAY, TODAY + timedelta(days=42))
    found = [row for row in queue(weak_desk, Filters(), hours=40) if row.agent_id == "w1"]
    assert sorted(row.reason for row in found) == ["coach", "open-plan", "two-open-plans"]


def test_who_improved_in_the_window_is_given_time(weak_desk):
    on = replace(weak_desk, today=date(2026, 6, 29))
    share(on, "w0", "Greets", date(2026, 5, 10), date(2026, 6, 28))
    row = next(row for row in plans(weak_desk, Filters()) if row.agent_id == "w0")
    assert row.status == "Improvement"
    reasons = {(r.agent_id, r.behavior): r.reason for r in queue(weak_desk, Filters(), hours=40)}
    assert reasons["w0", "Greets"] == "recovering"
    assert reasons["w0", "Closes"] == "coach"


def test_somebody_set_aside_by_hand_is_skipped(weak_desk):
    first = queue(weak_desk, Filters(), hours=0.5)[0]
    found = queue(weak_desk, Filters(), hours=0.5, set_aside=[(first.agent_id.upper(), first.behavior)])
    assert (found[0].reason, found[0].minutes) == ("set-aside", 0)
    assert found[-1].reason == "coach"


def test_a_manager_fills_the_hours_with_own_agents(weak_desk):
    assert queue(weak_desk.seen_as(manager("South")), Filters(), hours=8) == []


def test_nobody_to_coach_is_an_empty_queue(empty_desk):
    assert queue(empty_desk, Filters(), hours=2) == []


@pytest.mark.parametrize(("hours", "minutes"), [(0, 30), (-1, 30), (200, 30), (1, 0), (1, 61)])
def test_impossible_hours_are_refused(weak_desk, hours, minutes):
    with pytest.raises(InvalidInput):
        queue(weak_desk, Filters(), hours, minutes)
