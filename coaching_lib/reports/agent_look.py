"""One look at many agents side by side: where they stand, what is coached, and who is among the listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from coaching_lib.coaching.status import Status
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports.answers.agents import AgentRow
from coaching_lib.reports.centre import Centre, centre, fold, key_of
from coaching_lib.reports.memo import ANSWERS
from coaching_lib.reports.scope import chosen, in_order
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.standings import CentreStandings, standings_of
from coaching_lib.reports.verdicts import Judged, judged_plans
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.average import Z90
from coaching_lib.scoring.ranks import Ranks, ranks

Numbered = tuple[int, Agent]
"""(agent_no, agent)."""


@dataclass(frozen=True)
class Look:
    """One question about many agents."""

    desk: Desk
    snapshot: Snapshot
    known: Centre
    asked: Span
    view: CentreStandings
    agents: list[Numbered]
    """Those asked about, in the order of the alphabet."""
    plans: dict[str, list[Judged]]
    """Plans that are not deleted, by folded agent id, newest share day first."""

    def plans_of(self, agent: Agent) -> list[Judged]:
        """The plans of one agent, newest share day first."""
        return self.plans.get(fold(agent.agent_id), [])

    def needs_coaching(self, number: int) -> bool:
        """Whether an agent surely needs coaching on anything."""
        total = self.view.totals.get(number)
        return bool(total and self.view.standings.needs_coaching[total.position].any())

    def points_to_gain(self, number: int) -> float:
        """Expected points lost to the behaviors on which an agent surely needs coaching."""
        if not self.needs_coaching(number):
            return 0.0
        found, at = self.view.standings, self.view.totals[number].position
        return float(found.expected_points_lost[at][found.needs_coaching[at]].sum())

    def is_improving(self, agent: Agent) -> bool | None:
        """Whether the last finished plan is Improvement; None without a finished one."""
        return _is_improving(self.desk, self.plans_of(agent))

    def has_open_plan(self, agent: Agent) -> bool:
        """Whether a plan is running today."""
        return any(judged.plan.is_running(self.desk.today) for judged in self.plans_of(agent))

    @cached_property
    def before(self) -> CentreStandings | None:
        """Standings of the window before."""
        return standings_of(self.desk, self.snapshot, self.asked.before) if self.asked.before else None

    def rank(self, number: int) -> tuple[int, int] | None:
        """Best and worst place of the agent's average among those asked about; None where not sure."""
        at = self._places.get(number)
        if at is None or not self._ranks.is_sure(at):
            return None
        return int(self._ranks.low[at]), int(self._ranks.high[at])

    @property
    def score_ends(self) -> tuple[float, float]:
        """Lowest and highest end of a range of an average in the centre, points; 0 and 100 without any."""
        low, high = self.view.scores.low, self.view.scores.high
        if not np.isfinite(low).any():
            return 0.0, 100.0
        return float(np.nanmin(low)), float(np.nanmax(high))

    @property
    def centre_score(self) -> float | None:
        """Average score of the whole centre; None without a scored contact."""
        scored = sum(total.scored for total in self.view.totals.values())
        return sum(total.score_sum for total in self.view.totals.values()) / scored if scored else None

    @property
    def ranked(self) -> int:
        """Agents with a place: those asked about with a scored contact."""
        return self._ranks.count

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, (number, _) in enumerate(self.agents)}

    @cached_property
    def _ranks(self) -> Ranks:
        numbers = tuple(number for number, _ in self.agents)
        key = key_of(self.snapshot, "ranks", self.asked, numbers)
        return ANSWERS.once(key, lambda: _ranks(self.view, numbers))


def look(desk: Desk, filters: Filters) -> Look | None:
    """The viewer's agents under these filters; None without scores.

    Raises: NotFound for an agent outside the scope.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return None
    asked, known = span(desk, snapshot, filters), centre(desk, snapshot)
    plans: dict[str, list[Judged]] = {}
    for judged in judged_plans(desk):
        plans.setdefault(fold(judged.plan.agent_id), []).append(judged)
    agents = in_order(known, chosen(desk, known, filters))
    return Look(desk, snapshot, known, asked, standings_of(desk, snapshot, asked), agents, plans)


def agent_row(found: Look, number: int, agent: Agent) -> AgentRow:
    """One agent as lists show it."""
    total = found.view.totals.get(number)
    score, low, high = found.view.evened_out(number)
    to_coach = found.view.to_coach(total.position) if total else []
    plans = found.plans_of(agent)
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
        improving=found.is_improving(agent),
    )


def _is_improving(desk: Desk, plans: Iterable[Judged]) -> bool | None:
    finished = [judged for judged in plans if not judged.plan.is_running(desk.today)]
    if not finished:
        return None
    return max(finished, key=Judged.finished_order).verdict.status is Status.IMPROVEMENT


def _ranks(view: CentreStandings, numbers: tuple[int, ...]) -> Ranks:
    """Ranks of the evened-out averages; the posterior's spread is the range's half over 1.645."""
    totals = [view.totals.get(number) for number in numbers]
    at = np.array([total.position if total else -1 for total in totals], dtype=np.int64)
    scores = view.scores
    pad = [np.append(values, np.nan) for values in (scores.score, scores.high)]
    score, high = pad[0][at], pad[1][at]
    return ranks(score, (high - score) / Z90)
