"""Mails filed as .eml files that a mail program opens ready to send: what happens where no server is set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coaching_lib import delivery
from coaching_lib.actions import mail_outcome
from coaching_lib.desk import Desk
from coaching_lib.errors import MailFailed
from coaching_lib.people import require_manager
from coaching_lib.record import outbox


@dataclass(frozen=True)
class Filed:
    """What became of the waiting mails: ids of those filed, and of those that stay queued."""

    filed: tuple[str, ...]
    waiting: tuple[str, ...]


def file_all(desk: Desk) -> Filed:
    """File every waiting mail; safe to repeat, and to stop at any moment.

    Raises: NotAllowed, StoreBusy. A mail that cannot be filed stays queued with the reason.
    """
    require_manager(desk.viewer)
    with desk.record.reading() as connection:
        waiting = [mail.mail_id for mail in outbox.waiting(connection)]
    done = {mail_id: file_one(desk, mail_id) for mail_id in waiting}
    return Filed(
        tuple(mail_id for mail_id, is_filed in done.items() if is_filed),
        tuple(mail_id for mail_id, is_filed in done.items() if not is_filed),
    )


def file_one(desk: Desk, mail_id: str) -> bool:
    """File one waiting mail. False: it is not waiting, or the disk refused and it stays queued."""
    with desk.record.reading() as connection:
        mail = outbox.find(connection, mail_id)
        message = outbox.message(connection, mail_id)
    if mail is None or message is None or mail.state not in outbox.WAITING:
        return False
    try:
        path = delivery.file(delivery.unsent(message), desk.settings.data / "outbox", mail.mail_id)
    except MailFailed as error:
        with desk.record.writing() as connection:
            outbox.settle(connection, mail.mail_id, "queued", error.message)
        return False
    return _settle(desk, mail, path)


def _settle(desk: Desk, mail: outbox.OutboxMail, path: Path) -> bool:
    """Note that a mail was filed; one cancelled meanwhile is taken out of the folder again."""
    with desk.record.writing() as connection:
        is_filed = outbox.settle(connection, mail.mail_id, "filed")
        found = outbox.find(connection, mail.mail_id)
        if is_filed:
            mail_outcome.note(desk, connection, mail.mail_id, "filed")
    if found is not None and found.state == "cancelled":
        path.unlink(missing_ok=True)
    return is_filed
