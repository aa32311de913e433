"""What an attempt at a mail came to, and what a server's answer or a broken connection means."""

from __future__ import annotations

import smtplib
import socket
import ssl
from dataclasses import dataclass
from enum import StrEnum

from coaching_lib.errors import CoachingError

NEEDS_LOGIN = {530, 534, 535, 538}
DROPPED = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ConnectionError, TimeoutError)


class Outcome(StrEnum):
    """What became of a mail after one attempt."""

    SENT = "sent"
    RETRY = "retry"
    """Surely not accepted; another attempt may work."""
    FAILED = "failed"
    """Refused for good: the same mail would be refused again."""
    UNCERTAIN = "uncertain"
    """It may have arrived."""
    PAUSED = "paused"
    """Not this mail but the account is the trouble: no mail would leave."""


@dataclass(frozen=True)
class Attempt:
    """How an attempt ended: the server's code, where it gave one, and the reason in words."""

    outcome: Outcome
    code: int | None = None
    reason: str = ""


def answered(code: int, text: bytes, is_about_account: bool = False) -> Attempt:
    """What a server's answer to a step means: 2xx sent, 4xx later, 5xx never."""
    if 200 <= code < 300:
        return Attempt(Outcome.SENT, code)
    said = f"The mail server answered {code}: {_plain(text)}"
    if is_about_account:
        return Attempt(Outcome.PAUSED, code, said)
    return Attempt(Outcome.FAILED if 500 <= code < 600 else Outcome.RETRY, code, said)


def not_connected(error: Exception, host: str) -> Attempt:
    """What it means that no connection was made: the account is wrong, or the server is away."""
    if isinstance(error, CoachingError):
        return Attempt(Outcome.PAUSED, None, error.message)
    if isinstance(error, smtplib.SMTPResponseException):
        return _turned_away(error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Attempt(Outcome.PAUSED, None, f"{host} does not offer the encryption or login that is set.")
    if isinstance(error, UnicodeError):
        return Attempt(Outcome.PAUSED, None, "The name or password has letters a mail server cannot take.")
    if isinstance(error, ssl.SSLCertVerificationError):
        return Attempt(
            Outcome.PAUSED, None, f"The certificate of {host} is not trusted: {error.verify_message}."
        )
    if isinstance(error, ssl.SSLError) and not isinstance(error, DROPPED):
        return Attempt(Outcome.PAUSED, None, f"{host} speaks no encryption on this port as it is set.")
    return Attempt(Outcome.RETRY, None, _away(error, host))


def _turned_away(error: smtplib.SMTPResponseException) -> Attempt:
    """Refused at the greeting, the encryption or the login: 5xx is about the account, 4xx passes."""
    text = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
    is_login = isinstance(error, smtplib.SMTPAuthenticationError)
    found = answered(error.smtp_code, text, is_about_account=500 <= error.smtp_code < 600)
    if is_login and found.outcome is Outcome.PAUSED:
        return Attempt(Outcome.PAUSED, error.smtp_code, f"The login was refused: {_plain(text)}")
    return Attempt(Outcome.RETRY, found.code, found.reason) if found.outcome is Outcome.SENT else found


def _away(error: Exception, host: str) -> str:
    if isinstance(error, TimeoutError):
        return f"{host} did not answer in time."
    if isinstance(error, socket.gaierror):
        return f"{host} could not be found."
    if isinstance(error, ConnectionRefusedError):
        return f"{host} does not accept connections on this port."
    return f"The connection to {host} broke before the mail was sent."


def _plain(text: bytes) -> str:
    """A server's words on one line, without anything but plain letters."""
    words = " ".join(text.decode("ascii", "replace").split())
    return "".join(char if char.isprintable() else "?" for char in words)[:200] or "no reason given"
