"""Another rubric tried on the contacts that are there, summed up for the screen; nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports.plans import listed
from coaching_lib.reports.verdicts import Judged, judge, shared_plans
from coaching_lib.reports.what_if import Sides, Trial, not_for_agents, sides
from coaching_lib.scoring.standing import Standings


@dataclass(frozen=True)
class TrialAgent:
    """One agent before and after; averages are computed from the behaviors, 0-100."""

    agent_id: str
    agent_name: str
    team: str | None
    average_before: float | None
    average_after: float | None
    enters: tuple[str, ...]
    """Behaviors that would newly need coaching."""
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class VerdictChange:
    """A finished plan that would be judged differently; status and evidence as words."""

    plan_id: str
    agent_name: str
    behavior: str
    before: str
    after: str


@dataclass(frozen=True)
class TrialOutcome:
    """What a rubric would change for the viewer's agents."""

    agents: tuple[TrialAgent, ...]
    """Those who enter or leave first, then the largest change of the average."""
    average_before: float | None
    """Over all their scored contacts, computed from the behaviors."""
    average_after: float | None
    required_before: int
    """Agents in Coaching Required."""
    required_after: int
    verdicts: tuple[VerdictChange, ...]
    """Finished plans; only another way with not applicable can change one."""
    is_na_mode_changed: bool

    @property
    def moved(self) -> tuple[TrialAgent, ...]:
        """Agents who would enter or leave Coaching Required with a behavior."""
        return tuple(agent for agent in self.agents if agent.enters or agent.leaves)


def rubric_trial(desk: Desk, trial: Trial, filters: Filters) -> TrialOutcome | None:
    """The viewer's agents under the present rubric and the tried one; None without scores.

    Raises: NotAllowed for an agent; NotFound for a behavior nobody knows or an agent out of scope.
    """
    if desk.viewer.is_agent:
        raise not_for_agents()
    found = sides(desk, trial, filters)
    if found is None:
        return None
    return TrialOutcome(
        agents=tuple(sorted((_agent(found, agent) for agent in found.agents), key=_order)),
        average_before=_average(found.before, found.agents),
        average_after=_average(found.after, found.agents),
        required_before=_required(found.before, found.agents),
        required_after=_required(found.after, found.agents),
        verdicts=tuple(_verdicts(desk, filters, trial.na_mode)),
        is_na_mode_changed=_is_other(desk, trial.na_mode),
    )


def _is_other(desk: Desk, na_mode: str | None) -> bool:
    snapshot = desk.scores.current()
    return snapshot is not None and na_mode not in (None, snapshot.na_mode)


def _verdicts(desk: Desk, filters: Filters, na_mode: str | None) -> Iterator[VerdictChange]:
    """Finished plans of the viewer's agents, judged both ways, where that makes a difference."""
    if not _is_other(desk, na_mode):
        return
    now = [judged for judged in listed(desk, filters) if not judged.plan.is_running(desk.today)]
    then = judge(desk, [judged.plan for judged in now], shared_plans(desk), na_mode)
    for before, after in zip(now, then, strict=True):
        if _words(before) != _words(after):
            plan = before.plan
            yield VerdictChange(plan.plan_id, plan.agent_name, plan.behavior, _words(before), _words(after))


def _words(judged: Judged) -> str:
    return f"{judged.verdict.status.value} · {judged.verdict.evidence.value}"


def _agent(found: Sides, agent: Agent) -> TrialAgent:
    change = found.of(agent)
    return TrialAgent(
        agent_id=agent.agent_id,
        agent_name=agent.agent_name,
        team=agent.team,
        average_before=change.average_before,
        average_after=change.average_after,
        enters=change.enters,
        leaves=change.leaves,
    )


def _order(agent: TrialAgent) -> tuple[bool, float, str]:
    moved = bool(agent.enters or agent.leaves)
    change = (agent.average_after or 0.0) - (agent.average_before or 0.0)
    return not moved, -abs(change), agent.agent_name


def _rows(standings: Standings, agents: Sequence[Agent]) -> list[int]:
    return [row for agent in agents if (row := standings.row(agent.agent_id)) is not None]


def _average(standings: Standings, agents: Sequence[Agent]) -> float | None:
    rows = _rows(standings, agents)
    scored = float(standings.scored[rows].sum())
    return 100 - float(standings.points_lost[rows].sum()) / scored if scored else None


def _required(standings: Standings, agents: Sequence[Agent]) -> int:
    return int(standings.needs_coaching[_rows(standings, agents)].any(axis=1).sum())
