"""Rows of Coaching Required that a manager set aside, with the reason and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import queue_skip


@dataclass(frozen=True)
class QueueSkip:
    """One row set aside. `until_on`: the last day it holds; None: until it is taken back."""

    skip_id: str
    agent_id: str
    behavior: str
    reason: str
    skipped_by: str
    at: datetime
    until_on: date | None
    deleted_at: datetime | None = None


@dataclass(frozen=True)
class NewSkip:
    """What is set aside, and by whom."""

    agent_id: str
    behavior: str
    reason: str
    skipped_by: str
    at: datetime
    until_on: date | None = None


def add(connection: Connection, new: NewSkip) -> str:
    """Set a row aside; returns the id."""
    number = new_id()
    connection.execute(queue_skip.insert().values(id=number, **vars(new)))
    return number.hex


def take_back(connection: Connection, skip_id: str, at: datetime) -> bool:
    """Take one back. False: there is no such one, or it was taken back before."""
    standing_one = (queue_skip.c.id == parsed(skip_id)) & queue_skip.c.deleted_at.is_(None)
    return connection.execute(update(queue_skip).where(standing_one).values(deleted_at=at)).rowcount == 1


def find(connection: Connection, skip_id: str) -> QueueSkip | None:
    """One of them, taken back or not; None for an unknown id."""
    row = connection.execute(select(queue_skip).where(queue_skip.c.id == parsed(skip_id))).first()
    return _skip(row) if row else None


def standing(connection: Connection, today: date) -> list[QueueSkip]:
    """Those that hold today, oldest first."""
    holds = queue_skip.c.until_on.is_(None) | (queue_skip.c.until_on >= today)
    query = select(queue_skip).where(queue_skip.c.deleted_at.is_(None), holds)
    return [_skip(row) for row in connection.execute(query.order_by(queue_skip.c.at, queue_skip.c.id))]


def _skip(row: Row[tuple[object, ...]]) -> QueueSkip:
    values = dict(row._mapping)
    return QueueSkip(skip_id=values.pop("id").hex, **values)
