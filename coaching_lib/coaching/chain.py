"""Which plans belong together, and who counts as an un-coached colleague.

All functions take the plans shared up to today, deleted ones included: a withdrawn plan still was coaching.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coaching_lib.coaching.plan import Plan


def chain_start(plan: Plan, plans: Iterable[Plan]) -> date:
    """First share day of the chain: same agent and behavior, S <= an earlier one's T, transitively."""
    raise NotImplementedError


def peers(plan: Plan, plans: Iterable[Plan], agent_ids: Iterable[str]) -> frozenset[str]:
    """Agents with no shared plan on the behavior overlapping [S - 90 days, T], S = first share of the chain.

    The fit itself leaves out those with fewer than 5 contacts in either window.
    """
    raise NotImplementedError


def is_overlapped(plan: Plan, plans: Iterable[Plan]) -> bool:
    """Whether another plan of the same agent and behavior meets [S - 90 days, T], ends included."""
    raise NotImplementedError
