"""Ids: made here, 32 hexadecimal digits on every face, and the store's clock."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from sqlalchemy import select
from sqlalchemy.engine import Connection

from coaching_lib.record.types import db_now

_OWN = uuid5(NAMESPACE_URL, "coaching-record")


def new_id() -> UUID:
    """An id nobody has."""
    return uuid4()


def id_from(*parts: str) -> UUID:
    """The same id for the same words: what makes a second click find the first one's row."""
    return uuid5(_OWN, "\x1f".join(parts))


def parsed(text: str) -> UUID | None:
    """The id a face gave; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def now(connection: Connection) -> datetime:
    """The store's clock, aware UTC."""
    return connection.execute(select(db_now())).scalar_one()
