"""A test mail: does the mail server take what we send?"""

from __future__ import annotations

from dataclasses import replace

from coaching_lib import delivery
from coaching_lib.actions import letters, mail_outcome
from coaching_lib.actions.filing import file_one
from coaching_lib.actions.guards import moment
from coaching_lib.actions.sending import Pace, bell, pace_of
from coaching_lib.delivery import Account, Attempt, Outcome
from coaching_lib.desk import Desk
from coaching_lib.errors import MailFailed, StoreBusy
from coaching_lib.people import Agent, require_manager
from coaching_lib.record import ids, sending, settings


def send_trial(desk: Desk, address: str, pace: Pace | None = None) -> Attempt | None:
    """Send a mail to this address now; waits for the server, 15 seconds at most. It is never tried again.

    None: no server is set, the mail was filed. One that is accepted lets a paused queue go on.
    Raises: NotAllowed, MailFailed (no address), InvalidInput (settings that cannot work), StoreBusy.
    """
    require_manager(desk.viewer)
    account = delivery.account_of(desk.settings)
    usable = delivery.usable_address(address)
    if usable is None:
        raise MailFailed(f"{address.strip()[:80]!r} is no e-mail address.", "Write it as name@example.com.")
    if account is None:
        _file(desk, usable)
        return None
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
    posting = _posting(owner, address, account)
    with desk.record.writing() as connection:
        queued = letters.queue(connection, desk, posting, moment(desk, connection))
        claimed = sending.claim(connection, owner, limits.lease, queued) if queued else None
    if claimed is None:
        raise StoreBusy("The test mail was not queued.", "Try again.")
    return owner, claimed


def _posting(key: str, address: str, account: Account | None) -> letters.Posting:
    to = Agent("", address.partition("@")[0], address)
    author = delivery.Author(None, account.sender if account else None)
    letter = delivery.trial_letter(account.host if account else None)
    return letters.Posting("test", key, to, letter, author)


def _file(desk: Desk, address: str) -> None:
    posting = _posting(f"trial:{ids.new_id().hex}", address, None)
    with desk.record.writing() as connection:
        mail_id = letters.queue(connection, desk, posting, moment(desk, connection))
    if mail_id is not None:
        file_one(desk, mail_id)


def _go_on(desk: Desk) -> None:
    with desk.record.writing() as connection:
        settings.write(connection, settings.MAIL_PAUSE, None, desk.viewer.actor_id)
    bell.set()
