"""Filters a viewer keeps under a name, per page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import id_from, parsed
from coaching_lib.record.tables import saved_filter
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class SavedFilter:
    """One of them. `query`: what stands behind the question mark in the address."""

    filter_id: str
    name: str
    query: str
    created_at: datetime


def save(connection: Connection, owner_id: str, page: str, name: str, query: str, at: datetime) -> str:
    """Keep a query under a name; the same name again replaces it. Returns the id."""
    number = id_from("filter", owner_id, page, name)
    values = {
        "id": number,
        "owner_id": owner_id,
        "page": page,
        "name": name,
        "query": query,
        "created_at": at,
    }
    kept = insert(connection, saved_filter).values(**values)
    connection.execute(
        kept.on_conflict_do_update(index_elements=["owner_id", "page", "name"], set_={"query": query})
    )
    return number.hex


def forget(connection: Connection, owner_id: str, filter_id: str) -> bool:
    """Remove one of the owner's. False: there is no such one."""
    own = (saved_filter.c.id == parsed(filter_id)) & (saved_filter.c.owner_id == owner_id)
    return connection.execute(delete(saved_filter).where(own)).rowcount == 1


def saved(connection: Connection, owner_id: str, page: str) -> list[SavedFilter]:
    """The owner's of one page, by name."""
    own = (saved_filter.c.owner_id == owner_id) & (saved_filter.c.page == page)
    rows = connection.execute(select(saved_filter).where(own).order_by(saved_filter.c.name))
    return [SavedFilter(row.id.hex, row.name, row.query, row.created_at) for row in rows]
