"""A letter as a mail: headers, plain text and HTML. Reads no clock, sends nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Protocol

from email_validator import EmailNotValidError, validate_email

from coaching_lib.delivery.layout import html_body
from coaching_lib.delivery.parts import Author, Letter
from coaching_lib.delivery.plain import text_body
from coaching_lib.errors import MailFailed
from coaching_lib.people import Agent

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>")


class Attached(Protocol):
    """A calendar file of a mail; `invitation.Invitation` is one."""

    @property
    def file_name(self) -> str:
        """Its name."""

    @property
    def method(self) -> str:
        """What a calendar is asked to do with it."""

    @property
    def content(self) -> str:
        """Its text."""


def compose(
    letter: Letter,
    to: Agent,
    author: Author,
    *,
    message_id: str,
    sent_at: datetime,
    sender: str | None = None,
    attached: Iterable[Attached] = (),
) -> EmailMessage:
    """A letter as a mail: text and HTML twins, a reply reaches the author. Same arguments, same bytes.

    `sender`: the address of the account that sends; without one the author's. `sent_at` is an aware time,
    `message_id` as from `message_id_of`. Raises: MailFailed when `to` has no usable address.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = header_text(letter.subject)
    mail["To"] = address(to.agent_name, to.email, to.agent_name)
    _add_author(mail, author, sender)
    _add_marks(mail, message_id, sent_at)
    mail.set_content(text_body(letter), cte="quoted-printable")
    mail.add_alternative(html_body(letter), subtype="html", cte="quoted-printable")
    for each in attached:
        params = {"method": each.method}
        mail.add_attachment(
            each.content, subtype="calendar", params=params, filename=each.file_name, cte="base64"
        )
    _fix_boundaries(mail, re.sub(r"[^A-Za-z0-9]", "", message_id)[:40])
    return mail


def _fix_boundaries(mail: EmailMessage, name: str) -> None:
    """The library would draw them by chance."""
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_mail_{number}_{name}")


def message_id_of(mail_id: str, sender: str | None = None) -> str:
    """The Message-ID of an outbox row: the same row always gets the same one, in the sender's domain."""
    domain = (sender or "").rpartition("@")[2] or "coaching.invalid"
    return f"<{re.sub(r'[^A-Za-z0-9-]', '', mail_id)}@{domain}>"


def header_text(value: str) -> str:
    """The value on one line, without control and direction characters."""
    spaced = " ".join(value.split())
    return "".join(char for char in spaced if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})


def is_usable_address(email: str | None) -> bool:
    """Whether a mail could be addressed to this; asks no server."""
    return usable_address(email) is not None


def usable_address(email: str | None) -> str | None:
    """The address as it is written into a mail; None when no mail could be addressed to it."""
    if email is None:
        return None
    try:
        found = validate_email(email.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return found.ascii_email


def address(name: str, email: str | None, whose: str) -> Address:
    usable = usable_address(email)
    if usable is None:
        raise MailFailed(
            f"{header_text(whose)} has no e-mail address that can be used.",
            "Correct the address in the roster and load it, or share the plan without a mail.",
        )
    return Address(display_name=header_text(name), addr_spec=usable)


def _add_author(mail: EmailMessage, author: Author, sender: str | None) -> None:
    """From and Reply-To; without a usable address the mail program that sends it fills in its own."""
    name = author.name or ""
    if sender is not None:
        mail["From"] = address(name, sender, "The sending account")
    if is_usable_address(author.email):
        reply = address(name, author.email, name or "the author")
        if sender is None:
            mail["From"] = reply
        mail["Reply-To"] = reply


def _add_marks(mail: EmailMessage, message_id: str, sent_at: datetime) -> None:
    if not _MESSAGE_ID.fullmatch(message_id):
        raise MailFailed("The mail has no usable Message-ID.")
    mail["Date"] = format_datetime(sent_at)
    mail["Message-ID"] = message_id
    mail["Auto-Submitted"] = "auto-generated"
