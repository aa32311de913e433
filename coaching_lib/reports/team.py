"""The Overview: team performance, who needs coaching on what, and the advice sent last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.record import queue_skips
from coaching_lib.reports.answers.agents import CoachingRequired, NotSureYet, SetAside
from coaching_lib.reports.centre import Centre, centre, fold
from coaching_lib.reports.recent_advice import recent_advice
from coaching_lib.reports.scope import chosen
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.standings import CentreStandings, standings_of
from coaching_lib.reports.team_performance import team_performance
from coaching_lib.reports.verdicts import in_scope, shared_plans
from coaching_lib.scores import Snapshot

__all__ = ["coaching_required", "not_sure_yet", "recent_advice", "team_performance"]


@dataclass(frozen=True)
class _Look:
    """One question about the viewer's agents, side by side."""

    desk: Desk
    snapshot: Snapshot
    known: Centre
    asked: Span
    view: CentreStandings
    agents: list[tuple[int, Agent]]

    def ranked(self, only: str | None) -> Iterator[tuple[Agent, int, int]]:
        """(agent, row, behavior) of every ranked behavior of every agent with contacts in the span."""
        for number, agent in self.agents:
            if number in self.view.totals:
                row = self.view.totals[number].position
                for behavior in self.view.ranked[row]:
                    if only in (None, self.view.standings.behaviors[behavior]):
                        yield agent, row, behavior


def coaching_required(desk: Desk, filters: Filters) -> list[CoachingRequired]:
    """Agents and behaviors that surely need coaching, most expected points lost first; set aside ones too.

    Raises: NotFound for an agent outside the scope.
    """
    look = _look(desk, filters)
    if look is None:
        return []
    found, open_plans, aside = look.view.standings, _open_plans(desk), _set_aside(desk)
    rows = [
        CoachingRequired(
            agent_id=agent.agent_id,
            agent_name=agent.agent_name,
            team=agent.team,
            behavior=found.behaviors[b],
            expected_points_lost=float(found.expected_points_lost[row, b]),
            need_probability=float(found.need_probability[row, b]),
            applicable=round(found.applicable[row, b]),
            missed=float(found.misses[row, b]),
            open_plan_id=open_plans.get((fold(agent.agent_id), found.behaviors[b])),
            set_aside=aside.get((fold(agent.agent_id), found.behaviors[b])),
        )
        for agent, row, b in look.ranked(filters.behavior)
        if found.needs_coaching[row, b]
    ]
    return sorted(rows, key=_most_points_first)


def not_sure_yet(desk: Desk, filters: Filters, limit: int = 5) -> list[NotSureYet]:
    """Agents and behaviors probably in need that some more scored contacts would decide, nearest first.

    Raises: NotFound for an agent outside the scope.
    """
    look = _look(desk, filters)
    if look is None:
        return []
    more = look.view.undecided
    rows = [
        _not_sure(look, agent, at, b, more[at, b])
        for agent, at, b in look.ranked(filters.behavior)
        if (at, b) in more
    ]
    rows.sort(key=lambda row: (row.more_needed, -row.expected_points_lost, row.agent_name, row.behavior))
    return rows[:limit]


def _look(desk: Desk, filters: Filters) -> _Look | None:
    snapshot = desk.scores.current()
    if snapshot is None:
        return None
    known, asked = centre(desk, snapshot), span(desk, snapshot, filters)
    view = standings_of(desk, snapshot, asked)
    return _Look(desk, snapshot, known, asked, view, chosen(desk, known, filters))


def _open_plans(desk: Desk) -> dict[tuple[str, str], str]:
    """Newest running plan by (folded agent id, behavior)."""
    shared = in_scope(desk, shared_plans(desk))
    running = [plan for plan in shared if plan.deleted_at is None and plan.is_running(desk.today)]
    return {(fold(plan.agent_id), plan.behavior): plan.plan_id for plan in running}


def _set_aside(desk: Desk) -> dict[tuple[str, str], SetAside]:
    """The newest skip that holds today, by (folded agent id, behavior)."""
    with desk.record.reading() as connection:
        standing = queue_skips.standing(connection, desk.today)
    return {
        (fold(skip.agent_id), skip.behavior): SetAside(
            skip.skip_id, skip.reason, skip.until_on, skip.skipped_by == desk.viewer.actor_id
        )
        for skip in standing
    }


def _most_points_first(row: CoachingRequired) -> tuple[float, float, float, str, str]:
    return -row.expected_points_lost, -row.need_probability, -row.missed, row.agent_name, row.behavior


def _not_sure(look: _Look, agent: Agent, row: int, behavior: int, more: int) -> NotSureYet:
    found, at = look.view.standings, (row, behavior)
    return NotSureYet(
        agent_id=agent.agent_id,
        agent_name=agent.agent_name,
        behavior=found.behaviors[behavior],
        expected_points_lost=float(found.expected_points_lost[at]),
        need_probability=float(found.need_probability[at]),
        applicable=round(found.applicable[at]),
        missed=float(found.misses[at]),
        more_needed=more,
    )
