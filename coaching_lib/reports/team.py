"""The Overview: team performance, who needs coaching on what, and the advice sent last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

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
from coaching_lib.scoring.counts import Flags

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

    def among(self, places: Iterable[tuple[int, int]], only: str | None) -> Iterator[tuple[Agent, int, int]]:
        """(agent, row, behavior) of those places (row, behavior) of the arrays that are asked about."""
        rows = {self.view.totals[n].position: a for n, a in self.agents if n in self.view.totals}
        for row, behavior in places:
            if row in rows and only in (None, self.view.standings.behaviors[behavior]):
                yield rows[row], row, behavior


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
        for agent, row, b in look.among(_places(found.needs_coaching), filters.behavior)
    ]
    return sorted(rows, key=_most_points_first)


def not_sure_yet(desk: Desk, filters: Filters, limit: int = 5) -> list[NotSureYet]:
    """Agents and behaviors probably in need that some more scored contacts would decide, nearest first.

    Raises: NotFound for an agent outside the scope.
    """
    look = _look(desk, filters)
    if look is None:
        return []
    more, found = look.view.undecided, look.view.standings
    nearest = sorted(
        look.among(more, filters.behavior),
        key=lambda each: (
            more[each[1:]],
            -found.expected_points_lost[each[1:]],
            each[0].agent_name,
            found.behaviors[each[2]],
        ),
    )
    return [_not_sure(look, agent, at, b, more[at, b]) for agent, at, b in nearest[:limit]]


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


def _places(flags: Flags) -> Iterator[tuple[int, int]]:
    """(row, behavior) of what is flagged."""
    rows, behaviors = np.nonzero(flags)
    return zip(rows.tolist(), behaviors.tolist(), strict=True)


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
