"""The audit: who did what to what, append only. Ids only; a person is a random key that can be forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id
from coaching_lib.record.tables import audit, audit_key
from coaching_lib.record.types import insert

_AGENT = "agent:"


@dataclass(frozen=True)
class AuditEntry:
    """One line of the audit."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    result: str
    data: Mapping[str, Any]


def log(
    connection: Connection, actor_id: str, action: str, subject: str, data: Mapping[str, Any] | None = None
) -> None:
    """Write one line; the last statement of every action.

    `actor_id` and `subject` as `operator`, `agent:<agent_id>` or `plan:<id>`; agents' own ids are replaced by
    keys. `data` holds ids and numbers only, never names or texts.
    """
    connection.execute(
        audit.insert().values(
            actor=_without_person(connection, actor_id),
            action=action,
            subject=_without_person(connection, subject),
            result="done",
            data=dict(data or {}),
        )
    )


def entries(connection: Connection) -> list[AuditEntry]:
    """The whole audit, oldest first."""
    rows = connection.execute(select(audit).order_by(audit.c.seq))
    return [AuditEntry(**row._mapping) for row in rows]


def _without_person(connection: Connection, who: str) -> str:
    if not who.startswith(_AGENT):
        return who
    agent_id = who.removeprefix(_AGENT)
    added = insert(connection, audit_key).values(key=new_id(), agent_id=agent_id)
    connection.execute(added.on_conflict_do_nothing(index_elements=["agent_id"]))
    key = connection.execute(select(audit_key.c.key).where(audit_key.c.agent_id == agent_id)).scalar_one()
    return f"{_AGENT}{key.hex}"
