"""The days of plans: shared, follow-up, action items, target; and what an agent should do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coaching_lib.coaching.plan import Plan


class Kind(StrEnum):
    """What a day of a plan is."""

    SHARED = "shared"
    FOLLOW_UP = "follow-up"
    DUE = "due"
    TARGET = "target"


ORDER = {Kind.DUE: 0, Kind.FOLLOW_UP: 1, Kind.TARGET: 2, Kind.SHARED: 3}
"""Of two things on one day the one that asks for more comes first."""


@dataclass(frozen=True)
class Item:
    """An action item as dates need it. `owner`: agent or manager."""

    item_id: str
    text: str
    owner: str
    due_on: date | None
    is_done: bool


@dataclass(frozen=True)
class PlanDate:
    """One day of one plan."""

    plan_id: str
    agent_id: str
    agent_name: str
    behavior: str
    kind: Kind
    on: date
    text: str = ""
    """Of a due day: what is to be done."""
    owner: str = ""
    """Of a due day: agent or manager."""
    item_id: str = ""
    is_done: bool = False


@dataclass(frozen=True)
class NextStep:
    """What an agent should do next. `on` None: now."""

    plan_id: str
    behavior: str
    kind: Kind
    on: date | None
    text: str = ""
    is_late: bool = False


def dates(plan: Plan, items: Iterable[Item] = ()) -> list[PlanDate]:
    """Every day of a plan in the order of time; a plan that is not shared has none."""
    if plan.shared_on is None:
        return []
    found = [_date(plan, Kind.SHARED, plan.shared_on), _date(plan, Kind.TARGET, plan.target_on)]
    if plan.follow_up_on is not None:
        found.append(_date(plan, Kind.FOLLOW_UP, plan.follow_up_on))
    for item in items:
        if item.due_on is not None:
            found.append(_due(plan, item, item.due_on))
    return sorted(found, key=in_time)


def in_time(found: PlanDate) -> tuple[date, int, str, str]:
    """Sorts days of plans: by day, then by what they ask for."""
    return found.on, ORDER[found.kind], found.behavior, found.plan_id


def next_step(plans: Sequence[Plan], found: Iterable[PlanDate], today: date) -> NextStep | None:
    """What an agent should do next: read a plan, an action item that is late, then the nearest day.

    Only running plans count. None: nothing is open.
    """
    running = {plan.plan_id: plan for plan in plans if plan.shared_on and plan.is_running(today)}
    unread = [plan for plan in running.values() if plan.acknowledged_at is None]
    if unread:
        first = min(unread, key=lambda plan: (plan.target_on, plan.plan_id))
        return NextStep(first.plan_id, first.behavior, Kind.SHARED, None)
    asked = sorted((day for day in found if day.plan_id in running and _is_open(day, today)), key=in_time)
    if not asked:
        return None
    day = asked[0]
    return NextStep(day.plan_id, day.behavior, day.kind, day.on, day.text, day.on < today)


def _is_open(day: PlanDate, today: date) -> bool:
    """Whether an agent has something to do on a day: own items until they are done, others until past."""
    if day.kind is Kind.DUE:
        return day.owner == "agent" and not day.is_done
    return day.kind is not Kind.SHARED and day.on >= today


def _date(plan: Plan, kind: Kind, on: date) -> PlanDate:
    return PlanDate(plan.plan_id, plan.agent_id, plan.agent_name, plan.behavior, kind, on)


def _due(plan: Plan, item: Item, on: date) -> PlanDate:
    return PlanDate(
        plan.plan_id,
        plan.agent_id,
        plan.agent_name,
        plan.behavior,
        Kind.DUE,
        on,
        text=item.text,
        owner=item.owner,
        item_id=item.item_id,
        is_done=item.is_done,
    )
