"""Which mails leave without a click: what an administrator set, and changing it."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.errors import NotAllowed
from coaching_lib.people import Role
from coaching_lib.record import audit, settings
from coaching_lib.record.settings import Reminders


def rules(desk: Desk) -> Reminders:
    """What is set; nothing leaves without a click by default."""
    with desk.record.reading() as connection:
        return settings.read(connection, settings.MAIL_AUTOMATIC, Reminders())  # type: ignore[no-any-return]


def set_rules(desk: Desk, wanted: Reminders) -> None:
    """Set which mails leave without a click.

    Raises: NotAllowed (not an admin), InvalidInput (days out of range), StoreBusy.
    """
    if Role.ADMIN not in desk.viewer.roles:
        raise NotAllowed("Only an administrator decides about mails.", "Ask one.")
    with desk.record.writing() as connection:
        settings.write(connection, settings.MAIL_AUTOMATIC, wanted, desk.viewer.actor_id)
        audit.log(connection, desk.viewer.actor_id, "mail.rules", "mail", wanted.model_dump())
