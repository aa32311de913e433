"""The chart of a plan: points of three weeks that never mix before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching_lib.reports.plans import plan, timeline
from tests.reports.conftest import TODAY
from tests.reports.test_plans import SHARED, TARGET, share


def test_points_lie_in_one_part_each_and_hold_every_contact_once(own_desk, contacts):
    found = timeline(own_desk, share(own_desk, "a01"))
    mine = [c for c in contacts if c.agent_id == "a01" and c.results["Greets"] is not None]
    assert sum(point.applicable for point in found.points) == len(found.ticks)
    assert len(found.ticks) == len([c for c in mine if found.first <= c.day <= TODAY])
    for point in found.points:
        assert (point.last - point.first).days < 21
        assert (point.part == "baseline") == (point.last < SHARED)
        assert (point.part == "later") == (point.first > TARGET)
        inside = [c for c in mine if point.first <= c.day <= point.last]
        assert point.met == pytest.approx(sum(c.results["Greets"] for c in inside))
        assert point.rate_low - 1e-9 <= point.rate <= point.rate_high + 1e-9


def test_points_are_counted_outward_from_the_share_date(own_desk):
    found = timeline(own_desk, share(own_desk, "a01"))
    before = [point for point in found.points if point.part == "baseline"]
    assert before[-1].last == SHARED - timedelta(days=1)
    assert before[-1].first == SHARED - timedelta(days=21)
    after = [point for point in found.points if point.part == "after"]
    assert after[0].first == SHARED + timedelta(days=7) == found.settle_until + timedelta(days=1)
    assert after[-1].last == TARGET


def test_the_two_levels_are_those_of_the_plan(own_desk):
    plan_id = share(own_desk, "a01")
    found, row = timeline(own_desk, plan_id), plan(own_desk, plan_id).card.row
    assert found.baseline[0] == pytest.approx(row.baseline_rate)
    assert found.after[0] == pytest.approx(row.after_rate)


def test_the_team_in_grey_leaves_the_agent_out(own_desk, contacts):
    found = timeline(own_desk, share(own_desk, "a01"))
    middle, rate = found.team_points[-2]
    point = next(p for p in found.points if p.first <= middle <= p.last)
    others = [
        c.results["Greets"]
        for c in contacts
        if c.team == "North" and c.agent_id != "a01" and point.first <= c.day <= point.last
    ]
    known = [x for x in others if x is not None]
    assert rate == pytest.approx(sum(known) / len(known))


def test_a_plan_on_its_first_day_has_a_baseline_and_nothing_after(own_desk):
    plan_id = share(own_desk, "a01")
    found = timeline(replace(own_desk, today=SHARED), plan_id)
    assert found.after is None
    assert {point.part for point in found.points} <= {"baseline", "settling"}
    assert found.last == TARGET


def test_a_plan_without_scores_has_an_empty_chart(own_desk, tmp_path):
    plan_id = share(own_desk, "a01")
    for file in (tmp_path / "data" / "scores").iterdir():
        file.unlink()
    found = timeline(own_desk, plan_id)
    assert (found.points, found.ticks, found.baseline) == ((), (), None)
    assert plan(own_desk, plan_id).card.row.evidence == "no data"
    assert found.first == SHARED - timedelta(days=90)
    assert found.shared_on == date(2026, 4, 20)
