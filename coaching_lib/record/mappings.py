"""Saved answers to unknown layouts: which column of an export is which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id
from coaching_lib.record.tables import mapping
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class SavedMapping:
    """One saved mapping."""

    name: str
    fingerprint: str
    mapping: Mapping[str, Any]
    version: int


def save(
    connection: Connection,
    name: str,
    fingerprint: str,
    columns: Mapping[str, Any],
    made_by: str,
    at: datetime,
) -> None:
    """Save a mapping under its name; a later one of the same name replaces it."""
    values = {"fingerprint": fingerprint, "mapping": dict(columns), "made_by": made_by, "updated_at": at}
    added = insert(connection, mapping).values(id=new_id(), name=name, **values)
    replaced = added.on_conflict_do_update(
        index_elements=["name"], set_=values | {"version": mapping.c.version + 1}
    )
    connection.execute(replaced)


def find(connection: Connection, name_or_fingerprint: str) -> SavedMapping | None:
    """The mapping with this name or for this kind of file, the newest first; None without one."""
    wanted = or_(mapping.c.name == name_or_fingerprint, mapping.c.fingerprint == name_or_fingerprint)
    row = connection.execute(select(mapping).where(wanted).order_by(mapping.c.updated_at.desc())).first()
    return SavedMapping(row.name, row.fingerprint, row.mapping, row.version) if row else None
