"""What the program is told and who did what."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint, Uuid

from coaching_lib.record.tables.base import metadata, needed, now, own_id, version
from coaching_lib.record.types import Json

mapping = Table(
    "mapping", metadata, own_id(), needed("name", String), needed("fingerprint", String),
    needed("mapping", Json), needed("made_by", String), version(), now("updated_at"),
    UniqueConstraint("name"), Index(None, "fingerprint"),
)  # fmt: skip

setting = Table(
    "setting", metadata, Column("key", String, primary_key=True), needed("value", Json), version(),
    needed("updated_by", String), now("updated_at"),
)  # fmt: skip

audit = Table(
    "audit", metadata, Column("seq", Integer, primary_key=True), now("at"), needed("actor", String),
    needed("action", String), needed("subject", String), needed("result", String), needed("data", Json),
    Index(None, "subject", "at"), Index(None, "actor", "at"), sqlite_autoincrement=True,
)  # fmt: skip

audit_key = Table(
    "audit_key", metadata, Column("key", Uuid, primary_key=True), needed("agent_id", String),
    UniqueConstraint("agent_id"),
)  # fmt: skip
