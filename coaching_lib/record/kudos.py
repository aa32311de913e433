"""Praise: written by a manager, read by the agent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import kudos


@dataclass(frozen=True)
class Praise:
    """One of them, perhaps about a behavior or one interaction."""

    praise_id: str
    agent_id: str
    author_id: str
    author_name: str
    behavior: str | None
    interaction_id: str | None
    text: str
    created_at: datetime


def add(
    connection: Connection,
    agent_id: str,
    author_id: str,
    author_name: str,
    text: str,
    at: datetime,
    behavior: str | None = None,
    interaction_id: str | None = None,
) -> str:
    """Write praise; returns its id."""
    number = new_id()
    connection.execute(
        kudos.insert().values(
            id=number,
            agent_id=agent_id,
            author_id=author_id,
            author_name=author_name,
            behavior=behavior,
            interaction_id=interaction_id,
            text=text,
            created_at=at,
        )
    )
    return number.hex


def of_agent(connection: Connection, agent_id: str) -> list[Praise]:
    """What one agent was praised for, the newest first."""
    query = select(kudos).where(kudos.c.agent_id == agent_id, kudos.c.deleted_at.is_(None))
    return [_praise(row) for row in connection.execute(query.order_by(kudos.c.created_at.desc(), kudos.c.id))]


def find(connection: Connection, praise_id: str) -> Praise | None:
    """One of them; None where it is unknown or was taken back."""
    query = select(kudos).where(kudos.c.id == parsed(praise_id), kudos.c.deleted_at.is_(None))
    row = connection.execute(query).first()
    return _praise(row) if row else None


def take_back(connection: Connection, praise_id: str, at: datetime) -> bool:
    """Take praise back. False: it was already."""
    gone = update(kudos).where(kudos.c.id == parsed(praise_id), kudos.c.deleted_at.is_(None))
    return connection.execute(gone.values(deleted_at=at)).rowcount == 1


def _praise(row: Row[Any]) -> Praise:
    return Praise(
        row.id.hex,
        row.agent_id,
        row.author_id,
        row.author_name,
        row.behavior,
        row.interaction_id,
        row.text,
        row.created_at,
    )
