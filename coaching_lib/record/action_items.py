"""Action items of a plan: who does what until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import action_item


@dataclass(frozen=True)
class ActionItem:
    """One item. `owner`: agent or manager."""

    item_id: str
    text: str
    owner: str
    due_on: date | None
    done_at: datetime | None
    version: int


def add(connection: Connection, plan_id: str, text: str, owner: str, due_on: date | None) -> str:
    """Add an item at the end of the plan's list; returns its id."""
    number, parent = new_id(), parsed(plan_id)
    last = select(func.coalesce(func.max(action_item.c.position), 0)).where(action_item.c.plan_id == parent)
    connection.execute(
        action_item.insert().values(
            id=number,
            plan_id=parent,
            text=text,
            owner=owner,
            due_on=due_on,
            position=last.scalar_subquery() + 1,
        )
    )
    return number.hex


def items(connection: Connection, plan_id: str) -> list[ActionItem]:
    """The items of a plan in their order."""
    query = select(action_item).where(action_item.c.plan_id == parsed(plan_id))
    rows = connection.execute(query.order_by(action_item.c.position))
    return [ActionItem(row.id.hex, row.text, row.owner, row.due_on, row.done_at, row.version) for row in rows]
