"""Every figure against a second computation: plain loops over the same contacts."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import pytest

from coaching_lib.actions import imports
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports.agent import areas
from coaching_lib.reports.behaviors import behaviors
from coaching_lib.reports.directory import agents
from coaching_lib.scoring.areas import UNEXPLAINED
from tests import independent
from tests.conftest import desk_over
from tests.reports.builders import contacts_from, rows_of
from tests.reports.conftest import LAST

FIRST = LAST - timedelta(days=89)
FIGURES = ("applicable", "missed", "miss_rate", "frequency", "cost_per_miss", "impact_points")
EVENED = ("peer_rate", "evened_out_rate", "rate_low", "rate_high", "expected_points_lost", "need_probability")


def expected_areas(contacts, rubric=None):
    """(agent, behavior) -> the figures of the second computation, over the default window."""
    rows = rows_of(contacts, rubric) if rubric else rows_of(contacts)
    last = max(contact.day for contact in contacts)
    frame = independent.areas(rows, last - timedelta(days=89), last)
    frame = frame.astype(object).where(frame.notna(), None)
    return {(row["agent"], row["behavior"]): row for row in frame.to_dict("records")}


def check_areas(desk: Desk, expected) -> None:
    """Every figure of every agent and behavior."""
    for agent_id in sorted({agent for agent, _ in expected}):
        found = [area for area in areas(desk, agent_id, Filters()) if area.behavior != UNEXPLAINED]
        for area in found:
            wanted = expected[agent_id, area.behavior]
            for name in FIGURES:
                assert getattr(area, name) == pytest.approx(wanted[name], abs=1e-9), (agent_id, name)
            for name in EVENED:
                assert getattr(area, name) == pytest.approx(wanted[name], abs=1e-4), (agent_id, name)
            assert area.needs_coaching == wanted["needs_coaching"]


def test_every_area_of_every_agent_equals_the_second_computation(desk, contacts):
    check_areas(desk, expected_areas(contacts))


def check_behaviors_by_agent(desk: Desk, expected, tolerance: float = 1e-9) -> None:
    """Counts and points of `behaviors --by agent`, and that impacts sum to 100 - average."""
    average = {row.agent_id: row.average_score for row in agents(desk, Filters())}
    impacts = defaultdict(float)
    for row in behaviors(desk, Filters(), by="agent"):
        impacts[row.group] += row.impact_points
        if row.behavior != UNEXPLAINED:
            wanted = expected[row.group, row.behavior]
            for name in FIGURES:
                assert getattr(row, name) == pytest.approx(wanted[name], abs=1e-9), (row.group, name)
    for agent_id, total in impacts.items():
        assert total == pytest.approx(100 - average[agent_id], abs=tolerance), agent_id


def test_behaviors_by_agent_equal_the_second_computation_and_sum_to_the_points_lost(desk, contacts):
    check_behaviors_by_agent(desk, expected_areas(contacts))


@pytest.mark.parametrize("by", [None, "agent", "team", "month", "channel", "topic"])
def test_impacts_of_any_grouping_sum_to_the_points_lost(desk, contacts, by):
    lost, _, weight_sum = independent.losses(rows_of(contacts))
    key = {
        None: lambda c: None,
        "agent": lambda c: c.agent_id,
        "team": lambda c: c.team,
        "month": lambda c: f"{c.day:%Y-%m}",
        "channel": lambda c: c.channel,
        "topic": lambda c: c.topic,
    }[by]
    groups = {c.interaction_id: key(c) for c in contacts if FIRST <= c.day <= LAST}
    points, scored = defaultdict(float), defaultdict(int)
    for (interaction, _), value in lost.items():
        if interaction in groups:
            points[groups[interaction]] += value
    for interaction, group in groups.items():
        scored[group] += weight_sum.get(interaction, 0) > 0
    found = defaultdict(float)
    for row in behaviors(desk, Filters(), by=by):
        found[row.group] += row.impact_points
        assert row.scored_interactions == scored[row.group]
    assert set(found) == set(groups.values())
    for group, total in found.items():
        assert total == pytest.approx(points[group] / scored[group], abs=1e-9)


@pytest.mark.parametrize("name", ["ubuntu_chat", "social_care"])
def test_real_conversations_give_the_figures_of_the_second_computation(name, request, tmp_path):
    folder = request.getfixturevalue(name)
    contacts, rubric = contacts_from(folder)
    desk = desk_over(tmp_path / "data", max(contact.day for contact in contacts))
    imports.load(desk, [folder])
    expected = expected_areas(contacts, rubric)
    check_areas(desk, expected)
    check_behaviors_by_agent(desk, expected, tolerance=0.06)
