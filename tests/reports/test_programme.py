"""All coaching together: the mean effect, the audit of the rule, goals that learn from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching_lib.actions import plans as act
from coaching_lib.coaching.programme import pool
from coaching_lib.coaching.target import Gain
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.reports.plans import listed, plans
from coaching_lib.reports.programme import effects_of, gain, programme
from coaching_lib.reports.target import target
from tests.reports.builders import manager
from tests.reports.test_plans import SHARED, TARGET, share


@pytest.fixture
def coached_desk(own_desk):
    """Ten finished plans of two behaviors and days, and one that runs."""
    for number in range(5):
        share(own_desk, f"a{number:02}", "Greets")
        share(
            own_desk, f"a{number + 5:02}", "Closes", SHARED - timedelta(days=21), TARGET - timedelta(days=21)
        )
    share(own_desk, "a11", "Explains", date(2026, 6, 20), date(2026, 8, 1))
    return own_desk


def test_without_plans_the_programme_says_nothing(desk, empty_desk):
    for one in (desk, empty_desk):
        found = programme(one, Filters())
        assert (found.plans_finished, found.mean_effect, found.between_plan_sd) == (0, None, None)
        assert (found.by_behavior, found.self_audit_share, found.self_audit_count) == ((), None, 0)


def test_finished_plans_are_pooled_and_running_ones_are_not(coached_desk):
    found = programme(coached_desk, Filters())
    rows = [row for row in plans(coached_desk, Filters()) if row.status != "Shared"]
    assert found.plans_finished == len(rows) == 10
    assert min(row.effect for row in rows) < found.mean_effect < max(row.effect for row in rows)
    assert found.low < found.mean_effect < found.high
    assert sum(found.statuses.values()) == 11
    assert found.statuses["Shared"] == 1


def test_each_behavior_is_pooled_by_itself(coached_desk):
    found = programme(coached_desk, Filters())
    assert {group.name: group.plans_finished for group in found.by_behavior} == {"Closes": 5, "Greets": 5}
    alone = programme(coached_desk, Filters(behavior="Greets"))
    greets = found.by_behavior[1]
    assert greets.mean_effect == pytest.approx(alone.mean_effect)
    low, high = sorted((greets.mean_effect, found.mean_effect))
    assert low - 1e-12 <= greets.evened_out_effect <= high + 1e-12


def test_months_are_those_of_sharing(coached_desk):
    shared = [row.shared_on for row in plans(coached_desk, Filters()) if row.status != "Shared"]
    expected = sorted({f"{day:%Y-%m}" for day in shared}, reverse=True)
    assert [group.name for group in programme(coached_desk, Filters()).by_month] == expected


def test_withdrawn_plans_are_not_pooled(coached_desk):
    rows = plans(coached_desk, Filters(behavior="Greets"))
    act.delete(coached_desk, rows[0].plan_id, "shared twice")
    assert programme(coached_desk, Filters()).plans_finished == 9


def test_the_rule_is_tried_once_on_every_un_coached_colleague(coached_desk):
    found = programme(coached_desk, Filters())
    rows = plans(coached_desk, Filters())
    peers = {row.behavior: row.peers for row in rows if row.status != "Shared"}
    assert found.self_audit_count == sum(peers.values())
    assert 0 <= found.self_audit_share <= 1


def test_a_manager_sees_the_programme_of_the_own_teams(coached_desk):
    north = coached_desk.seen_as(manager("North"))
    found = programme(north, Filters())
    assert found.plans_finished == len([row for row in plans(north, Filters()) if row.status != "Shared"])
    assert found.plans_finished < 10
    nobody = coached_desk.seen_as(manager())
    assert programme(nobody, Filters()).plans_finished == 0


def test_an_agent_sees_the_own_plans_alone(coached_desk):
    assert programme(coached_desk.seen_as(agent_viewer("a00", "A00")), Filters()).plans_finished == 1


def test_goals_learn_from_the_tenth_finished_plan_on(coached_desk):
    effects = effects_of(listed(coached_desk, Filters()))
    finished = [each for each in effects if each.target_on < coached_desk.today]
    learned = gain(coached_desk)
    assert learned.gain == pytest.approx(pool(finished).mean)
    assert learned.gain_days == pytest.approx((TARGET - SHARED).days)
    assert gain(replace(coached_desk, today=TARGET - timedelta(days=20))) == Gain()


def test_a_manager_without_plans_profits_from_those_of_others(coached_desk):
    everyone = target(coached_desk, "a10", "Closes")
    own = coached_desk.seen_as(manager("North", "South"))
    assert target(own, "a10", "Closes") == everyone
