"""Mail servers for tests: a real one with TLS and login, and one that misbehaves at a chosen step."""

from __future__ import annotations

import base64
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from coaching_lib.delivery.account import Account

USER, PASSWORD, TOKEN = "coach@example.com", "correct horse", "ya29.token"
SENDER = "coach@example.com"


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """Keeps every mail that was accepted."""

    def __init__(self) -> None:
        self.received: list[SimpleNamespace] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        self.received.append(
            SimpleNamespace(
                sender=envelope.mail_from,
                to=list(envelope.rcpt_tos),
                content=envelope.content,
                is_encrypted=server.transport.get_extra_info("ssl_object") is not None,
                login=session.auth_data,
            )
        )
        return "250 kept"


def _login(server, session, envelope, mechanism, data) -> AuthResult:
    is_right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=is_right, auth_data=data.login if is_right else None)


@contextmanager
def real_server(
    folder: Path, security: str = "starttls", name: str = "localhost", has_login: bool = True
) -> Iterator[tuple[Mailbox, Account]]:
    """aiosmtpd with a certificate for `name`, and an account that reaches and trusts it."""
    authority, box = trustme.CA(), Mailbox()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    more = (
        {"ssl_context": context} if security == "tls" else {"require_starttls": True, "tls_context": context}
    )
    if security == "none":
        more = {}
    if has_login:
        is_starttls = security == "starttls"
        more |= {"authenticator": _login, "auth_required": is_starttls, "auth_require_tls": is_starttls}
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **more)
    controller.start()
    try:
        yield (
            box,
            Account(
                host="localhost",
                port=controller.port,
                security=security,
                sender=SENDER,
                user=USER if has_login else None,
                password=PASSWORD if has_login else None,
                ca_file=folder / "ca.pem",
            ),
        )
    finally:
        controller.stop()


REFUSALS = {"refuse": b"550 5.1.1 no such person\r\n", "later": b"451 4.7.1 come back later\r\n"}
STEPS = {b"EHLO": "ehlo", b"MAIL": "mail", b"RCPT": "rcpt", b"DATA": "data", b"AUTH": "login"}


class Scripted:
    """A server that behaves, except at one step: connect, ehlo, login, mail, rcpt, data, body or dot.

    There it does one of: refuse (5xx), later (4xx), hang, drop, garble. `received` holds every mail whose
    final dot came in, whatever was answered: that is what a person may find in the mailbox.
    """

    def __init__(
        self, at: str = "", do: str = "", times: int = 10**6, accepts_token: str | None = None
    ) -> None:
        self.at, self.do, self.times, self.accepts_token = at, do, times, accepts_token
        self.received: list[bytes] = []
        self.connections = 0
        self._stop = Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]

    def __enter__(self) -> Scripted:
        Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self._stop.set()
        self._socket.close()

    @property
    def account(self) -> Account:
        """An account that reaches this server."""
        return Account("127.0.0.1", self.port, "none", SENDER)

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError, StopIteration):
            self._answer(connection, "connect", b"220 scripted\r\n")
            lines = connection.makefile("rb")
            for line in lines:
                step = STEPS.get(line[:4].upper(), "other")
                if step == "data":
                    self._answer(connection, "data", b"354 go on\r\n")
                    self._read_text(connection, lines)
                elif step == "login":
                    self._answer(connection, "login", self._login(line))
                elif line[:4].upper() == b"QUIT":
                    connection.sendall(b"221 bye\r\n")
                    return
                elif step == "ehlo":
                    self._answer(connection, "ehlo", b"250-scripted\r\n250 AUTH PLAIN XOAUTH2\r\n")
                else:
                    self._answer(connection, step, b"250 fine\r\n")

    def _login(self, line: bytes) -> bytes:
        said = base64.b64decode(line.split()[-1]).decode()
        is_right = said == f"user={USER}\x01auth=Bearer {self.accepts_token}\x01\x01"
        return b"235 welcome\r\n" if is_right else b"535 5.7.8 not you\r\n"

    def _read_text(self, connection: socket.socket, lines) -> None:
        text = b""
        for line in lines:
            if line == b".\r\n":
                self.received.append(text)
                break
            text += line
            if self.at in ("body", "early") and len(text) > 100:
                self._answer(connection, self.at, b"")
                self._stop.wait(0.3)
                raise StopIteration
        self._answer(connection, "dot", b"250 kept\r\n")

    def _answer(self, connection: socket.socket, step: str, fine: bytes) -> None:
        if step != self.at or self.times <= 0:
            connection.sendall(fine)
            return
        self.times -= 1
        if self.do == "hang":
            self._stop.wait(30)
            raise StopIteration
        if self.do == "drop":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            raise StopIteration
        connection.sendall({"garble": b"\x00\xff what\r\n"}.get(self.do) or REFUSALS[self.do])
