"""Judging the judges: second looks, disputed results, contacts kept as examples."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    text,
)

from coaching_lib.record.tables.base import metadata, needed, now, own_id, version, words
from coaching_lib.record.types import Instant, Json

OPEN_DISPUTE = "state = 'open'"

review_sample = Table(
    "review_sample", metadata, own_id(), needed("drawn_by", String), now("drawn_at"),
    needed("seed", Integer), needed("per_agent", Integer), Column("first_on", Date), Column("last_on", Date),
)  # fmt: skip

review = Table(
    "review", metadata, own_id(), Column("sample_id", Uuid, ForeignKey("review_sample.id"), nullable=False),
    needed("interaction_id", String), needed("agent_id", String), needed("behavior", String),
    Column("result_then", Float), Column("answer", String), Column("comment", String),
    Column("reviewer_id", String), Column("answered_at", Instant), version(),
    words("answer", "met", "missed", "partial", "not applicable"),
    UniqueConstraint("sample_id", "interaction_id", "behavior"), Index(None, "agent_id"),
)  # fmt: skip

bookmark = Table(
    "bookmark", metadata, own_id(), needed("interaction_id", String), Column("behavior", String),
    needed("kind", String), Column("text", String), needed("made_by", String), now("made_at"),
    words("kind", "good", "bad"), UniqueConstraint("interaction_id", "behavior"),
)  # fmt: skip

dispute = Table(
    "dispute", metadata, own_id(), needed("interaction_id", String), needed("behavior", String),
    Column("rubric_version", String), needed("agent_id", String), needed("claimed", String),
    needed("comment", String), needed("result_then", Json),
    Column("state", String, nullable=False, server_default=text("'open'")), Column("answered_by", String),
    Column("answer", String), Column("new_result", Float), now("created_at"),
    Column("answered_at", Instant), version(),
    words("state", "open", "upheld", "changed", "partly", "withdrawn"),
    Index("uq_dispute_open", "interaction_id", "behavior", unique=True, sqlite_where=text(OPEN_DISPUTE),
          postgresql_where=text(OPEN_DISPUTE)),
    Index(None, "agent_id"), Index(None, "state"),
)  # fmt: skip
