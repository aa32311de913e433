"""The account that sends: read from the settings, its secret from a file at every connection."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path

from coaching_lib.delivery.message import usable_address
from coaching_lib.errors import InvalidInput, MailFailed
from coaching_lib.settings import Settings

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PORTS = {"starttls": 587, "tls": 465, "none": 25}


@dataclass(frozen=True)
class Account:
    """How to reach the mail server and as whom."""

    host: str
    port: int
    security: str
    """starttls, tls or none (this machine only)."""
    sender: str
    """Address in From and of the envelope."""
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    password_file: Path | None = None
    token_file: Path | None = None
    ca_file: Path | None = None

    def secret(self) -> str | None:
        """The password or, with a token file, the OAuth2 token.

        Raises: MailFailed when the file cannot be read or is empty.
        """
        file = self.token_file or self.password_file
        if file is None:
            return self.password
        try:
            found = file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise MailFailed(f"The file {file} cannot be read: {error.strerror}.") from error
        if not found:
            raise MailFailed(f"The file {file} is empty.")
        return found

    def trust(self) -> ssl.SSLContext:
        """What verifies the server's certificate and name.

        Raises: MailFailed when the file of certificates cannot be read.
        """
        context = ssl.create_default_context()
        try:
            if self.ca_file is not None:
                context.load_verify_locations(self.ca_file)
        except OSError as error:  # ssl.SSLError is one
            raise MailFailed(f"The certificates in {self.ca_file} cannot be read.") from error
        return context


def sender_of(settings: Settings) -> str | None:
    """The address mails are sent from; None where no server is named, or no usable address."""
    return usable_address(settings.smtp_from or settings.smtp_user) if settings.smtp_host else None


def account_of(settings: Settings) -> Account | None:
    """The account of the settings; None where no server is named: mails are filed.

    Raises: InvalidInput for settings that cannot be used together.
    """
    if settings.smtp_host is None:
        return None
    host = settings.smtp_host.strip()
    sender = sender_of(settings)
    if sender is None:
        raise InvalidInput(
            "There is no usable address to send from.", "Set COACHING_SMTP_FROM to the account's address."
        )
    if settings.smtp_security == "none" and host not in LOOPBACK:
        raise InvalidInput(
            f"Mails to {host} would travel unencrypted.", "Set COACHING_SMTP_SECURITY to starttls or tls."
        )
    return Account(
        host=host,
        port=settings.smtp_port or PORTS[settings.smtp_security],
        security=settings.smtp_security,
        sender=sender,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
        password_file=settings.smtp_password_file,
        token_file=settings.smtp_token_file,
        ca_file=settings.smtp_ca_file,
    )
