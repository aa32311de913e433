"""One agent: metrics against team and centre, what to coach first, and what is going well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports import metrics as centre_metrics
from coaching_lib.reports.answers.agents import AgentView
from coaching_lib.reports.answers.metrics import Metrics
from coaching_lib.reports.centre import centre, rows
from coaching_lib.reports.scope import find_agent, in_order, unknown_agent, visible
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.standings import CentreStandings, standings_of
from coaching_lib.reports.system import team_issues
from coaching_lib.scores import Snapshot
from coaching_lib.scoring import areas as scoring_areas
from coaching_lib.scoring.areas import Area, Strength


@dataclass(frozen=True)
class _Look:
    """One agent in one span of one snapshot."""

    snapshot: Snapshot
    number: int
    agent: Agent
    asked: Span
    view: CentreStandings

    def metrics(self, agents: list[int] | None, team: str | None = None) -> Metrics:
        """Metrics of the span for some agents."""
        return centre_metrics.metrics_over(self.snapshot, self.asked, agents, Filters(team=team))


def areas(desk: Desk, agent_id: str, filters: Filters) -> list[Area]:
    """Every behavior of one agent, ranked by expected points lost; the unexplained row last.

    Raises: NotFound for an agent outside the scope.
    """
    look = _look(desk, agent_id, filters)
    if look is None:
        return []
    total = look.view.totals.get(look.number)
    found = scoring_areas.areas(
        look.view.standings,
        look.agent.agent_id,
        total.average_score if total else None,
        total.mean_difference if total else 0.0,
    )
    return [area for area in found if filters.behavior in (None, area.behavior)]


def strengths(desk: Desk, agent_id: str, filters: Filters) -> list[Strength]:
    """Behaviors where the agent is surely better than colleagues on the same kinds of contacts.

    Raises: NotFound for an agent outside the scope.
    """
    look = _look(desk, agent_id, filters)
    return scoring_areas.strengths(look.view.standings, look.agent.agent_id) if look else []


def agent_view(desk: Desk, agent_id: str, filters: Filters) -> AgentView:
    """One agent's metrics against team, centre and the window before.

    Raises: NotFound for an agent outside the scope, and for anyone while nothing is loaded.
    """
    look = _look(desk, agent_id, filters)
    if look is None:
        raise unknown_agent(agent_id)
    now = look.metrics([look.number])
    total = look.view.totals.get(look.number)
    return AgentView(
        agent=look.agent,
        first_scored_day=_first_scored_day(desk, look),
        now=now,
        by_channel=now.by_channel,
        needs_coaching=bool(total and look.view.to_coach(total.position)),
        **_days(look, now),
        **_compared(look),
        **_evened_out(look),
        **_neighbours(desk, look),
        team_issues=team_issues(desk, look.snapshot, look.asked),
    )


def _look(desk: Desk, agent_id: str, filters: Filters) -> _Look | None:
    snapshot = desk.scores.current()
    if snapshot is None:
        return None
    number, agent = find_agent(desk, centre(desk, snapshot), agent_id)
    asked = span(desk, snapshot, filters)
    return _Look(snapshot, number, agent, asked, standings_of(desk, snapshot, asked))


def _first_scored_day(desk: Desk, look: _Look) -> date | None:
    found = rows(look.snapshot, "first_scored_day", agent_no=look.number, until=desk.today)
    day: date | None = found[0]["day"]
    return day


def _days(look: _Look, now: Metrics) -> dict[str, Any]:
    """The window, its whole weeks, and the metrics of the window before."""
    window = look.asked.window or centre_metrics.known_days(now)
    narrowed = ([look.number], Filters())
    return {
        "first": window.first if window else None,
        "last": window.last if window else None,
        "before": centre_metrics.metrics_before(look.snapshot, look.asked, *narrowed),
        "weeks": centre_metrics.weeks(look.snapshot, look.asked, window, *narrowed),
    }


def _compared(look: _Look) -> dict[str, Any]:
    """Score and handle time of the agent's team and of the centre, same window and kinds of contacts."""
    centre_now = look.metrics(None)
    team_now = look.metrics(None, look.agent.team) if look.agent.team else None
    return {
        "team_now": team_now,
        "team_average_score": team_now.average_score if team_now else None,
        "team_handle_seconds": team_now.average_handle_seconds if team_now else None,
        "centre_average_score": centre_now.average_score,
        "centre_handle_seconds": centre_now.average_handle_seconds,
    }


def _evened_out(look: _Look) -> dict[str, Any]:
    score, low, high = look.view.evened_out(look.number)
    return {"evened_out_score": score, "score_low": low, "score_high": high}


def _neighbours(desk: Desk, look: _Look) -> dict[str, Any]:
    """Ids of the agents before and after this one in the alphabet, within the viewer's scope."""
    known = centre(desk, look.snapshot)
    ids = [agent.agent_id for _, agent in in_order(known, visible(desk, known))]
    place = ids.index(look.agent.agent_id)
    return {
        "previous_agent_id": ids[place - 1] if place else None,
        "next_agent_id": ids[place + 1] if place + 1 < len(ids) else None,
    }
