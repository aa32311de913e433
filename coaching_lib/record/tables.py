"""Every table of the record: what people did and nobody can recompute.

Agent, behavior and interaction ids are plain text without foreign key: loading exports, or undoing a load,
can never touch a plan. The status of a plan is no column: it follows from dates, rule and scores.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    false,
    text,
)

from coaching_lib.record.types import Instant, Json, db_now

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
OPEN_MAIL = "kind = 'plan' AND state IN ('queued', 'sending', 'retry', 'uncertain')"


def _id() -> Column[Any]:
    return Column("id", Uuid, primary_key=True)


def _plan(nullable: bool = False, key: bool = False) -> Column[Any]:
    return Column("plan_id", Uuid, ForeignKey("plan.id"), nullable=nullable, primary_key=key)


def _needed(name: str, kind: Any) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _now(name: str) -> Column[Any]:
    return Column(name, Instant, nullable=False, server_default=db_now())


def _version() -> Column[Any]:
    return Column("version", Integer, nullable=False, server_default=text("1"))


def _words(column: str, *words: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in words)})", name=column)


plan = Table(
    "plan", metadata, _id(), _needed("agent_id", String), _needed("agent_name", String),
    Column("team", String), _needed("behavior", String), _needed("author_id", String),
    _needed("author_name", String), _needed("advice", String), _needed("goal_rate", Float),
    _needed("target_on", Date), Column("follow_up_on", Date), _needed("zone", String),
    Column("shared_at", Instant), Column("acknowledged_at", Instant), Column("acknowledged_by", String),
    _needed("link_nonce", String), Column("revision", Integer, nullable=False, server_default=text("0")),
    _needed("rule", Json), _needed("baseline", Json), Column("draft_id", Uuid),
    Column("purpose", String, nullable=False, server_default=text("'development'")),
    Column("deleted_at", Instant), Column("deleted_by", String), Column("delete_reason", String),
    _now("created_at"), _version(),
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
    "plan_version", metadata, _plan(key=True), Column("version", Integer, primary_key=True),
    _needed("advice", String), _needed("goal_rate", Float), _needed("target_on", Date),
    _needed("editor_id", String), _now("at"),
)  # fmt: skip

plan_event = Table(
    "plan_event", metadata, Column("id", Integer, primary_key=True), _plan(), _needed("kind", String),
    _now("at"), _needed("actor_id", String), _needed("data", Json),
    _words("kind", "drafted", "shared", "opened", "acknowledged", "edited", "re-sent", "note", "deleted",
           "restored", "mailed"),
    Index(None, "plan_id", "at"),
)  # fmt: skip

note = Table(
    "note", metadata, _id(), _plan(), _needed("author_id", String), _needed("author_name", String),
    _needed("visibility", String), _needed("text", String), _now("created_at"),
    Column("edited_at", Instant), Column("deleted_at", Instant), _version(),
    _words("visibility", "shared", "private"), CheckConstraint("length(text) <= 10000", name="text"),
    Index(None, "plan_id", "created_at"),
)  # fmt: skip

note_version = Table(
    "note_version", metadata, Column("note_id", Uuid, ForeignKey("note.id"), primary_key=True),
    Column("version", Integer, primary_key=True), _needed("text", String), _needed("editor_id", String),
    _now("at"),
)  # fmt: skip

action_item = Table(
    "action_item", metadata, _id(), _plan(), _needed("text", String), _needed("owner", String),
    Column("due_on", Date), Column("done_at", Instant), _needed("position", Integer), _version(),
    _words("owner", "agent", "manager"), Index(None, "plan_id", "position"),
)  # fmt: skip

outbox = Table(
    "outbox", metadata, _id(), _plan(nullable=True), _needed("kind", String), _needed("revision", Integer),
    _needed("idem_key", String), _needed("to_addr", String), _needed("message_id", String),
    _needed("message", LargeBinary), Column("state", String, nullable=False, server_default=text("'queued'")),
    Column("attempts", Integer, nullable=False, server_default=text("0")), _now("next_try_at"),
    Column("lease_owner", String), Column("lease_until", Instant), Column("last_code", Integer),
    Column("last_error", String), _needed("created_by", String), _now("created_at"),
    Column("sent_at", Instant), Column("expires_at", Instant),
    _words("kind", "plan", "cancel", "reminder", "verdict", "digest", "test"),
    _words("state", "queued", "sending", "retry", "sent", "uncertain", "failed", "cancelled", "filed"),
    CheckConstraint("(state = 'sending') = (lease_owner IS NOT NULL)", name="lease_owner"),
    CheckConstraint("last_error IS NULL OR length(last_error) <= 300", name="last_error"),
    UniqueConstraint("idem_key"), UniqueConstraint("message_id"),
    Index("uq_outbox_open_plan_mail", "plan_id", unique=True, sqlite_where=text(OPEN_MAIL),
          postgresql_where=text(OPEN_MAIL)),
    Index(None, "state", "next_try_at"), Index(None, "plan_id"),
)  # fmt: skip

PROFILE_TEXTS = ("job_role", "pronouns", "languages", "working_hours", "strengths", "learns_by")
profile = Table(
    "profile", metadata, Column("agent_id", String, primary_key=True),
    *(Column(name, String) for name in PROFILE_TEXTS), Column("photo", LargeBinary),
    Column("photo_type", String), Column("language", String), Column("zone", String),
    _needed("notify", Json), _version(), _now("updated_at"),
    *(CheckConstraint(f"{name} IS NULL OR length({name}) <= 2000", name=name) for name in PROFILE_TEXTS),
    CheckConstraint("photo IS NULL OR length(photo) <= 2097152", name="photo"),
    CheckConstraint(
        "photo_type IS NULL OR photo_type IN ('image/png', 'image/jpeg', 'image/webp')", name="photo_type"
    ),
)  # fmt: skip

advice_draft = Table(
    "advice_draft", metadata, _id(), _needed("agent_id", String), _needed("behavior", String),
    _needed("variant", Integer), _needed("source", String), _needed("model", String),
    _needed("prompt_version", String), Column("playbook", String), _needed("facts_hash", String),
    _needed("text", String), _needed("evidence", Json), Column("fallback_reason", String),
    Column("edited", Boolean, nullable=False, server_default=false()), _needed("made_by", String),
    _now("made_at"), Column("shared_plan_id", Uuid, ForeignKey("plan.id")),
    _words("source", "playbook", "model"),
    UniqueConstraint("facts_hash", "source", "model", "prompt_version", "variant"),
    Index(None, "agent_id", "behavior", "made_at"),
)  # fmt: skip

advice_rating = Table(
    "advice_rating", metadata, Column("draft_id", Uuid, ForeignKey("advice_draft.id"), primary_key=True),
    Column("rater_id", String, primary_key=True), _needed("thumb", Integer), Column("comment", String),
    _now("at"), CheckConstraint("thumb IN (-1, 1)", name="thumb"),
)  # fmt: skip

mapping = Table(
    "mapping", metadata, _id(), _needed("name", String), _needed("fingerprint", String),
    _needed("mapping", Json), _needed("made_by", String), _version(), _now("updated_at"),
    UniqueConstraint("name"), Index(None, "fingerprint"),
)  # fmt: skip

setting = Table(
    "setting", metadata, Column("key", String, primary_key=True), _needed("value", Json), _version(),
    _needed("updated_by", String), _now("updated_at"),
)  # fmt: skip

lease = Table(
    "lease", metadata, Column("name", String, primary_key=True), Column("owner", String),
    _now("until"), Column("fence", Integer, nullable=False, server_default=text("0")),
)  # fmt: skip

audit = Table(
    "audit", metadata, Column("seq", Integer, primary_key=True), _now("at"), _needed("actor", String),
    _needed("action", String), _needed("subject", String), _needed("result", String), _needed("data", Json),
    Index(None, "subject", "at"), Index(None, "actor", "at"), sqlite_autoincrement=True,
)  # fmt: skip

audit_key = Table(
    "audit_key", metadata, Column("key", Uuid, primary_key=True), _needed("agent_id", String),
    UniqueConstraint("agent_id"),
)  # fmt: skip
