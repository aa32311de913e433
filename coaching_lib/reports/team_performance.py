"""Team performance: every behavior with what it costs, and where each agent stands on it."""

from __future__ import annotations

from dataclasses import replace

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports.answers.behaviors import AgentDot, BehaviorRow, TeamBehavior
from coaching_lib.reports.behaviors import behaviors_over
from coaching_lib.reports.centre import centre
from coaching_lib.reports.scope import chosen, numbers
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.standings import CentreStandings, standings_of
from coaching_lib.reports.system import team_issues
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.standing import MIN_APPLICABLE

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
    view, shown = standings_of(desk, snapshot, asked), chosen(desk, known, filters)
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


def _row(
    view: CentreStandings, shown: list[tuple[int, Agent]], row: BehaviorRow, before: float | None
) -> TeamBehavior:
    position = view.standings.behaviors.index(row.behavior)
    return TeamBehavior(
        behavior=row.behavior,
        is_critical=bool(row.is_critical),
        applicable=row.applicable or 0,
        missed=row.missed or 0.0,
        met_rate=None if row.miss_rate is None else 1 - row.miss_rate,
        impact_points=row.impact_points,
        impact_before=before,
        is_team_issue=bool(view.standings.is_team_issue[position]),
        dots=_dots(view, shown, position),
    )


def _dots(view: CentreStandings, shown: list[tuple[int, Agent]], behavior: int) -> tuple[AgentDot, ...]:
    places = [(agent, view.totals[number].position) for number, agent in shown if number in view.totals]
    applicable = view.standings.applicable
    dots = [
        _dot(view, agent, at, behavior) for agent, at in places if applicable[at, behavior] >= MIN_APPLICABLE
    ]
    return tuple(sorted(dots, key=lambda dot: (dot.rate, dot.agent_name, dot.agent_id)))


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
