"""Addresses under which an agent opens a plan: signed, dated, and worthless for any other plan."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.encoding import base64_decode, base64_encode

LONGEST = timedelta(days=90)
SALT = "coaching-plan-link"


@dataclass(frozen=True)
class PlanLink:
    """What a link says. `nonce`: the plan's own, so that a new one makes every older link worthless."""

    plan_id: str
    agent_id: str
    nonce: str
    issued_at: datetime
    """Aware, whole seconds."""


def plan_url(public_url: str | None, plan_id: str, agent_id: str = "") -> str | None:
    """The plan's page below the app's public address, for people with a login; None when the app has none."""
    base = _base(public_url)
    return f"{base}/coaching_sessions?plan={quote(plan_id, safe='')}" if base else None


def link_url(public_url: str | None, keys: Sequence[str], link: PlanLink) -> str | None:
    """The address that goes into the mail; None when the app has no public address."""
    base = _base(public_url)
    return f"{base}/p/{sign(keys, link)}" if base else None


def sign(keys: Sequence[str], link: PlanLink) -> str:
    """The token of a link, signed with the first key. The same link gives the same token."""
    said = [link.plan_id, link.agent_id, link.nonce]
    return str(_serializer(keys, link.issued_at).dumps(said))


def read(keys: Sequence[str], token: str) -> PlanLink | None:
    """What a token says, if one of the keys signed it letter for letter.

    Whether it still holds is for the plan to say: no clock is read here.
    """
    if not keys or not _is_spelled_as_made(token):
        return None
    try:
        said, issued_at = _serializer(keys).loads(token, return_timestamp=True)
    except BadData:
        return None
    if not (isinstance(said, list) and len(said) == 3 and all(isinstance(each, str) for each in said)):
        return None
    return PlanLink(said[0], said[1], said[2], issued_at.astimezone(UTC))


class _Dated(TimestampSigner):
    """Signs with a given time instead of the clock's."""

    def __init__(self, *args: Any, issued_at: datetime | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self._issued_at = issued_at

    def get_timestamp(self) -> int:
        """The time that is signed, in seconds."""
        return int(self._issued_at.timestamp()) if self._issued_at else super().get_timestamp()


def _serializer(keys: Sequence[str], issued_at: datetime | None = None) -> URLSafeTimedSerializer:
    """The library signs with the last key; here the first is the newest."""
    more = {"key_derivation": "hmac", "digest_method": hashlib.sha256, "issued_at": issued_at}
    return URLSafeTimedSerializer(list(reversed(keys)), salt=SALT, signer=_Dated, signer_kwargs=more)


def _is_spelled_as_made(token: str) -> bool:
    """Base64 can be spelled in several ways that mean the same; only the one we write is taken."""
    signature = token.rpartition(".")[2]
    try:
        return base64_encode(base64_decode(signature)).decode() == signature
    except BadData:
        return False


def _base(public_url: str | None) -> str:
    return (public_url or "").strip().rstrip("/")
