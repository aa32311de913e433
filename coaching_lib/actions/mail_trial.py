"""A test mail: does the mail server take what we send?"""

from __future__ import annotations

from dataclasses import replace

from coaching_lib import delivery
from coaching_lib.actions import letters, mail_outcome
from coaching_lib.actions.guards import moment
from coaching_lib.actions.sending import Pace, bell, pace_of
from coaching_lib.delivery import Account, Attempt, Outcome
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, MailFailed, StoreBusy
from coaching_lib.people import Agent, require_manager
from coaching_lib.record import ids, sending, settings


def send_trial(desk: Desk, address: str, pace: Pace | None = None) -> Attempt:
    """Send a mail to this address now; waits for the server, 15 seconds at most. It is never tried again.

    One that is accepted lets a paused queue go on. Raises: NotAllowed, MailFailed (no address),
    InvalidInput (no server is set), StoreBusy.
    """
    require_manager(desk.viewer)
    account = delivery.account_of(desk.settings)
    if account is None:
        raise InvalidInput("No mail server is set, so mails are filed.", "Set COACHING_SMTP_HOST.")
    usable = delivery.usable_address(address)
    if usable is None:
        raise MailFailed(f"{address.strip()[:80]!r} is no e-mail address.", "Write it as name@example.com.")
    limits = pace or pace_of(desk.settings)
    owner, claimed = _claimed(desk, account, usable, limits)
    attempt = delivery.send(
        account, usable, claimed.message, step_seconds=limits.step, attempt_seconds=limits.attempt
    )
    is_over = attempt.outcome in (Outcome.RETRY, Outcome.PAUSED)
    mail_outcome.settle(
        desk, claimed, owner, replace(attempt, outcome=Outcome.FAILED) if is_over else attempt
    )
    if attempt.outcome is Outcome.SENT:
        _go_on(desk)
    return attempt


def _claimed(desk: Desk, account: Account, address: str, limits: Pace) -> tuple[str, sending.Claimed]:
    """The test mail, queued and taken in one transaction, so that no runner sees it."""
    owner = f"trial:{ids.new_id().hex}"
    to = Agent("", address.partition("@")[0], address)
    author = delivery.Author(None, account.sender)
    posting = letters.Posting("test", owner, to, delivery.trial_letter(account.host), author)
    with desk.record.writing() as connection:
        queued = letters.queue(connection, desk, posting, moment(desk, connection))
        claimed = sending.claim(connection, owner, limits.lease, queued) if queued else None
    if claimed is None:
        raise StoreBusy("The test mail was not queued.", "Try again.")
    return owner, claimed


def _go_on(desk: Desk) -> None:
    with desk.record.writing() as connection:
        settings.write(connection, settings.MAIL_PAUSE, None, desk.viewer.actor_id)
    bell.set()
