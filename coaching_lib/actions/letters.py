"""Letters become mails in the outbox: addressed, frozen and queued once per key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from coaching_lib import delivery
from coaching_lib.desk import Desk
from coaching_lib.people import Agent
from coaching_lib.record import Connection, ids, outbox


@dataclass(frozen=True)
class Posting:
    """A letter, to whom it goes and what it is."""

    kind: str
    """As the outbox lists them: plan, cancel, reminder, verdict, digest, kudos, test."""
    key: str
    """The same key is queued once, whatever the text; it always has the same Message-ID."""
    to: Agent
    letter: delivery.Letter
    author: delivery.Author
    """Whom a reply reaches."""
    plan_id: str | None = None
    revision: int = 1
    attached: tuple[delivery.Invitation, ...] = ()


def frozen(desk: Desk, posting: Posting, at: datetime) -> outbox.NewMail | None:
    """The mail ready to be queued, dated `at` (aware); None when nobody could be reached by the address."""
    address = delivery.usable_address(posting.to.email)
    if address is None:
        return None
    mail_id = ids.id_from("mail", posting.key)
    sender = delivery.sender_of(desk.settings)
    message_id = delivery.message_id_of(mail_id.hex, sender)
    message = delivery.compose(
        posting.letter,
        posting.to,
        posting.author,
        message_id=message_id,
        sent_at=at.replace(microsecond=0),
        sender=sender,
        attached=posting.attached,
    )
    return outbox.NewMail(
        mail_id=mail_id,
        key=posting.key,
        kind=posting.kind,
        to_addr=address,
        message_id=message_id,
        message=message.as_bytes(),
        created_by=desk.viewer.actor_id,
        created_at=at,
        plan_id=ids.parsed(posting.plan_id) if posting.plan_id else None,
        revision=posting.revision,
    )


def queue(connection: Connection, desk: Desk, posting: Posting, at: datetime | None = None) -> str | None:
    """Queue a letter in the transaction of the action it belongs to; returns the mail's id.

    None: no usable address, or the key was queued before. After the transaction give it to
    `mail.hand_over`, which files it at once or leaves it to whoever sends the mails.
    """
    new = frozen(desk, posting, at or ids.now(connection))
    if new is None or not outbox.queue(connection, new):
        return None
    return new.mail_id.hex
