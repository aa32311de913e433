"""Coaching plans and everything that hangs on one: texts as they were, events, notes, action items."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
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

from coaching_lib.record.tables.base import metadata, needed, now, own_id, plan_id, version, words
from coaching_lib.record.types import Instant, Json

plan = Table(
    "plan", metadata, own_id(), needed("agent_id", String), needed("agent_name", String),
    Column("team", String), needed("behavior", String), needed("author_id", String),
    needed("author_name", String), needed("advice", String), needed("goal_rate", Float),
    needed("target_on", Date), Column("follow_up_on", Date), needed("zone", String),
    Column("shared_at", Instant), Column("acknowledged_at", Instant), Column("acknowledged_by", String),
    needed("link_nonce", String), Column("revision", Integer, nullable=False, server_default=text("0")),
    needed("rule", Json), needed("baseline", Json), Column("draft_id", Uuid),
    Column("purpose", String, nullable=False, server_default=text("'development'")),
    Column("deleted_at", Instant), Column("deleted_by", String), Column("delete_reason", String),
    now("created_at"), version(),
    CheckConstraint("goal_rate >= 0 AND goal_rate <= 1", name="goal_rate"),
    CheckConstraint("deleted_at IS NULL OR deleted_by IS NOT NULL", name="deleted_by"),
    CheckConstraint("acknowledged_at IS NULL OR shared_at IS NOT NULL", name="acknowledged_at"),
    CheckConstraint(
        "acknowledged_by IS NULL OR acknowledged_by IN ('login', 'link-button', 'local', 'operator')",
        name="acknowledged_by",
    ),
    CheckConstraint("version >= 1", name="version"),
    Index(None, "agent_id", "target_on"), Index(None, "team", "target_on"), Index(None, "shared_at"),
    Index(None, "behavior"),
)  # fmt: skip

plan_version = Table(
    "plan_version", metadata, plan_id(key=True), Column("version", Integer, primary_key=True),
    needed("advice", String), needed("goal_rate", Float), needed("target_on", Date),
    needed("editor_id", String), now("at"),
)  # fmt: skip

plan_event = Table(
    "plan_event", metadata, Column("id", Integer, primary_key=True), plan_id(), needed("kind", String),
    now("at"), needed("actor_id", String), needed("data", Json),
    words("kind", "drafted", "shared", "opened", "acknowledged", "edited", "re-sent", "note", "deleted",
          "restored", "mailed", "reminded", "commented", "feedback", "revoked"),
    Index(None, "plan_id", "at"),
)  # fmt: skip

note = Table(
    "note", metadata, own_id(), plan_id(), needed("author_id", String), needed("author_name", String),
    needed("visibility", String), needed("text", String), now("created_at"),
    Column("edited_at", Instant), Column("deleted_at", Instant), version(),
    words("visibility", "shared", "private"), CheckConstraint("length(text) <= 10000", name="text"),
    Index(None, "plan_id", "created_at"),
)  # fmt: skip

note_version = Table(
    "note_version", metadata, Column("note_id", Uuid, ForeignKey("note.id"), primary_key=True),
    Column("version", Integer, primary_key=True), needed("text", String), needed("editor_id", String),
    now("at"),
)  # fmt: skip

action_item = Table(
    "action_item", metadata, own_id(), plan_id(), needed("text", String), needed("owner", String),
    Column("due_on", Date), Column("done_at", Instant), needed("position", Integer), version(),
    words("owner", "agent", "manager"), Index(None, "plan_id", "position"),
)  # fmt: skip

plan_template = Table(
    "plan_template", metadata, own_id(), needed("owner_id", String), needed("name", String),
    Column("behavior", String), needed("advice", String), needed("items", Json), version(),
    now("updated_at"), UniqueConstraint("owner_id", "name"),
)  # fmt: skip

plan_sketch = Table(
    "plan_sketch", metadata, Column("author_id", String, primary_key=True),
    Column("agent_id", String, primary_key=True), Column("behavior", String, primary_key=True),
    needed("form", Json), now("updated_at"),
)  # fmt: skip

plan_feedback = Table(
    "plan_feedback", metadata, plan_id(key=True), needed("agent_id", String), needed("helpful", Boolean),
    Column("comment", String), now("at"),
)  # fmt: skip

request = Table(
    "request", metadata, own_id(), needed("agent_id", String), needed("behavior", String),
    needed("text", String), Column("state", String, nullable=False, server_default=text("'open'")),
    plan_id(nullable=True), now("created_at"), version(),
    words("state", "open", "answered", "declined"), Index(None, "agent_id"), Index(None, "state"),
)  # fmt: skip
