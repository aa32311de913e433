"""A few coaching hours: who first, who not, and where the line is drawn."""

from __future__ import annotations

import pytest

from coaching_lib.coaching.queue import Busy, Need, Reason, coached, fill

NEEDS = [
    Need("ann", "Greets", 4.0),
    Need("bob", "Closes", 3.5),
    Need("ann", "Closes", 3.0),
    Need("ann", "Explains", 2.5),
    Need("eve", "Greets", 2.0),
]


def pairs(places) -> list[tuple[str, str]]:
    """Those who are to be coached."""
    return [(need.agent_id, need.behavior) for need in coached(places)]


def test_the_hours_are_filled_from_the_top():
    found = fill(NEEDS, 1.0, Busy())
    assert pairs(found) == [("ann", "Greets"), ("bob", "Closes")]
    assert [place.minutes for place in found] == [30, 30]


def test_nothing_is_listed_behind_the_line():
    assert len(fill(NEEDS, 0.5, Busy())) == 1
    assert fill(NEEDS, 0.0, Busy()) == []
    assert fill(NEEDS, 0.4, Busy()) == []


def test_shorter_coachings_fit_more_people():
    assert len(coached(fill(NEEDS, 1.0, Busy(), minutes=20))) == 3


def test_an_agent_gets_at_most_two_plans():
    found = fill(NEEDS, 8.0, Busy())
    assert pairs(found) == [("ann", "Greets"), ("bob", "Closes"), ("ann", "Closes"), ("eve", "Greets")]
    assert found[3].reason is Reason.TWO_OPEN_PLANS
    assert found[3].minutes == 0


def test_open_plans_count_towards_the_two():
    found = fill(NEEDS, 8.0, Busy(open_plans={("ann", "Verifies"), ("ann", "Greets")}))
    assert found[0].reason is Reason.OPEN_PLAN
    assert [place.reason for place in found if place.need.agent_id == "ann"][1:] == [
        Reason.TWO_OPEN_PLANS
    ] * 2
    assert pairs(found) == [("bob", "Closes"), ("eve", "Greets")]


def test_those_who_recover_are_given_time():
    found = fill(NEEDS, 1.0, Busy(recovering={("ann", "Greets")}))
    assert found[0].reason is Reason.RECOVERING
    assert pairs(found) == [("bob", "Closes"), ("ann", "Closes")]


def test_a_manager_may_set_somebody_aside():
    found = fill(NEEDS, 0.5, Busy(set_aside={("ann", "Greets")}))
    assert found[0].reason is Reason.SET_ASIDE
    assert pairs(found) == [("bob", "Closes")]


def test_impossible_hours_are_refused():
    with pytest.raises(ValueError, match="minute"):
        fill(NEEDS, 1.0, Busy(), minutes=0)
    with pytest.raises(ValueError, match="hours"):
        fill(NEEDS, -1.0, Busy())
