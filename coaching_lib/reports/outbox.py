"""The outbox: what was mailed, and how each mail reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from coaching_lib import delivery
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.people import Role, scope
from coaching_lib.record import Connection, outbox, plans, settings


@dataclass(frozen=True)
class Mail:
    """One mail (`mail list`). `sent_at` is empty for filed mails: a person sends those."""

    mail_id: str
    plan_id: str | None
    kind: str
    to: str
    state: str
    attempts: int
    created_at: datetime
    sent_at: datetime | None
    last_error: str | None = None


@dataclass(frozen=True)
class MailText:
    """A frozen mail as it reads, and where its file lies."""

    mail_id: str
    state: str
    to: str
    subject: str
    text: str
    html: str
    message: bytes
    """The whole .eml file; a mail program opens it ready to send."""
    path: Path | None
    """The filed .eml; None while it is not filed."""
    last_error: str | None


@dataclass(frozen=True)
class MailSystem:
    """How mails leave: through which server, whether they do at present, and how many wait."""

    host: str | None
    """None: mails are filed."""
    sender: str | None
    problem: str | None
    """Why the settings cannot work."""
    pause_reason: str | None
    """Why the queue is held until somebody resumes."""
    pause_since: str | None
    counts: Mapping[str, int]
    """Mails by state."""


def mail_system(desk: Desk) -> MailSystem:
    """How mails leave at present; for managers."""
    with desk.record.reading() as connection:
        pause = settings.read(connection, settings.MAIL_PAUSE)
        counts = outbox.counts(connection)
    return MailSystem(
        host=desk.settings.smtp_host,
        sender=delivery.sender_of(desk.settings),
        problem=_problem(desk),
        pause_reason=pause.reason if pause else None,
        pause_since=pause.since if pause else None,
        counts=counts,
    )


def _problem(desk: Desk) -> str | None:
    try:
        delivery.account_of(desk.settings)
    except InvalidInput as error:
        return f"{error.message} {error.hint}"
    return None


def mails(desk: Desk) -> list[Mail]:
    """Every mail the viewer may manage, newest first: of plans in scope, and one's own. Agents have none."""
    if desk.viewer.is_agent:
        return []
    with desk.record.reading() as connection:
        mine = _plan_ids(desk, connection)
        return [_mail(found) for found in outbox.mails(connection) if _is_mine(desk, found, mine)]


def mail(desk: Desk, mail_id: str) -> Mail:
    """One mail.

    Raises: NotFound for an unknown one and for somebody else's: both read the same.
    """
    with desk.record.reading() as connection:
        found = None if desk.viewer.is_agent else outbox.find(connection, mail_id)
        if found is None or not _is_mine(desk, found, _plan_ids(desk, connection)):
            raise NotFound("There is no such mail.", "See the list: python -m coaching_lib mail list")
    return _mail(found)


def text_of(desk: Desk, mail_id: str) -> MailText:
    """How one mail reads.

    Raises: NotFound for an unknown one and for somebody else's: both read the same.
    """
    wanted = mail(desk, mail_id).mail_id
    with desk.record.reading() as connection:
        found, message = outbox.find(connection, wanted), outbox.message(connection, wanted)
    if found is None or message is None:
        raise NotFound("This mail is gone.", "Load the page again.")
    return _text(desk, found, message)


def _is_mine(desk: Desk, found: outbox.OutboxMail, plan_ids: set[str]) -> bool:
    if found.plan_id is not None:
        return found.plan_id in plan_ids
    return found.created_by == desk.viewer.actor_id or Role.ADMIN in desk.viewer.roles


def mail_text(desk: Desk, plan_id: str) -> MailText:
    """The newest mail that carries the plan; a reminder or another mail about it only where there is none.

    Raises: NotFound when the plan is not the viewer's or has no mail.
    """
    with desk.record.reading() as connection:
        plan = plans.find(connection, plan_id)
        is_mine = plan is not None and plan.plan_id in _plan_ids(desk, connection)
        found = sorted(outbox.mails(connection, plan_id) if is_mine else [], key=_is_beside)
        message = outbox.message(connection, found[0].mail_id) if found else None
    if message is None:
        raise NotFound("There is no mail for this plan.", "Copy the advice from the plan itself.")
    return _text(desk, found[0], message)


def _is_beside(found: outbox.OutboxMail) -> bool:
    return found.kind != "plan"


def _plan_ids(desk: Desk, connection: Connection) -> set[str]:
    seen = scope(desk.viewer)
    return {plan.plan_id for plan in plans.plans(connection) if seen.includes(plan.agent_id, plan.team)}


def _mail(found: outbox.OutboxMail) -> Mail:
    return Mail(
        found.mail_id, found.plan_id, found.kind, found.to_addr, found.state, found.attempts,
        found.created_at, found.sent_at, found.last_error,
    )  # fmt: skip


def _text(desk: Desk, found: outbox.OutboxMail, message: bytes) -> MailText:
    parsed = message_from_bytes(message, policy=SMTP)
    path = desk.settings.data / "outbox" / f"{found.mail_id}.eml"
    return MailText(
        mail_id=found.mail_id,
        state=found.state,
        to=found.to_addr,
        subject=str(parsed["Subject"]),
        text=_body(parsed, "plain"),
        html=_body(parsed, "html"),
        message=delivery.unsent(message),
        path=path if path.exists() else None,
        last_error=found.last_error,
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""
