"""The mail that carries a coaching plan: headers, plain text and HTML. Reads no clock, sends nothing."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from email_validator import EmailNotValidError, validate_email

from coaching_lib.delivery.layout import html_body
from coaching_lib.delivery.parts import Author, PlanFacts, SharedPlan
from coaching_lib.delivery.plain import text_body
from coaching_lib.errors import MailFailed
from coaching_lib.people import Agent

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>")


def build(
    plan: SharedPlan,
    agent: Agent,
    author: Author,
    facts: PlanFacts,
    link: str | None = None,
    *,
    message_id: str,
    sent_at: datetime,
    is_filed: bool = True,
) -> EmailMessage:
    """The mail of one plan to its agent; the same arguments give the same bytes.

    Without a link the mail carries the whole plan and asks for a reply. `is_filed` marks it as unsent,
    so that a mail program opens it ready to send. `sent_at` is an aware time, `message_id` as from
    `message_id_of`.

    Raises: MailFailed when the agent has no usable address.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = header_text(f"Coaching plan: {plan.behavior}")
    mail["To"] = _address(agent.agent_name, agent.email, agent.agent_name)
    _add_author(mail, author)
    _add_marks(mail, message_id, sent_at, is_filed)
    mail.set_content(text_body(plan, agent, author, facts, link), cte="quoted-printable")
    mail.add_alternative(html_body(plan, agent, author, facts, link), subtype="html", cte="quoted-printable")
    mail.set_boundary("=_plan_" + re.sub(r"[^A-Za-z0-9]", "", message_id)[:40])
    return mail


def message_id_of(mail_id: str) -> str:
    """The Message-ID of an outbox row: the same row always gets the same one."""
    return f"<{re.sub(r'[^A-Za-z0-9-]', '', mail_id)}@coaching.invalid>"


def header_text(value: str) -> str:
    """The value on one line, without control and direction characters."""
    spaced = " ".join(value.split())
    return "".join(char for char in spaced if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})


def is_usable_address(email: str | None) -> bool:
    """Whether a mail could be addressed to this; asks no server."""
    return email is not None and _usable(email) is not None


def _usable(email: str) -> str | None:
    try:
        found = validate_email(email.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return found.ascii_email


def _address(name: str, email: str | None, whose: str) -> Address:
    usable = _usable(email) if email else None
    if usable is None:
        raise MailFailed(
            f"{header_text(whose)} has no e-mail address that can be used.",
            "Correct the address in the roster and load it, or share the plan without a mail.",
        )
    return Address(display_name=header_text(name), addr_spec=usable)


def _add_author(mail: EmailMessage, author: Author) -> None:
    """From and Reply-To; without a usable address the mail program that sends it fills in its own."""
    if is_usable_address(author.email):
        sender = _address(author.name or "", author.email, author.name or "the author")
        mail["From"] = sender
        mail["Reply-To"] = sender


def _add_marks(mail: EmailMessage, message_id: str, sent_at: datetime, is_filed: bool) -> None:
    if not _MESSAGE_ID.fullmatch(message_id):
        raise MailFailed("The mail has no usable Message-ID.")
    mail["Date"] = format_datetime(sent_at)
    mail["Message-ID"] = message_id
    mail["Auto-Submitted"] = "auto-generated"
    if is_filed:
        mail["X-Unsent"] = "1"
