"""An organisation's own playbooks: the present words under a name, and the last ones before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id
from coaching_lib.record.tables import playbook
from coaching_lib.record.types import insert

VERSIONS_KEPT = 20


@dataclass(frozen=True)
class Version:
    """The words of a playbook as they once were."""

    version: int
    table: Mapping[str, Any]
    made_by: str
    at: str
    """The moment they were saved, ISO, UTC."""


@dataclass(frozen=True)
class KeptPlaybook:
    """One playbook of the record."""

    name: str
    version: int
    table: Mapping[str, Any]
    """As `advice.playbook.playbook` reads it."""
    made_by: str
    updated_at: datetime
    is_removed: bool
    earlier: tuple[Version, ...]
    """The versions before this one, newest first."""


def playbooks(connection: Connection) -> list[KeptPlaybook]:
    """Every playbook by name, removed ones too."""
    return [_kept(row) for row in connection.execute(select(playbook).order_by(playbook.c.name))]


def find(connection: Connection, name: str) -> KeptPlaybook | None:
    """One playbook, removed or not; None for an unknown name."""
    row = connection.execute(select(playbook).where(playbook.c.name == name)).first()
    return _kept(row) if row else None


def save(
    connection: Connection, name: str, table: Mapping[str, Any], made_by: str, seen: int, at: datetime
) -> int | None:
    """Save other words if nobody saved since version `seen` (0: there was none); the last ones are kept.

    Returns the new version, else None. A removed playbook is there again.
    """
    known = find(connection, name)
    body = {"table": dict(table), "earlier": _earlier(known)}
    values = {"body": body, "made_by": made_by, "version": seen + 1, "updated_at": at, "deleted_at": None}
    added = insert(connection, playbook).values(id=new_id(), name=name, **values)
    saved = added.on_conflict_do_update(
        index_elements=["name"], set_=values, where=playbook.c.version == seen
    )
    row = connection.execute(saved.returning(playbook.c.version)).first()
    return int(row.version) if row and (known is not None or seen == 0) else None


def remove(connection: Connection, name: str, seen: int, at: datetime) -> bool:
    """Take a playbook out of use; its words are kept. False: somebody saved since `seen`, or it is gone."""
    there = (playbook.c.name == name) & (playbook.c.version == seen) & playbook.c.deleted_at.is_(None)
    return connection.execute(update(playbook).where(there).values(deleted_at=at)).rowcount == 1


def _earlier(known: KeptPlaybook | None) -> list[dict[str, Any]]:
    if known is None:
        return []
    last = Version(known.version, known.table, known.made_by, known.updated_at.isoformat())
    return [dict(vars(each)) for each in (last, *known.earlier)][:VERSIONS_KEPT]


def _kept(row: Row[Any]) -> KeptPlaybook:
    return KeptPlaybook(
        name=row.name,
        version=row.version,
        table=row.body["table"],
        made_by=row.made_by,
        updated_at=row.updated_at,
        is_removed=row.deleted_at is not None,
        earlier=tuple(Version(**each) for each in row.body["earlier"]),
    )
