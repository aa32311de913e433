"""Mails that leave without a click: reminders, outcomes and the weekly digest, each made once."""

from __future__ import annotations

from coaching_lib.actions import mail_rules, outcome_mail, reminders
from coaching_lib.actions.digest import queue_digest
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.reports.digest import digest, digest_address
from coaching_lib.reports.ended_plans import ended_plans


def make_due(desk: Desk) -> list[str]:
    """Queue every mail that is due by what was set; the ids of those that are new.

    However often it runs, and in however many processes, each mail is made once: its key says what it is.
    Raises: StoreBusy, MailFailed (the key that signs links cannot be read).
    """
    if not desk.record.exists():
        return []
    return [*_reminders(desk), *_outcomes(desk), *_digest(desk)]


def _reminders(desk: Desk) -> list[str]:
    days = mail_rules.rules(desk).days_before
    return reminders.remind_due(desk, days) if days is not None else []


def _outcomes(desk: Desk) -> list[str]:
    if not mail_rules.rules(desk).has_verdict:
        return []
    told = [
        outcome_mail.tell_outcome(desk, ended.plan_id, ended.sentence, ended.notes)
        for ended in ended_plans(desk)
    ]
    return [mail_id for mail_id in told if mail_id is not None]


def _digest(desk: Desk) -> list[str]:
    address = digest_address(desk)
    if address is None:
        return []
    try:
        mail_id = queue_digest(desk, digest(desk), address)
    except NotFound:
        return []
    return [mail_id] if mail_id is not None else []
