"""One attempt at one mail, so that what became of it is known. The only place that speaks to a mail server.

The mail's bytes are sent step by step (MAIL, RCPT, DATA, the text, the final dot). Before the dot a mail is
surely not accepted, so it may be tried again; after the dot without an answer it may have arrived.
"""

from __future__ import annotations

import re
import smtplib
import socket
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from threading import Event, Lock, Thread
from typing import Any

from coaching_lib.delivery.account import Account
from coaching_lib.delivery.attempt import NEEDS_LOGIN, Attempt, Outcome, answered, not_connected
from coaching_lib.delivery.headers import sent_by
from coaching_lib.errors import MailFailed

STEP_SECONDS = 10.0
ATTEMPT_SECONDS = 15.0
LISTEN_SECONDS = 0.05
_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT_FIRST = re.compile(rb"(?m)^\.")


def send(
    account: Account,
    to: str,
    message: bytes,
    *,
    step_seconds: float = STEP_SECONDS,
    attempt_seconds: float = ATTEMPT_SECONDS,
    listen_seconds: float = LISTEN_SECONDS,
) -> Attempt:
    """Try once to send a mail; never raises for what a server or the network does, never tries twice.

    Returns within `attempt_seconds`, whatever hangs: name resolution and connecting too.
    """
    one = _Sending(account, to, sent_by(message, account.sender), step_seconds, listen_seconds)
    Thread(target=one.run, name="mail-attempt", daemon=True).start()
    one.done.wait(attempt_seconds)
    return one.ended(f"The mail server did not answer within {attempt_seconds:g} s.")


class _Overdue(Exception):
    """Nobody waits for this attempt any more."""


class _Refused(Exception):
    """The server answered one of the steps with a refusal."""

    def __init__(self, code: int, text: bytes, is_about_account: bool = False) -> None:
        super().__init__()
        self.attempt = answered(code, text, is_about_account)


class _Sending:
    """The attempt, on a thread of its own, so that nobody waits longer than the time allowed."""

    def __init__(self, account: Account, to: str, message: bytes, step: float, listen: float) -> None:
        self.done = Event()
        self._account, self._to, self._message = account, to, message
        self._step, self._listen = step, listen
        self._lock = Lock()
        self._is_dotted = self._is_overdue = False
        self._result: Attempt | None = None
        self._client: Any = None

    def ended(self, reason: str) -> Attempt:
        """How it ended; an attempt still under way is given up and cannot reach the final dot any more."""
        with self._lock:
            self._is_overdue = True
            if self._result is not None:
                return self._result
            outcome = Outcome.UNCERTAIN if self._is_dotted else Outcome.RETRY
        self._cut_off()
        return Attempt(outcome, None, reason)

    def run(self) -> None:
        """Connect, log in, send; note how it ended."""
        found = self._tried()
        with self._lock:
            self._result = found
        self.done.set()
        self._hang_up(is_polite=found.outcome is Outcome.SENT)

    def _tried(self) -> Attempt:
        try:
            smtp = self._connected()
        except (MailFailed, smtplib.SMTPException, OSError, UnicodeError) as error:
            return not_connected(error, self._account.host)
        try:
            self._carry(smtp)
            code, text = smtp.getreply()
        except _Refused as refused:
            return refused.attempt
        except (_Overdue, smtplib.SMTPException, OSError):
            return self._broken_off()
        return answered(code, text) if 200 <= code < 600 else self._broken_off()

    def _connected(self) -> smtplib.SMTP:
        """A verified connection, logged in."""
        import yagmail

        account, secret = self._account, self._account.secret() if self._account.user else None
        context = account.trust()
        is_tls = account.security == "tls"
        self._client = client = yagmail.SMTP(
            {account.user or account.sender: account.sender},
            secret,
            account.host,
            account.port,
            smtp_ssl=is_tls,
            smtp_starttls={"context": context} if account.security == "starttls" else False,
            smtp_skip_login=secret is None or account.token_file is not None,
            soft_email_validation=False,
            timeout=self._step,
            local_hostname=socket.gethostname() or "localhost",  # its own search can take seconds
            **({"context": context} if is_tls else {}),
        )
        client.login()
        smtp: smtplib.SMTP = client.smtp
        if account.token_file is not None:
            smtp.ehlo_or_helo_if_needed()
            smtp.auth("XOAUTH2", lambda challenge=None: _token(account, secret, challenge))
        return smtp

    def _carry(self, smtp: smtplib.SMTP) -> None:
        """Everything up to the final dot."""
        smtp.ehlo_or_helo_if_needed()
        for step, wanted in (
            (f"MAIL FROM:<{self._account.sender}>", 2),
            (f"RCPT TO:<{self._to}>", 2),
            ("DATA", 3),
        ):
            code, text = smtp.docmd(step)
            if code // 100 != wanted:
                raise _Refused(code, text, step.startswith("MAIL") and code in NEEDS_LOGIN)
        smtp.send(_on_the_wire(self._message))
        _listen(smtp, self._listen)
        with self._lock:
            if self._is_overdue:
                raise _Overdue
            self._is_dotted = True
        smtp.send(b".\r\n")

    def _broken_off(self) -> Attempt:
        if self._is_dotted:
            return Attempt(Outcome.UNCERTAIN, None, "The server gave no answer after the whole mail.")
        return Attempt(Outcome.RETRY, None, "The connection broke before the mail was complete.")

    def _cut_off(self) -> None:
        """Wake the thread, wherever it waits."""
        smtp = self._client.smtp if self._client else None
        if smtp is not None and smtp.sock is not None:
            with suppress(OSError):
                smtp.sock.shutdown(socket.SHUT_RDWR)

    def _hang_up(self, is_polite: bool = False) -> None:
        client = self._client
        if client is None or client.smtp is None:
            return
        client.is_closed = True
        with suppress(smtplib.SMTPException, OSError):
            if is_polite:
                client.smtp.quit()
            client.smtp.close()


def _listen(smtp: smtplib.SMTP, seconds: float) -> None:
    """Before the dot: has the server hung up, or answered already? Then the mail was surely not accepted."""
    with DefaultSelector() as waiting:
        if smtp.sock is not None:
            waiting.register(smtp.sock, EVENT_READ)
        if not waiting.select(seconds):
            return
    code, text = smtp.getreply()
    raise _Refused(code if code >= 400 else 400, text)


def _on_the_wire(message: bytes) -> bytes:
    """Lines end with CR LF, also the last one; a line that begins with a dot gets a second one."""
    text = _LINE_END.sub(b"\r\n", message)
    return _DOT_FIRST.sub(b"..", text if text.endswith(b"\r\n") else text + b"\r\n")


def _token(account: Account, token: str | None, challenge: bytes | None) -> str:
    """The login of OAuth2; an error report of the server is answered with nothing."""
    return f"user={account.user}\x01auth=Bearer {token}\x01\x01" if challenge is None else ""
