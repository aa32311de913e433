"""Contacts kept as a good or a bad example of a behavior."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id
from coaching_lib.record.tables import bookmark
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class Bookmark:
    """One kept example. kind: good or bad."""

    interaction_id: str
    behavior: str
    kind: str
    text: str | None
    made_at: datetime


def keep(connection: Connection, new: Bookmark, made_by: str) -> None:
    """Keep an example, in place of an earlier word on the same contact and behavior."""
    values = {"kind": new.kind, "text": new.text, "made_by": made_by, "made_at": new.made_at}
    where = {"interaction_id": new.interaction_id, "behavior": new.behavior}
    added = insert(connection, bookmark).values(id=new_id(), **where, **values)
    connection.execute(added.on_conflict_do_update(index_elements=list(where), set_=values))


def remove(connection: Connection, interaction_id: str, behavior: str) -> bool:
    """Let an example go. False: it was not kept."""
    gone = delete(bookmark).where(
        bookmark.c.interaction_id == interaction_id, bookmark.c.behavior == behavior
    )
    return connection.execute(gone).rowcount == 1


def bookmarks(connection: Connection, interaction_id: str | None = None) -> list[Bookmark]:
    """The kept examples, newest first: all, or those of one contact."""
    query = select(bookmark).order_by(bookmark.c.made_at.desc(), bookmark.c.behavior)
    if interaction_id is not None:
        query = query.where(bookmark.c.interaction_id == interaction_id)
    return [
        Bookmark(row.interaction_id, row.behavior, row.kind, row.text, row.made_at)
        for row in connection.execute(query)
    ]
