"""What an attempt at a mail means for the outbox, the plan's history and the audit."""

from __future__ import annotations

import logging
from datetime import UTC

from coaching_lib.actions.guards import moment
from coaching_lib.delivery import Attempt, Outcome
from coaching_lib.desk import Desk
from coaching_lib.errors import StoreBusy
from coaching_lib.record import Connection, audit, ids, outbox, plan_history, sending, settings

RETRY_AFTER = (60.0, 300.0, 900.0, 3_600.0, 14_400.0, 43_200.0)
"""Seconds before each further attempt; after the last of them the mail has failed."""
SETTLING_TRIES = 3
log = logging.getLogger("coaching")


def settle(desk: Desk, claimed: sending.Claimed, owner: str, attempt: Attempt, jitter: float = 1.0) -> str:
    """Write down how an attempt ended and return the mail's new state.

    Where the store stays busy nothing is written: the mail then becomes uncertain when its lease ends.
    """
    for _ in range(SETTLING_TRIES):
        try:
            with desk.record.writing() as connection:
                return _settle(desk, connection, claimed, owner, attempt, jitter)
        except StoreBusy as busy:
            log.warning("the outcome of mail %s waits for the store: %s", claimed.mail_id, busy.message)
    return "sending"


def note(desk: Desk, connection: Connection, mail_id: str, state: str) -> None:
    """Leave a trace of what became of a mail, in the plan's history and the audit."""
    mail = outbox.find(connection, mail_id)
    actor_id = desk.viewer.actor_id
    subject = f"mail:{mail_id}"
    if mail is not None and mail.plan_id:
        at = moment(desk, connection)
        data = {"state": state, "kind": mail.kind}
        plan_history.happened(connection, mail.plan_id, "mailed", at, actor_id, data)
        subject = f"plan:{mail.plan_id}"
    audit.log(connection, actor_id, f"mail.{state}", subject)


def _settle(
    desk: Desk,
    connection: Connection,
    claimed: sending.Claimed,
    owner: str,
    attempt: Attempt,
    jitter: float,
) -> str:
    if attempt.outcome is Outcome.PAUSED:
        _pause(desk, connection, claimed, owner, attempt)
        return "queued"
    state, reason, again_in = _state(claimed.attempts, attempt)
    is_mine = sending.settle(
        connection,
        claimed.mail_id,
        owner,
        state,
        code=attempt.code,
        error=reason or None,
        again_in=again_in and again_in * jitter,
    )
    if is_mine and state != "retry":
        note(desk, connection, claimed.mail_id, state)
    return state if is_mine else "uncertain"


def _state(attempts: int, attempt: Attempt) -> tuple[str, str, float | None]:
    """State, reason and seconds to the next attempt."""
    if attempt.outcome is not Outcome.RETRY:
        return attempt.outcome.value, attempt.reason, None
    if attempts > len(RETRY_AFTER):
        return "failed", f"Given up after {attempts} attempts. {attempt.reason}", None
    return "retry", attempt.reason, RETRY_AFTER[attempts - 1]


def _pause(
    desk: Desk, connection: Connection, claimed: sending.Claimed, owner: str, attempt: Attempt
) -> None:
    """Hold the whole queue: every mail would meet the same."""
    if not sending.unclaim(connection, claimed.mail_id, owner, attempt.reason):
        return
    since = ids.now(connection).astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    actor_id = desk.viewer.actor_id
    pause = {"reason": attempt.reason, "since": since}
    settings.write(connection, settings.MAIL_PAUSE, pause, actor_id)
    audit.log(connection, actor_id, "mail.pause", f"mail:{claimed.mail_id}")
    log.error("no mail leaves until somebody resumes: %s", attempt.reason)
