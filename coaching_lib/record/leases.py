"""Leases: of several processes that would do a job, one at a time does it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import cast, or_, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import now
from coaching_lib.record.tables import lease
from coaching_lib.record.types import db_now, insert


def take(connection: Connection, name: str, owner: str, seconds: float) -> int | None:
    """Take a lease, or renew one's own; the store's clock decides. None: somebody else holds it.

    Returns the fence: it grows with every new holder, so that what an earlier one did late can be told.
    """
    until = now(connection) + timedelta(seconds=seconds)
    connection.execute(
        insert(connection, lease).values(name=name).on_conflict_do_nothing(index_elements=["name"])
    )
    is_new = or_(lease.c.owner.is_(None), lease.c.owner != owner)
    is_free = or_(lease.c.owner.is_(None), lease.c.owner == owner, lease.c.until < db_now())
    taken = (
        update(lease)
        .where(lease.c.name == name, is_free)
        .values(owner=owner, until=until, fence=lease.c.fence + cast(is_new, lease.c.fence.type))
        .returning(lease.c.fence)
    )
    return connection.execute(taken).scalar()


def release(connection: Connection, name: str, owner: str) -> None:
    """Give a lease back; somebody else's stays."""
    held = update(lease).where(lease.c.name == name, lease.c.owner == owner)
    connection.execute(held.values(owner=None))


def holder(connection: Connection, name: str) -> str | None:
    """Who holds a lease at this moment."""
    query = select(lease.c.owner).where(lease.c.name == name, lease.c.until >= db_now())
    return connection.execute(query).scalar()
