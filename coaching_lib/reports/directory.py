"""Every agent the viewer may see: figures, trend and the last coaching."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coaching_lib.coaching.status import Status
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports.answers.agents import AgentRow, DirectoryPage, DirectoryRow
from coaching_lib.reports.centre import Centre, centre, fold
from coaching_lib.reports.scope import by_name, chosen, plain, visible
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.standings import CentreStandings, standings_of
from coaching_lib.reports.trends import trend, weekly_scores
from coaching_lib.reports.verdicts import Judged, judged_plans
from coaching_lib.scores import Snapshot

ONLY = ("needs-coaching", "improving", "open-plan", "never-coached")


@dataclass(frozen=True)
class _Look:
    """One question about many agents."""

    desk: Desk
    snapshot: Snapshot
    known: Centre
    asked: Span
    view: CentreStandings
    plans: dict[str, list[Judged]]
    """Plans that are not deleted, by folded agent id, newest share day first."""


def agents(desk: Desk, filters: Filters) -> list[AgentRow]:
    """One row per agent in scope, in the order of the alphabet; agents without contacts too.

    Raises: NotFound for an agent outside the scope.
    """
    look = _look(desk, filters)
    if look is None:
        return []
    return [_row(look, number, agent) for number, agent in by_name(chosen(desk, look.known, filters))]


def directory(
    desk: Desk,
    filters: Filters,
    search: str = "",
    only: str | None = None,
    page: int = 0,
    page_size: int = 50,
) -> DirectoryPage:
    """One page of the agents in scope that match. `search`: in name, team and e-mail, accents ignored.

    `only`: needs-coaching, improving, open-plan or never-coached. Raises: InvalidInput for another word.
    """
    if only is not None and only not in ONLY:
        raise InvalidInput(f"There is no filter {only!r}.", f"Choose one of {', '.join(ONLY)}.")
    look = _look(desk, filters)
    if look is None:
        return DirectoryPage((), 0, 0)
    found = [
        pair
        for pair in by_name(chosen(desk, look.known, filters))
        if _matches(pair[1], search) and _is_kept(look, *pair, only)
    ]
    shown = found[page * page_size : (page + 1) * page_size]
    return DirectoryPage(_directory_rows(look, shown), len(found), len(visible(desk, look.known)))


def agent_names(desk: Desk, search: str = "") -> list[tuple[str, str, str | None]]:
    """(agent_id, name, team) of the agents in scope that match, for pickers."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    found = by_name(visible(desk, centre(desk, snapshot)))
    return [(a.agent_id, a.agent_name, a.team) for _, a in found if _matches(a, search)]


def _look(desk: Desk, filters: Filters) -> _Look | None:
    snapshot = desk.scores.current()
    if snapshot is None:
        return None
    asked = span(desk, snapshot, filters)
    view = standings_of(desk, snapshot, asked)
    plans: dict[str, list[Judged]] = {}
    for judged in judged_plans(desk):
        plans.setdefault(fold(judged.plan.agent_id), []).append(judged)
    return _Look(desk, snapshot, centre(desk, snapshot), asked, view, plans)


def _row(look: _Look, number: int, agent: Agent) -> AgentRow:
    total = look.view.totals.get(number)
    score, low, high = look.view.evened_out(number)
    to_coach = look.view.to_coach(total.position) if total else []
    plans = look.plans.get(fold(agent.agent_id), [])
    return AgentRow(
        agent_id=agent.agent_id,
        agent_name=agent.agent_name,
        team=agent.team,
        manager=agent.manager,
        interactions=total.interactions if total else 0,
        scored_interactions=total.scored if total else 0,
        average_score=total.average_score if total else None,
        evened_out_score=score,
        score_low=low,
        score_high=high,
        average_handle_seconds=total.average_handle_seconds if total else None,
        needs_coaching=bool(to_coach),
        behaviors_to_coach=tuple(to_coach),
        last_plan_status=plans[0].verdict.status.value if plans else None,
        last_plan_evidence=plans[0].verdict.evidence.value if plans else None,
        improving=_is_improving(look.desk, plans),
    )


def _is_improving(desk: Desk, plans: Iterable[Judged]) -> bool | None:
    """Whether the last finished plan is Improvement; None without a finished one."""
    finished = [judged for judged in plans if not judged.plan.is_running(desk.today)]
    if not finished:
        return None
    return max(finished, key=Judged.finished_order).verdict.status is Status.IMPROVEMENT


def _matches(agent: Agent, search: str) -> bool:
    wanted = plain(search).split()
    place = plain(" ".join(filter(None, (agent.agent_name, agent.team, agent.email))))
    return all(word in place for word in wanted)


def _is_kept(look: _Look, number: int, agent: Agent, only: str | None) -> bool:
    plans = look.plans.get(fold(agent.agent_id), [])
    if only == "needs-coaching":
        total = look.view.totals.get(number)
        return bool(total and look.view.to_coach(total.position))
    if only == "improving":
        return _is_improving(look.desk, plans) is True
    if only == "open-plan":
        return any(judged.plan.is_running(look.desk.today) for judged in plans)
    return only != "never-coached" or not plans


def _directory_rows(look: _Look, shown: list[tuple[int, Agent]]) -> tuple[DirectoryRow, ...]:
    before = standings_of(look.desk, look.snapshot, look.asked.before) if look.asked.before else None
    weekly = weekly_scores(look.desk, look.snapshot, look.asked, [number for number, _ in shown])
    return tuple(_directory_row(look, before, weekly, number, agent) for number, agent in shown)


def _directory_row(
    look: _Look,
    before: CentreStandings | None,
    weekly: dict[int, tuple[float | None, ...]],
    number: int,
    agent: Agent,
) -> DirectoryRow:
    plans = look.plans.get(fold(agent.agent_id), [])
    change, direction = trend(look.view, before, number)
    return DirectoryRow(
        agent=_row(look, number, agent),
        email=agent.email,
        weekly_scores=weekly.get(number, ()),
        change=change,
        direction=direction,
        last_coached_on=plans[0].plan.shared_on if plans else None,
        open_plans=sum(judged.plan.is_running(look.desk.today) for judged in plans),
    )
