"""How much is coached: plans by outcome, and what was shared lately."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coaching_lib.coaching.status import Evidence, Status
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.periods import WINDOW_DAYS
from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.reports.centre import fold
from coaching_lib.reports.plans import plan_cards


@dataclass(frozen=True)
class Outcome:
    """The plans of one status and evidence."""

    status: str
    evidence: str
    plans: int
    share: float
    """Of all plans, 0-1."""


@dataclass(frozen=True)
class Activity:
    """Plans of the viewer's agents: all of them by outcome, and those shared in some days up to today."""

    plans: int
    running: int
    outcomes: tuple[Outcome, ...]
    """In the order of the statuses, the surest evidence first; only those that occur."""
    first: date | None
    """First day looked at; None: since the first plan."""
    shared: int
    agents: int
    """Agents to whom a plan was shared."""
    coaches: int
    seen: int
    """Of the shared ones: opened or read by the agent."""


def activity(desk: Desk, filters: Filters) -> Activity:
    """Plans by outcome, whenever they were shared, and the sharing of as many days as the filters span.

    Without days in the filters: the last 90 up to today. Raises: NotFound for an agent outside the scope.
    """
    cards, first = plan_cards(desk, replace(filters, first=None, last=None)), _first(desk, filters)
    lately = [card for card in cards if first is None or card.row.shared_on >= first]
    return Activity(
        plans=len(cards),
        running=sum(not card.is_finished for card in cards),
        outcomes=_outcomes(cards),
        first=first,
        shared=len(lately),
        agents=len({fold(card.row.agent_id) for card in lately}),
        coaches=len({card.author_name for card in lately}),
        seen=sum(card.opened_at is not None or card.row.acknowledged_at is not None for card in lately),
    )


def _first(desk: Desk, filters: Filters) -> date | None:
    """Scores end some days before today, sharing does not: the same number of days, up to today."""
    if filters.is_all_time:
        return None
    days = (filters.last - filters.first).days + 1 if filters.first and filters.last else WINDOW_DAYS
    return desk.today - timedelta(days=days - 1)


def _outcomes(cards: Sequence[PlanCard]) -> tuple[Outcome, ...]:
    counted = Counter((card.row.status, card.row.evidence) for card in cards)
    return tuple(
        Outcome(status.value, evidence.value, found, found / len(cards))
        for status in Status
        for evidence in reversed(Evidence)
        if (found := counted[status.value, evidence.value])
    )
