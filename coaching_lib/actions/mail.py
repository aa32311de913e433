"""What people do with mails: hand them over, send again, cancel, correct an address, resume the queue."""

from __future__ import annotations

from contextlib import suppress
from threading import Event

from coaching_lib import delivery
from coaching_lib.actions.filing import file_one
from coaching_lib.actions.guards import plan_in_scope, require_not_withdrawn
from coaching_lib.actions.sending import Runner, Turn, bell, pace_of
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, MailFailed, NotFound, StoreBusy
from coaching_lib.people import Role, require_manager
from coaching_lib.record import Connection, audit, outbox, settings


def is_sent_by_server(desk: Desk) -> bool:
    """Whether mails leave through a mail server; otherwise they are filed.

    Raises: InvalidInput for settings that cannot be used together.
    """
    return delivery.account_of(desk.settings) is not None


def hand_over(desk: Desk, mail_id: str | None) -> None:
    """See to a mail that was just queued, after its transaction; it stays queued where that fails.

    Never waits for the network: where a server is set, whoever sends the mails is told. None: no mail.
    """
    if mail_id is None:
        return
    if desk.settings.smtp_host is not None:
        bell.set()
        return
    with suppress(StoreBusy):
        file_one(desk, mail_id)


def send_due(desk: Desk, stop: Event | None = None, watch: bool = False) -> tuple[Turn, dict[str, int]]:
    """Send what is due through the mail server; what ended it, and how many attempts ended how.

    `watch`: go on until `stop` is set.

    Raises: NotAllowed, InvalidInput (no server is set), StoreBusy.
    """
    require_manager(desk.viewer)
    account = delivery.account_of(desk.settings)
    if account is None:
        raise InvalidInput("No mail server is set.", "Set COACHING_SMTP_HOST.")
    runner = Runner(lambda: desk, account, pace_of(desk.settings))
    return runner.run(stop or Event(), watch), dict(runner.done)


def retry(desk: Desk, mail_id: str) -> bool:
    """Send or file a mail again, with the same text and Message-ID; whether it is on its way.

    Raises: NotAllowed, NotFound, PlanClosed (its plan was withdrawn), InvalidInput (it waits already, was
    sent, or a newer mail of the plan is on its way), StoreBusy.
    """
    with desk.record.writing() as connection:
        mail = mail_in_scope(desk, connection, mail_id)
        if not outbox.queue_again(connection, mail.mail_id):
            raise InvalidInput(
                "This mail cannot be sent again: it was sent, or one of this plan is on its way.",
                "See its state in the outbox.",
            )
        audit.log(connection, desk.viewer.actor_id, "mail.retry", _subject(mail))
    if desk.settings.smtp_host is not None:
        bell.set()
        return True
    return file_one(desk, mail.mail_id)


def cancel(desk: Desk, mail_id: str) -> None:
    """Cancel a mail that waits, failed, or whose fate stays open.

    Raises: NotAllowed, NotFound, InvalidInput (it is being sent, or left already), StoreBusy.
    """
    with desk.record.writing() as connection:
        mail = mail_in_scope(desk, connection, mail_id, withdrawn_too=True)
        if mail.state == "cancelled":
            return
        if not outbox.cancel_one(connection, mail.mail_id):
            raise InvalidInput("This mail cannot be cancelled any more.", "See its state in the outbox.")
        audit.log(connection, desk.viewer.actor_id, "mail.cancel", _subject(mail))


def correct(desk: Desk, mail_id: str, address: str) -> None:
    """Send a mail that has not arrived to another address; it goes back into the queue.

    Raises: NotAllowed, NotFound, PlanClosed, MailFailed (no address), InvalidInput (it left), StoreBusy.
    """
    usable = delivery.usable_address(address)
    if usable is None:
        raise MailFailed(f"{address.strip()[:80]!r} is no e-mail address.", "Write it as name@example.com.")
    with desk.record.writing() as connection:
        mail = mail_in_scope(desk, connection, mail_id)
        message = delivery.addressed_to(outbox.message(connection, mail.mail_id) or b"", usable)
        is_changed = outbox.readdress(connection, mail.mail_id, usable, message)
        is_waiting = mail.state in outbox.WAITING or outbox.queue_again(connection, mail.mail_id)
        if not (is_changed and is_waiting):
            raise InvalidInput("This mail is being sent or was sent.", "Share the plan again instead.")
        audit.log(connection, desk.viewer.actor_id, "mail.readdress", _subject(mail))
    hand_over(desk, mail.mail_id)


def resume(desk: Desk) -> None:
    """Let mails leave again after the queue was paused.

    Raises: NotAllowed, StoreBusy.
    """
    require_manager(desk.viewer)
    with desk.record.writing() as connection:
        settings.write(connection, settings.MAIL_PAUSE, None, desk.viewer.actor_id)
        audit.log(connection, desk.viewer.actor_id, "mail.resume", "outbox")
    bell.set()


def mail_in_scope(
    desk: Desk, connection: Connection, mail_id: str, withdrawn_too: bool = False
) -> outbox.OutboxMail:
    """A mail the viewer may act on: of a plan in scope, one's own, or any for an admin.

    Raises: NotAllowed, NotFound (both read the same for unknown and foreign ones), PlanClosed.
    """
    require_manager(desk.viewer)
    mail = outbox.find(connection, mail_id)
    nothing = NotFound("There is no such mail.", "See the list: python -m coaching_lib mail list")
    if mail is None:
        raise nothing
    if mail.plan_id is not None:
        plan = plan_in_scope(desk, connection, mail.plan_id)
        if mail.kind != "cancel" and not withdrawn_too:
            require_not_withdrawn(plan)
    elif mail.created_by != desk.viewer.actor_id and Role.ADMIN not in desk.viewer.roles:
        raise nothing
    return mail


def _subject(mail: outbox.OutboxMail) -> str:
    return f"plan:{mail.plan_id}" if mail.plan_id else f"mail:{mail.mail_id}"
