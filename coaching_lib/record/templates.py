"""Texts and action items a manager keeps under a name, to begin other plans with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import id_from, parsed
from coaching_lib.record.tables import plan_template
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class Template:
    """One of them. `items`: text, owner and days (due so many days after sharing, or None)."""

    template_id: str
    name: str
    behavior: str | None
    advice: str
    items: Sequence[Mapping[str, Any]]
    updated_at: datetime


def save(
    connection: Connection,
    owner_id: str,
    name: str,
    behavior: str | None,
    advice: str,
    items: Sequence[Mapping[str, Any]],
    at: datetime,
) -> str:
    """Keep a template; the same name again replaces it. Returns its id."""
    number = id_from("template", owner_id, name)
    values = {"behavior": behavior, "advice": advice, "items": [dict(item) for item in items]}
    kept = insert(connection, plan_template).values(
        id=number, owner_id=owner_id, name=name, updated_at=at, **values
    )
    changed = values | {"updated_at": at, "version": plan_template.c.version + 1}
    connection.execute(kept.on_conflict_do_update(index_elements=["owner_id", "name"], set_=changed))
    return number.hex


def forget(connection: Connection, owner_id: str, template_id: str) -> bool:
    """Remove one of the owner's. False: there is no such one."""
    own = (plan_template.c.id == parsed(template_id)) & (plan_template.c.owner_id == owner_id)
    return connection.execute(delete(plan_template).where(own)).rowcount == 1


def templates(connection: Connection, owner_id: str) -> list[Template]:
    """The owner's, by name."""
    query = select(plan_template).where(plan_template.c.owner_id == owner_id).order_by(plan_template.c.name)
    return [_template(row) for row in connection.execute(query)]


def _template(row: Row[Any]) -> Template:
    return Template(row.id.hex, row.name, row.behavior, row.advice, tuple(row.items), row.updated_at)
