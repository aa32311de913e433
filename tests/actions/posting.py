"""A desk whose mails leave through a server, and short ways to look at its outbox."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

from sqlalchemy import select, update

from coaching_lib import delivery
from coaching_lib.actions import letters
from coaching_lib.actions.sending import Pace, Runner
from coaching_lib.delivery import Account
from coaching_lib.desk import Desk
from coaching_lib.people import Agent
from coaching_lib.record import outbox
from coaching_lib.record.ids import parsed
from coaching_lib.record.tables import outbox as table
from coaching_lib.record.types import db_now

FAST = Pace(per_minute=6000, idle=0.05, step=0.5, attempt=2.0, listen=0.02)


def with_server(desk: Desk, account: Account) -> Desk:
    """The same desk with this mail server in its settings."""
    more = {
        "smtp_host": account.host,
        "smtp_port": account.port,
        "smtp_security": account.security,
        "smtp_from": account.sender,
    }
    return replace(desk, settings=desk.settings.model_copy(update=more))


def runner(desk: Desk, account: Account, pace: Pace = FAST) -> Runner:
    """Somebody who sends over this desk."""
    return Runner(lambda: desk, account, pace)


def run(desk: Desk, account: Account, pace: Pace = FAST):
    """Send what is due; what ended it."""
    return runner(desk, account, pace).run(Event())


def queued(desk: Desk, number: int = 1, kind: str = "kudos") -> list[str]:
    """Some letters waiting in the outbox."""
    letter = delivery.Letter("Hello", "From us", "Hello", "Hi there.")
    author = delivery.Author("Mia Boss", "mia@example.com")
    made = []
    with desk.record.writing() as connection:
        for each in range(number):
            to = Agent("A1", "Ann Lee", f"ann{each}@example.com")
            posting = letters.Posting(kind, f"{kind}:{each}", to, letter, author)
            made.append(letters.queue(connection, desk, posting))
    return made


def row(desk: Desk, mail_id: str):
    """One row of the outbox, every column."""
    with desk.record.reading() as connection:
        return connection.execute(select(table).where(table.c.id == parsed(mail_id))).one()


def states(desk: Desk) -> list[str]:
    """The states of all mails, oldest first."""
    with desk.record.reading() as connection:
        return [mail.state for mail in reversed(outbox.mails(connection))]


def due_now(desk: Desk) -> None:
    """Let the time until the next attempt be over."""
    with desk.record.writing() as connection:
        connection.execute(update(table).where(table.c.state == "retry").values(next_try_at=db_now()))
