"""The weekly digest: ask for it, stop it, and queue it once a week."""

from __future__ import annotations

from coaching_lib import delivery
from coaching_lib.actions import letters, mail
from coaching_lib.actions.guards import moment
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.people import Agent, require_manager
from coaching_lib.record import audit, settings


def ask_for_digest(desk: Desk, address: str) -> None:
    """Send the viewer the digest every week, to this address.

    Raises: NotAllowed, InvalidInput (no address that can be used), StoreBusy.
    """
    require_manager(desk.viewer)
    usable = delivery.usable_address(address)
    if usable is None:
        raise InvalidInput("This is no e-mail address.", "Write it as name@example.com.")
    _set(desk, usable, "digest.ask")


def stop_digest(desk: Desk) -> None:
    """Send the viewer no digest any more.

    Raises: NotAllowed, StoreBusy.
    """
    require_manager(desk.viewer)
    _set(desk, None, "digest.stop")


def queue_digest(desk: Desk, letter: delivery.Letter, address: str) -> str | None:
    """Queue this week's digest; returns the mail's id, None where the viewer got one this week already.

    Weeks are those of ISO 8601 by the desk's day. Raises: NotAllowed, StoreBusy.
    """
    require_manager(desk.viewer)
    year, week, _ = desk.today.isocalendar()
    to = Agent(desk.viewer.actor_id, address.partition("@")[0], address)
    key = f"digest:{desk.viewer.actor_id}:{year}-W{week:02}"
    posting = letters.Posting("digest", key, to, letter, delivery.Author("Coaching", address))
    with desk.record.writing() as connection:
        mail_id = letters.queue(connection, desk, posting, moment(desk, connection))
    mail.hand_over(desk, mail_id)
    return mail_id


def _set(desk: Desk, address: str | None, deed: str) -> None:
    actor = desk.viewer.actor_id
    with desk.record.writing() as connection:
        wanted = dict(settings.read(connection, settings.DIGEST, {}))
        wanted.pop(actor, None)
        if address is not None:
            wanted[actor] = address
        settings.write(connection, settings.DIGEST, wanted or None, actor)
        audit.log(connection, actor, deed, actor)
