"""Team performance: every behavior with what it costs, and where each agent stands on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports.answers.behaviors import AgentDot, BehaviorRow, TeamBehavior
from coaching_lib.reports.behaviors import behaviors_over
from coaching_lib.reports.centre import centre
from coaching_lib.reports.scope import chosen, in_order, numbers
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.standings import CentreStandings, standings_of
from coaching_lib.reports.system import team_issues
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.counts import Flags, Ints
from coaching_lib.scoring.standing import MIN_APPLICABLE

MOST_DOTS = 160
"""Agents shown of one behavior."""
Seen = tuple[list[Agent], Ints]
"""Agents in the order of their names, and their rows in the arrays."""
SURELY_ABOVE = 0.95
"""P(p > e) from which an agent is called clearly above colleagues."""


def team_performance(desk: Desk, filters: Filters) -> list[TeamBehavior]:
    """One row per behavior that applied, most points lost first; counts as in `behaviors`.

    Raises: NotFound for an agent outside the scope.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    known, asked = centre(desk, snapshot), span(desk, snapshot, filters)
    agents = numbers(desk, known, filters)
    view = standings_of(desk, snapshot, asked)
    shown = _seen(view, in_order(known, chosen(desk, known, filters)))
    before = _impacts(snapshot, asked.before, agents, filters)
    found = behaviors_over(snapshot, asked, agents, filters)
    issues = team_issues(desk, snapshot, asked)
    rows = [_row(view, shown, row, before.get(row.behavior)) for row in found if row.applicable]
    return [replace(row, team_issue=issues.get(row.behavior)) for row in rows]


def _impacts(
    snapshot: Snapshot, asked: Span | None, agents: list[int] | None, filters: Filters
) -> dict[str, float]:
    """Impact by behavior; empty where nothing was scored."""
    if asked is None:
        return {}
    found = behaviors_over(snapshot, asked, agents, filters)
    return {row.behavior: row.impact_points for row in found if row.scored_interactions}


def _seen(view: CentreStandings, agents: list[tuple[int, Agent]]) -> Seen:
    """The agents with contacts in the span, in the order given, and their rows in the arrays."""
    found = [(agent, view.totals[number].position) for number, agent in agents if number in view.totals]
    return [agent for agent, _ in found], np.array([row for _, row in found], dtype=np.int64)


def _row(view: CentreStandings, shown: Seen, row: BehaviorRow, before: float | None) -> TeamBehavior:
    position = view.standings.behaviors.index(row.behavior)
    enough = view.standings.applicable[shown[1], position] >= MIN_APPLICABLE
    return TeamBehavior(
        behavior=row.behavior,
        is_critical=bool(row.is_critical),
        applicable=row.applicable or 0,
        missed=row.missed or 0.0,
        met_rate=None if row.miss_rate is None else 1 - row.miss_rate,
        impact_points=row.impact_points,
        impact_before=before,
        is_team_issue=bool(view.standings.is_team_issue[position]),
        dots=_dots(view, shown, np.flatnonzero(enough), position),
        agents=int(enough.sum()),
        agents_to_coach=int(view.standings.needs_coaching[shown[1][enough], position].sum()),
    )


def _dots(view: CentreStandings, shown: Seen, enough: Ints, behavior: int) -> tuple[AgentDot, ...]:
    agents, rows = shown
    lowest_first = enough[np.argsort(view.standings.rate[rows[enough], behavior], kind="stable")]
    listed = lowest_first[_selected(view.standings.needs_coaching[rows[lowest_first], behavior])]
    return tuple(_dot(view, agents[at], int(rows[at]), behavior) for at in listed)


def _selected(needs: Flags) -> Ints:
    """Places to show of agents from the lowest up: all, or of very many the ends and every nth between.

    The ends: the lowest who need coaching, and as many of the highest.
    """
    count = len(needs)
    if count <= MOST_DOTS:
        return np.arange(count)
    ends = MOST_DOTS // 4
    low, high = np.flatnonzero(needs)[:ends], np.arange(count - ends, count)
    between = np.linspace(0, count - 1, MOST_DOTS - len(low) - len(high)).astype(np.int64)
    return np.unique(np.concatenate([low, between, high]))


def _dot(view: CentreStandings, agent: Agent, row: int, behavior: int) -> AgentDot:
    found, at = view.standings, (row, behavior)
    return AgentDot(
        agent_id=agent.agent_id,
        agent_name=agent.agent_name,
        met=float(found.applicable[at] - found.misses[at]),
        applicable=round(found.applicable[at]),
        rate=float(found.rate[at]),
        rate_low=float(found.rate_low[at]),
        rate_high=float(found.rate_high[at]),
        peer_rate=float(found.peer_rate[at]),
        points_lost=float(found.points_lost[at] / found.scored[row]) if found.scored[row] else 0.0,
        standing=_standing(view, at),
    )


def _standing(view: CentreStandings, at: tuple[int, int]) -> str:
    if view.standings.needs_coaching[at]:
        return "needs-coaching"
    return "clearly-above" if view.above_peers[at] >= SURELY_ABOVE else "usual"
