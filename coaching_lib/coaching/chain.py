"""Which plans belong together, and who counts as an un-coached colleague.

All functions take the plans shared up to today, deleted ones included: a withdrawn plan still was coaching.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coaching_lib.coaching.plan import Plan


@dataclass(frozen=True)
class _Share:
    """The days a shared plan covers."""

    plan_id: str
    agent_id: str
    first: date
    last: date

    def meets(self, first: date, last: date) -> bool:
        """Whether the two spans have a day in common."""
        return self.first <= last and self.last >= first


def chain_start(plan: Plan, plans: Collection[Plan]) -> date:
    """First share day of the chain: same agent and behavior, S <= an earlier one's T, transitively.

    Raises: ValueError for a plan that is not shared.
    """
    if plan.shared_on is None:
        raise ValueError("A plan that is not shared has no first day.")
    start, own = plan.shared_on, _own(plan, plans)
    while earlier := [other.first for other in own if other.first < start <= other.last]:
        start = min(earlier)
    return start


def peers(plan: Plan, plans: Collection[Plan], agent_ids: Iterable[str]) -> frozenset[str]:
    """Agents with no shared plan on the behavior overlapping [S - 90 days, T], S = first share of the chain.

    The fit itself leaves out those with fewer than 5 contacts in either window.
    """
    first, last = _watched(plan, plans)
    return uncoached(plan.behavior, first, last, plans, agent_ids) - {plan.agent_id}


def uncoached(
    behavior: str, first: date, last: date, plans: Collection[Plan], agent_ids: Iterable[str]
) -> frozenset[str]:
    """Agents with no shared plan on the behavior that has a day in common with these."""
    coached = {other.agent_id for other in _on_behavior(behavior, plans) if other.meets(first, last)}
    return frozenset(agent_ids) - coached


def is_overlapped(plan: Plan, plans: Collection[Plan]) -> bool:
    """Whether another plan of the same agent and behavior meets [S - 90 days, T], ends included."""
    first, last = _watched(plan, plans)
    return any(other.meets(first, last) for other in _own(plan, plans))


def _watched(plan: Plan, plans: Collection[Plan]) -> tuple[date, date]:
    """[S - 90 days, T] of the plan's chain."""
    return chain_start(plan, plans) - timedelta(days=plan.rule.baseline_days), plan.target_on


def _on_behavior(behavior: str, plans: Collection[Plan]) -> list[_Share]:
    """Shared plans on a behavior."""
    return [
        _Share(other.plan_id, other.agent_id, other.shared_on, other.target_on)
        for other in plans
        if other.shared_on is not None and other.behavior == behavior
    ]


def _own(plan: Plan, plans: Collection[Plan]) -> list[_Share]:
    """The agent's other plans on the same behavior."""
    shares = _on_behavior(plan.behavior, plans)
    return [each for each in shares if each.agent_id == plan.agent_id and each.plan_id != plan.plan_id]
