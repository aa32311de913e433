"""Headers of a frozen mail, changed on the bytes: the body and every other header stay as they are."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from coaching_lib.delivery.message import address

_END = b"\r\n\r\n"


def unsent(message: bytes) -> bytes:
    """The mail as a file that a mail program opens ready to send."""
    return b"X-Unsent: 1\r\n" + message


def addressed_to(message: bytes, email: str) -> bytes:
    """The same mail to the same person at another address.

    Raises: MailFailed when no mail could be addressed to it.
    """
    name, _ = parseaddr(str(message_from_bytes(message, policy=SMTP)["To"] or ""))
    return _with(message, "To", str(address(name, email, name or email)))


def sent_by(message: bytes, sender: str) -> bytes:
    """The same mail from the account that sends it; the author's name stays."""
    present = message_from_bytes(message, policy=SMTP)["From"]
    name, email = parseaddr(str(present or ""))
    if email == sender:
        return message
    return _with(message, "From", str(address(name, sender, "The sending account")))


def _with(message: bytes, name: str, value: str) -> bytes:
    head, _, body = message.partition(_END)
    one = EmailMessage(policy=SMTP)
    one[name] = value
    line = one.as_bytes().partition(_END)[0]
    field = re.compile(rb"(?im)^" + name.encode() + rb":.*(?:\r\n[ \t].*)*\r\n")
    rest = field.sub(b"", head + b"\r\n")
    return line.rstrip(b"\r\n") + b"\r\n" + rest.rstrip(b"\r\n") + _END + body
