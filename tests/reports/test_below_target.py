"""Who is surely below a target."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from scipy.stats import beta

from coaching_lib.filters import Filters
from coaching_lib.reports.below_target import below_targets
from coaching_lib.reports.directory import agents, directory
from coaching_lib.reports.team import team_performance
from tests.conftest import desk_over
from tests.reports.builders import RUBRIC, Contact, load
from tests.reports.conftest import LAST, TODAY


def aiming(desk, target):
    return replace(desk, settings=desk.settings.model_copy(update={"target_score": target}))


def test_without_a_target_nobody_is_below_it(desk):
    assert below_targets(desk, Filters()) == []
    assert directory(desk, Filters(), only="below-target").total == 0


@pytest.mark.parametrize("target", [45.0, 60.0, 75.0, 100.0])
def test_below_the_target_are_those_whose_whole_range_is_lowest_first(desk, target):
    rows = [row for row in agents(desk, Filters()) if row.score_high is not None]
    expected = sorted((row.evened_out_score, row.agent_id) for row in rows if row.score_high < target)
    found = below_targets(aiming(desk, target), Filters())
    assert [(each.value, each.agent_id) for each in (found[0].agents if found else ())] == expected
    listed = directory(aiming(desk, target), Filters(), only="below-target", page_size=100)
    assert {row.agent.agent_id for row in listed.rows} == {agent_id for _, agent_id in expected}
    if found:
        assert (found[0].behavior, found[0].target, found[0].judged) == (None, target, len(rows))


def test_a_team_narrows_who_is_named(desk):
    found = below_targets(aiming(desk, 100.0), Filters(team="North"))
    assert found[0].judged == sum(row.team == "North" for row in agents(desk, Filters()))


def test_a_goal_of_a_behavior_names_those_surely_below_it(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    contacts = [
        Contact(
            f"{agent}{n}", agent, LAST - timedelta(days=n), {"Greets": float(n % 10 < met), "Explains": 1.0}
        )
        for agent, met in (("low", 3), ("close", 8), ("high", 10))
        for n in range(60)
    ]
    contacts += [Contact(f"few{n}", "few", LAST, {"Greets": 0.0}) for n in range(4)]
    load(desk, contacts, {name: RUBRIC[name] for name in ("Greets", "Explains")}, goals={"Greets": 0.8})
    (found,) = below_targets(desk, Filters())
    assert (found.behavior, found.target) == ("Greets", 0.8)
    assert [each.agent_id for each in found.agents] == ["low"]
    assert found.judged == 3
    dots = {
        dot.agent_id: dot
        for row in team_performance(desk, Filters())
        for dot in row.dots
        if row.behavior == "Greets"
    }
    assert found.agents[0].high == pytest.approx(dots["low"].rate_high)
    assert dots["close"].rate_high > 0.8
    assert beta.ppf(0.95, 1 + 18, 1 + 42) < 0.8
