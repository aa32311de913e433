"""Addresses of databases: what of them may be shown, and what never is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from coaching_lib.errors import ExportRefused

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
POSTGRES = ("postgresql", "postgres")
PATIENCE = "connect_timeout=10"
"""Seconds to wait for a server, where the address does not say."""


def is_address(text: str) -> bool:
    """Whether a text given as a path names a place on a server."""
    return bool(SCHEME.match(text))


@dataclass(frozen=True)
class Address:
    """A database on a PostgreSQL server. Neither its text nor its repr is ever shown: `shown` is."""

    text: str = field(repr=False)
    shown: str

    @classmethod
    def of(cls, text: str) -> Address:
        """Read an address; user, password and options stay out of what is shown.

        Raises: ExportRefused for other engines, and for an address that has no clear parts.
        """
        parts = _parts(text)
        options = dict(parse_qsl(parts.query))
        host = parts.hostname or options.get("host") or ""
        database = unquote(parts.path.lstrip("/")) or options.get("dbname", "")
        service = options.get("service")
        place = f"service {service}" if service and not host else f"{host}{_port(parts)}/{database}"
        timed = "" if "connect_timeout" in options else ("&" if parts.query else "?") + PATIENCE
        return cls(text + timed, f"postgresql://{place}")


def _parts(text: str) -> SplitResult:
    scheme = text.split("://", 1)[0].lower()
    if scheme not in POSTGRES:
        raise ExportRefused(
            f"{scheme}:// addresses are not read.",
            "Only postgresql:// is. From other engines export Parquet and load the files.",
            code="unknown-database",
        )
    try:
        parts = urlsplit(text)
        is_clear = parts.netloc.count("@") <= 1 and not parts.fragment and parts.port != 0
    except ValueError:
        is_clear = False
    if not is_clear:
        raise ExportRefused(
            "The address of the database has no clear parts.",
            "Write it as postgresql://user@host:5432/database; in a password write @ as %40, / as %2F,"
            " # as %23 and % as %25, or give it as PGPASSWORD or in a PGPASSFILE.",
            code="bad-address",
        )
    return parts


def _port(parts: SplitResult) -> str:
    return f":{parts.port}" if parts.port else ""
