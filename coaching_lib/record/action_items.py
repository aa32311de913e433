"""Action items of a plan: who does what until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
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
    return [_item(row) for row in connection.execute(query.order_by(action_item.c.position))]


def items_of(connection: Connection, plan_ids: Iterable[str]) -> list[tuple[str, ActionItem]]:
    """The items of some plans in their order, each with its plan's id."""
    wanted = [parsed(plan_id) for plan_id in plan_ids]
    query = select(action_item).where(action_item.c.plan_id.in_(wanted))
    rows = connection.execute(query.order_by(action_item.c.plan_id, action_item.c.position))
    return [(row.plan_id.hex, _item(row)) for row in rows]


def find(connection: Connection, item_id: str) -> tuple[str, ActionItem] | None:
    """One item with its plan's id; None for an unknown id."""
    row = connection.execute(select(action_item).where(action_item.c.id == parsed(item_id))).first()
    return (row.plan_id.hex, _item(row)) if row else None


def check(connection: Connection, item_id: str, seen: int, done_at: datetime | None) -> bool:
    """Tick an item off (`done_at`) or open it again (None). False: somebody changed it since `seen`."""
    ticked = update(action_item).where(action_item.c.id == parsed(item_id), action_item.c.version == seen)
    values = {"done_at": done_at, "version": action_item.c.version + 1}
    return connection.execute(ticked.values(**values)).rowcount == 1


def remove(connection: Connection, item_id: str) -> bool:
    """Take an item away. False: it was gone already."""
    return connection.execute(delete(action_item).where(action_item.c.id == parsed(item_id))).rowcount == 1


def _item(row: Row[Any]) -> ActionItem:
    return ActionItem(row.id.hex, row.text, row.owner, row.due_on, row.done_at, row.version)
