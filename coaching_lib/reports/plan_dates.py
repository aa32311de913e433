"""The days of the plans in scope, for calendar and calendar file, and what the agent does next."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time

from coaching_lib.coaching.dates import Item, Kind, NextStep, PlanDate, dates, in_time, next_step
from coaching_lib.coaching.plan import Plan
from coaching_lib.delivery.calendar_file import Entry, calendar
from coaching_lib.delivery.links import plan_url
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.record import Connection, action_items
from coaching_lib.reports.plans import narrowed
from coaching_lib.reports.verdicts import in_scope, shared_plans

WORDS = {
    Kind.SHARED: "Plan shared",
    Kind.FOLLOW_UP: "Follow-up",
    Kind.DUE: "Due",
    Kind.TARGET: "Target date",
}


def plan_dates(desk: Desk, filters: Filters) -> list[PlanDate]:
    """Every day of every plan in scope that is shared and not withdrawn, in the order of time.

    Filters narrow as in `plans`. Raises: NotFound for an agent outside the scope.
    """
    found = _plans(desk, filters)
    items = _items(desk, found)
    days = [day for plan in found for day in dates(plan, items[plan.plan_id])]
    return sorted(days, key=in_time)


def next_steps(desk: Desk, agent_id: str) -> NextStep | None:
    """What this agent should do next; None: nothing is open.

    Raises: NotFound for an agent outside the scope.
    """
    filters = Filters(agent_ids=(agent_id,))
    return next_step(_plans(desk, filters), plan_dates(desk, filters), desk.today)


def calendar_file(desk: Desk, filters: Filters) -> bytes:
    """The days of `plan_dates` as an .ics file; days that are over stay in it.

    Raises: NotFound for an agent outside the scope.
    """
    stamp = datetime.combine(desk.today, time(12), desk.settings.zone)
    entries = [_entry(desk, day) for day in plan_dates(desk, filters)]
    return calendar(entries, stamp, "My coaching plans" if desk.viewer.is_agent else "Coaching plans")


def _plans(desk: Desk, filters: Filters) -> list[Plan]:
    shown = [plan for plan in in_scope(desk, shared_plans(desk)) if plan.deleted_at is None]
    return narrowed(desk, filters, shown)


def _items(desk: Desk, plans: list[Plan]) -> dict[str, list[Item]]:
    with desk.record.reading() as connection:
        return _by_plan(connection, [plan.plan_id for plan in plans])


def _by_plan(connection: Connection, plan_ids: list[str]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for plan_id, item in action_items.items_of(connection, plan_ids):
        known = Item(item.item_id, item.text, item.owner, item.due_on, item.done_at is not None)
        found[plan_id].append(known)
    return found


def _entry(desk: Desk, day: PlanDate) -> Entry:
    who = "" if desk.viewer.is_agent else f" ({day.agent_name})"
    link = plan_url(desk.settings.public_url, day.plan_id, day.agent_id)
    return Entry(
        uid=f"{day.plan_id}-{day.item_id or day.kind.value}",
        on=day.on,
        summary=f"{WORDS[day.kind]}: {day.text or day.behavior}{who}",
        description=day.behavior if day.text else "",
        url=link,
    )
