"""Meeting notes. A private note never leaves this module for an agent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.engine import Connection

from coaching_lib.people import Viewer
from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import note, note_version


@dataclass(frozen=True)
class Note:
    """One note as it stands now. `visibility`: shared or private."""

    note_id: str
    plan_id: str
    author_id: str
    author_name: str
    visibility: str
    text: str
    created_at: datetime
    edited_at: datetime | None
    version: int


def add(
    connection: Connection,
    plan_id: str,
    author_id: str,
    author_name: str,
    visibility: str,
    text: str,
    at: datetime,
) -> str:
    """Write a note and its first version; returns its id."""
    number = new_id()
    connection.execute(
        note.insert().values(
            id=number,
            plan_id=parsed(plan_id),
            author_id=author_id,
            author_name=author_name,
            visibility=visibility,
            text=text,
            created_at=at,
        )
    )
    _keep_version(connection, number.hex, 1, text, author_id, at)
    return number.hex


def notes(connection: Connection, plan_id: str, viewer: Viewer) -> list[Note]:
    """The notes of a plan this viewer may read, oldest first."""
    query = select(note).where(note.c.plan_id == parsed(plan_id), note.c.deleted_at.is_(None))
    if viewer.is_agent:
        query = query.where(note.c.visibility == "shared")
    return [_note(row) for row in connection.execute(query.order_by(note.c.created_at, note.c.id))]


def find(connection: Connection, note_id: str, viewer: Viewer) -> Note | None:
    """One note this viewer may read; None otherwise."""
    query = select(note).where(note.c.id == parsed(note_id), note.c.deleted_at.is_(None))
    if viewer.is_agent:
        query = query.where(note.c.visibility == "shared")
    row = connection.execute(query).first()
    return _note(row) if row else None


def change(
    connection: Connection, note_id: str, seen: int, text: str, editor_id: str, at: datetime
) -> int | None:
    """Save a new text if nobody saved since version `seen`; the earlier ones are kept. None: somebody did."""
    changed = (
        update(note)
        .where(note.c.id == parsed(note_id), note.c.version == seen, note.c.deleted_at.is_(None))
        .values(text=text, edited_at=at, version=note.c.version + 1)
        .returning(note.c.version)
    )
    version = connection.execute(changed).scalar()
    if version is not None:
        _keep_version(connection, note_id, version, text, editor_id, at)
    return version


def remove(connection: Connection, note_id: str, at: datetime) -> bool:
    """Take a note away. False: it was already."""
    gone = update(note).where(note.c.id == parsed(note_id), note.c.deleted_at.is_(None))
    return connection.execute(gone.values(deleted_at=at, version=note.c.version + 1)).rowcount == 1


def _keep_version(
    connection: Connection, note_id: str, version: int, text: str, editor_id: str, at: datetime
) -> None:
    connection.execute(
        note_version.insert().values(
            note_id=parsed(note_id), version=version, text=text, editor_id=editor_id, at=at
        )
    )


def _note(row: Row[Any]) -> Note:
    return Note(
        note_id=row.id.hex,
        plan_id=row.plan_id.hex,
        author_id=row.author_id,
        author_name=row.author_name,
        visibility=row.visibility,
        text=row.text,
        created_at=row.created_at,
        edited_at=row.edited_at,
        version=row.version,
    )
