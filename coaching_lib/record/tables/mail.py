"""Mails and who may send them now."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from coaching_lib.record.tables.base import metadata, needed, now, own_id, plan_id, words
from coaching_lib.record.types import Instant

OPEN_MAIL = "kind = 'plan' AND state IN ('queued', 'sending', 'retry', 'uncertain')"

outbox = Table(
    "outbox", metadata, own_id(), plan_id(nullable=True), needed("kind", String), needed("revision", Integer),
    needed("idem_key", String), needed("to_addr", String), needed("message_id", String),
    needed("message", LargeBinary), Column("state", String, nullable=False, server_default=text("'queued'")),
    Column("attempts", Integer, nullable=False, server_default=text("0")), now("next_try_at"),
    Column("lease_owner", String), Column("lease_until", Instant), Column("last_code", Integer),
    Column("last_error", String), Column("hold", String), needed("created_by", String), now("created_at"),
    Column("sent_at", Instant), Column("expires_at", Instant),
    words("kind", "plan", "cancel", "reminder", "verdict", "digest", "test", "kudos"),
    words("state", "queued", "sending", "retry", "sent", "uncertain", "failed", "cancelled", "filed"),
    CheckConstraint("(state = 'sending') = (lease_owner IS NOT NULL)", name="lease_owner"),
    CheckConstraint("last_error IS NULL OR length(last_error) <= 300", name="last_error"),
    UniqueConstraint("idem_key"), UniqueConstraint("message_id"),
    Index("uq_outbox_open_plan_mail", "plan_id", unique=True, sqlite_where=text(OPEN_MAIL),
          postgresql_where=text(OPEN_MAIL)),
    Index(None, "state", "next_try_at"), Index(None, "plan_id"),
)  # fmt: skip

lease = Table(
    "lease", metadata, Column("name", String, primary_key=True), Column("owner", String),
    now("until"), Column("fence", Integer, nullable=False, server_default=text("0")),
)  # fmt: skip
