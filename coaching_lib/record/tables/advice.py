"""Drafts of advice and what readers thought of them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    false,
)

from coaching_lib.record.tables.base import metadata, needed, now, own_id, version, words
from coaching_lib.record.types import Instant, Json

advice_draft = Table(
    "advice_draft", metadata, own_id(), needed("agent_id", String), needed("behavior", String),
    needed("variant", Integer), needed("source", String), needed("model", String),
    needed("prompt_version", String), Column("playbook", String), needed("facts_hash", String),
    needed("text", String), needed("evidence", Json), Column("fallback_reason", String),
    Column("edited", Boolean, nullable=False, server_default=false()), Column("edited_by", String),
    needed("made_by", String),
    now("made_at"), Column("shared_plan_id", Uuid, ForeignKey("plan.id")),
    words("source", "playbook", "model"),
    UniqueConstraint("facts_hash", "source", "model", "prompt_version", "variant"),
    Index(None, "agent_id", "behavior", "made_at"),
)  # fmt: skip

advice_rating = Table(
    "advice_rating", metadata, Column("draft_id", Uuid, ForeignKey("advice_draft.id"), primary_key=True),
    Column("rater_id", String, primary_key=True), needed("thumb", Integer), Column("comment", String),
    now("at"), CheckConstraint("thumb IN (-1, 1)", name="thumb"),
)  # fmt: skip

playbook = Table(
    "playbook", metadata, own_id(), needed("name", String), needed("body", Json),
    needed("made_by", String), version(), now("updated_at"), Column("deleted_at", Instant),
    UniqueConstraint("name"),
)  # fmt: skip

playbook_version = Table(
    "playbook_version", metadata,
    Column("playbook_id", Uuid, ForeignKey("playbook.id"), primary_key=True),
    Column("version", Integer, primary_key=True), Column("body", Json), needed("made_by", String),
    now("made_at"),
)  # fmt: skip

model_answer = Table(
    "model_answer", metadata, Column("key", String, primary_key=True), needed("agent_id", String),
    needed("behavior", String), needed("model", String), needed("prompt_version", String),
    needed("variant", Integer), needed("answer", Json), needed("tokens", Integer),
    needed("made_by", String), now("made_at"), Index(None, "agent_id"),
)  # fmt: skip

model_use = Table(
    "model_use", metadata, Column("id", Integer, primary_key=True), now("at"),
    needed("manager_id", String), needed("model", String), needed("tokens", Integer),
    needed("outcome", String), Index(None, "at"),
)  # fmt: skip
