"""The outbox: frozen mails and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import parsed
from coaching_lib.record.tables import outbox
from coaching_lib.record.types import db_now, insert

WAITING = ("queued", "retry")
AGAIN = ("failed", "uncertain", "retry", "cancelled", "filed")
"""States from which a person may have a mail sent or filed again."""
OPEN = ("queued", "sending", "retry", "uncertain")
CANCELLABLE = ("queued", "retry", "uncertain", "failed")


@dataclass(frozen=True)
class NewMail:
    """A mail about to be queued; `message` is frozen. `key`: the same key is queued once."""

    mail_id: UUID
    key: str
    kind: str
    to_addr: str
    message_id: str
    message: bytes
    created_by: str
    created_at: datetime
    plan_id: UUID | None = None
    revision: int = 1


@dataclass(frozen=True)
class OutboxMail:
    """A mail and its state, without the message."""

    mail_id: str
    plan_id: str | None
    kind: str
    revision: int
    to_addr: str
    state: str
    attempts: int
    last_error: str | None
    created_by: str
    created_at: datetime
    sent_at: datetime | None


_SHOWN = [outbox.c[name] for name in ("id", *(n for n in OutboxMail.__annotations__ if n != "mail_id"))]


def queue(connection: Connection, new: NewMail) -> bool:
    """Queue a mail. False: there is one with this key already; nothing was done."""
    values = {name: getattr(new, name) for name in _SAME_NAMES} | {"id": new.mail_id, "idem_key": new.key}
    added = insert(connection, outbox).values(**values).on_conflict_do_nothing(index_elements=["idem_key"])
    return connection.execute(added.returning(outbox.c.id)).first() is not None


_SAME_NAMES = (
    "plan_id", "kind", "revision", "to_addr", "message_id", "message", "created_by", "created_at"
)  # fmt: skip


def mails(connection: Connection, plan_id: str | None = None) -> list[OutboxMail]:
    """Every mail, newest first; or those of one plan."""
    query = select(*_SHOWN).order_by(outbox.c.created_at.desc(), outbox.c.id)
    if plan_id is not None:
        query = query.where(outbox.c.plan_id == parsed(plan_id))
    return [_mail(row) for row in connection.execute(query)]


def find(connection: Connection, mail_id: str) -> OutboxMail | None:
    """One mail; None for an unknown id."""
    row = connection.execute(select(*_SHOWN).where(outbox.c.id == parsed(mail_id))).first()
    return _mail(row) if row else None


def waiting(connection: Connection) -> list[OutboxMail]:
    """Mails to be filed or sent, oldest first."""
    query = select(*_SHOWN).where(outbox.c.state.in_(WAITING))
    return [_mail(row) for row in connection.execute(query.order_by(outbox.c.created_at, outbox.c.id))]


def message(connection: Connection, mail_id: str) -> bytes | None:
    """The frozen bytes of one mail."""
    return connection.execute(select(outbox.c.message).where(outbox.c.id == parsed(mail_id))).scalar()


def states(connection: Connection) -> dict[str, str]:
    """State of the newest mail that carries each plan, by plan id."""
    query = select(outbox.c.plan_id, outbox.c.state).where(outbox.c.kind == "plan")
    rows = connection.execute(query.order_by(outbox.c.created_at, outbox.c.revision))
    return {row.plan_id.hex: row.state for row in rows}


def counts(connection: Connection) -> dict[str, int]:
    """How many mails are in which state."""
    query = select(outbox.c.state, func.count().label("number")).group_by(outbox.c.state)
    return {row.state: row.number for row in connection.execute(query)}


def settle(connection: Connection, mail_id: str, state: str, error: str | None = None) -> bool:
    """Note how an attempt at a waiting mail ended. False: it was cancelled or settled meanwhile."""
    settled = (
        update(outbox)
        .where(outbox.c.id == parsed(mail_id), outbox.c.state.in_(WAITING))
        .values(state=state, attempts=outbox.c.attempts + 1, last_error=error and error[:300])
    )
    return connection.execute(settled).rowcount == 1


def cancel(connection: Connection, plan_id: str) -> int:
    """Cancel the waiting mails of a plan; returns how many."""
    stopped = update(outbox).where(outbox.c.plan_id == parsed(plan_id), outbox.c.state.in_(WAITING))
    return connection.execute(stopped.values(state="cancelled")).rowcount


def cancel_one(connection: Connection, mail_id: str) -> bool:
    """Cancel one mail that has not left, or whose fate stays open. False: it is being sent, or is settled."""
    stopped = update(outbox).where(outbox.c.id == parsed(mail_id), outbox.c.state.in_(CANCELLABLE))
    return connection.execute(stopped.values(state="cancelled")).rowcount == 1


def cancel_waiting(connection: Connection, mail_id: str) -> bool:
    """Cancel one mail if it still waits."""
    stopped = update(outbox).where(outbox.c.id == parsed(mail_id), outbox.c.state.in_(WAITING))
    return connection.execute(stopped.values(state="cancelled")).rowcount == 1


def queue_again(connection: Connection, mail_id: str) -> bool:
    """Put a settled mail back into the queue, with the same message and Message-ID. False: not possible.

    A newer mail of the same plan that is still open stands in the way.
    """
    twin = outbox.alias()
    is_in_the_way = select(twin.c.id).where(
        twin.c.plan_id == outbox.c.plan_id,
        twin.c.id != outbox.c.id,
        twin.c.kind == "plan",
        outbox.c.kind == "plan",
        twin.c.state.in_(OPEN),
    )
    again = update(outbox).where(outbox.c.id == parsed(mail_id), outbox.c.state.in_(AGAIN))
    values = {"state": "queued", "last_error": None, "attempts": 0, "next_try_at": db_now(), "hold": None}
    return connection.execute(again.where(~is_in_the_way.exists()).values(**values)).rowcount == 1


def readdress(connection: Connection, mail_id: str, to_addr: str, message: bytes) -> bool:
    """Give a mail another address. False: it is being sent or was sent."""
    changed = update(outbox).where(outbox.c.id == parsed(mail_id), outbox.c.state.in_((*WAITING, *AGAIN)))
    return connection.execute(changed.values(to_addr=to_addr, message=message)).rowcount == 1


def open_mail(connection: Connection, plan_id: str) -> OutboxMail | None:
    """The mail of a plan that may still leave or may have arrived."""
    query = select(*_SHOWN).where(
        outbox.c.plan_id == parsed(plan_id), outbox.c.kind == "plan", outbox.c.state.in_(OPEN)
    )
    row = connection.execute(query).first()
    return _mail(row) if row else None


def last_revision(connection: Connection, plan_id: str) -> int:
    """How many mails of the plan itself were made; 0: none."""
    query = select(func.max(outbox.c.revision)).where(
        outbox.c.plan_id == parsed(plan_id), outbox.c.kind == "plan"
    )
    return connection.execute(query).scalar() or 0


def _mail(row: Row[Any]) -> OutboxMail:
    values = dict(row._mapping)
    number, plan_id = values.pop("id"), values.pop("plan_id")
    return OutboxMail(mail_id=number.hex, plan_id=plan_id.hex if plan_id else None, **values)
