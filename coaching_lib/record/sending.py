"""The outbox as the one who sends sees it: claim a mail, say what became of it, find what was left behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import now, parsed
from coaching_lib.record.outbox import WAITING
from coaching_lib.record.tables import outbox, plan
from coaching_lib.record.types import db_now

OF_WITHDRAWN = outbox.c.plan_id.in_(select(plan.c.id).where(plan.c.deleted_at.is_not(None)))


@dataclass(frozen=True)
class Claimed:
    """A mail in the hands of one sender; nobody else can have it."""

    mail_id: str
    plan_id: str | None
    kind: str
    to_addr: str
    message: bytes
    attempts: int
    """Attempts including the one that begins."""


def claim(connection: Connection, owner: str, seconds: float, mail_id: str | None = None) -> Claimed | None:
    """Take the mail that has been due longest, or this one; None: nothing is due.

    A holder that says nothing within `seconds` loses it: the mail is then uncertain.
    """
    until = now(connection) + timedelta(seconds=seconds)
    due = select(outbox.c.id).where(outbox.c.state.in_(WAITING), outbox.c.hold.is_(None))
    if mail_id is None:
        due = due.where(outbox.c.next_try_at <= db_now())
    else:
        due = due.where(outbox.c.id == parsed(mail_id))
    first = due.order_by(outbox.c.next_try_at, outbox.c.id).limit(1).with_for_update(skip_locked=True)
    taken = (
        update(outbox)
        .where(outbox.c.id == first.scalar_subquery())
        .values(state="sending", attempts=outbox.c.attempts + 1, lease_owner=owner, lease_until=until)
        .returning(*(outbox.c[name] for name in ("id", "plan_id", "kind", "to_addr", "message", "attempts")))
    )
    row = connection.execute(taken).first()
    if row is None:
        return None
    plan_id = row.plan_id.hex if row.plan_id else None
    return Claimed(row.id.hex, plan_id, row.kind, row.to_addr, row.message, row.attempts)


def settle(
    connection: Connection,
    mail_id: str,
    owner: str,
    state: str,
    *,
    code: int | None = None,
    error: str | None = None,
    again_in: float | None = None,
) -> bool:
    """Note what became of a claimed mail. False: the claim was lost meanwhile; nothing was changed.

    `again_in`: seconds until the next attempt of a mail that goes back into the queue.
    """
    at = now(connection)
    values = {
        "state": state,
        "lease_owner": None,
        "lease_until": None,
        "last_code": code,
        "last_error": error and error[:300],
        "sent_at": at if state == "sent" else None,
        "next_try_at": at + timedelta(seconds=again_in or 0.0),
    }
    mine = update(outbox).where(
        outbox.c.id == parsed(mail_id), outbox.c.state == "sending", outbox.c.lease_owner == owner
    )
    return connection.execute(mine.values(**values)).rowcount == 1


def unclaim(connection: Connection, mail_id: str, owner: str, reason: str) -> bool:
    """Put a claimed mail back as if it had not been taken: not it, but the account was the trouble."""
    if not settle(connection, mail_id, owner, "queued", error=reason):
        return False
    back = update(outbox).where(outbox.c.id == parsed(mail_id))
    connection.execute(back.values(attempts=outbox.c.attempts - 1))
    return True


def expire(connection: Connection) -> list[str]:
    """Mails whose sender went silent become uncertain; returns their ids."""
    lost = (
        update(outbox)
        .where(outbox.c.state == "sending", outbox.c.lease_until < db_now())
        .values(
            state="uncertain",
            lease_owner=None,
            lease_until=None,
            last_error="The program ended while the mail was being sent.",
        )
        .returning(outbox.c.id)
    )
    return [row.id.hex for row in connection.execute(lost)]


def cancel_withdrawn(connection: Connection) -> int:
    """Cancel what waits for plans that were withdrawn, except the word that they are; returns how many."""
    stopped = update(outbox).where(outbox.c.state.in_(WAITING), outbox.c.kind != "cancel", OF_WITHDRAWN)
    return connection.execute(stopped.values(state="cancelled")).rowcount


def sent_within(connection: Connection, seconds: float) -> int:
    """How many mails were sent in the last seconds, by whomever."""
    since = now(connection) - timedelta(seconds=seconds)
    query = select(func.count()).where(outbox.c.state == "sent", outbox.c.sent_at > since)
    return connection.execute(query).scalar_one()


def has_work(connection: Connection) -> bool:
    """Whether a mail is due, or one was left behind."""
    is_due = outbox.c.state.in_(WAITING) & (outbox.c.next_try_at <= db_now()) & outbox.c.hold.is_(None)
    is_lost = (outbox.c.state == "sending") & (outbox.c.lease_until < db_now())
    return connection.execute(select(outbox.c.id).where(is_due | is_lost).limit(1)).first() is not None
