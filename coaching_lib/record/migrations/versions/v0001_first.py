"""The first schema: plans and their history, notes, mail, profiles, advice, settings, audit."""

from typing import Any

from alembic import op
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    Uuid,
    false,
    text,
)

from coaching_lib.record.migrations.pieces import index, moment, needed, version, words
from coaching_lib.record.types import Instant, Json

revision = "0001"
down_revision = None
OPEN_MAIL = "kind = 'plan' AND state IN ('queued', 'sending', 'retry', 'uncertain')"


def _plan_id() -> Column[Any]:
    return Column("plan_id", Uuid, ForeignKey("plan.id"), nullable=False)


def _check(name: str, condition: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name)


def _at_most(column: str, size: int) -> CheckConstraint:
    return _check(column, f"length({column}) <= {size}")


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "audit", Column("seq", Integer, primary_key=True), moment("at"), needed("actor", String),
        needed("action", String), needed("subject", String), needed("result", String),
        needed("data", Json), sqlite_autoincrement=True,
    )  # fmt: skip
    index("audit", "actor", "at")
    index("audit", "subject", "at")
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END"
        )
    op.create_table(
        "audit_key", Column("key", Uuid, primary_key=True), needed("agent_id", String),
        UniqueConstraint("agent_id"),
    )  # fmt: skip
    op.create_table(
        "lease", Column("name", String, primary_key=True), Column("owner", String), moment("until"),
        needed("fence", Integer, server_default=text("0")),
    )  # fmt: skip
    op.create_table(
        "mapping", Column("id", Uuid, primary_key=True), needed("name", String),
        needed("fingerprint", String), needed("mapping", Json), needed("made_by", String), version(),
        moment("updated_at"), UniqueConstraint("name"),
    )  # fmt: skip
    index("mapping", "fingerprint")
    op.create_table(
        "plan", Column("id", Uuid, primary_key=True), needed("agent_id", String),
        needed("agent_name", String), Column("team", String), needed("behavior", String),
        needed("author_id", String), needed("author_name", String), needed("advice", String),
        needed("goal_rate", Float), needed("target_on", Date), Column("follow_up_on", Date),
        needed("zone", String), Column("shared_at", Instant), Column("acknowledged_at", Instant),
        Column("acknowledged_by", String), needed("link_nonce", String),
        needed("revision", Integer, server_default=text("0")), needed("rule", Json),
        needed("baseline", Json), Column("draft_id", Uuid),
        needed("purpose", String, server_default=text("'development'")), Column("deleted_at", Instant),
        Column("deleted_by", String), Column("delete_reason", String), moment("created_at"), version(),
        _check("acknowledged_at", "acknowledged_at IS NULL OR shared_at IS NOT NULL"),
        words("acknowledged_by", "login", "link-button", "local", "operator"),
        _check("deleted_by", "deleted_at IS NULL OR deleted_by IS NOT NULL"),
        _check("goal_rate", "goal_rate >= 0 AND goal_rate <= 1"), _check("version", "version >= 1"),
    )  # fmt: skip
    index("plan", "agent_id", "target_on")
    index("plan", "behavior")
    index("plan", "shared_at")
    index("plan", "team", "target_on")
    op.create_table(
        "profile", Column("agent_id", String, primary_key=True), Column("job_role", String),
        Column("pronouns", String), Column("languages", String), Column("working_hours", String),
        Column("strengths", String), Column("learns_by", String), Column("photo", LargeBinary),
        Column("photo_type", String), Column("language", String), Column("zone", String),
        needed("notify", Json), version(), moment("updated_at"), _at_most("job_role", 2000),
        _at_most("languages", 2000), _at_most("learns_by", 2000), _at_most("photo", 2097152),
        words("photo_type", "image/png", "image/jpeg", "image/webp"), _at_most("pronouns", 2000),
        _at_most("strengths", 2000), _at_most("working_hours", 2000),
    )  # fmt: skip
    op.create_table(
        "setting", Column("key", String, primary_key=True), needed("value", Json), version(),
        needed("updated_by", String), moment("updated_at"),
    )  # fmt: skip
    op.create_table(
        "action_item", Column("id", Uuid, primary_key=True), _plan_id(), needed("text", String),
        needed("owner", String), Column("due_on", Date), Column("done_at", Instant),
        needed("position", Integer), version(), words("owner", "agent", "manager"),
    )  # fmt: skip
    index("action_item", "plan_id", "position")
    op.create_table(
        "advice_draft", Column("id", Uuid, primary_key=True), needed("agent_id", String),
        needed("behavior", String), needed("variant", Integer), needed("source", String),
        needed("model", String), needed("prompt_version", String), Column("playbook", String),
        needed("facts_hash", String), needed("text", String), needed("evidence", Json),
        Column("fallback_reason", String), needed("edited", Boolean, server_default=false()),
        needed("made_by", String), moment("made_at"), Column("shared_plan_id", Uuid, ForeignKey("plan.id")),
        words("source", "playbook", "model"),
        UniqueConstraint("facts_hash", "source", "model", "prompt_version", "variant"),
    )  # fmt: skip
    index("advice_draft", "agent_id", "behavior", "made_at")
    op.create_table(
        "note", Column("id", Uuid, primary_key=True), _plan_id(), needed("author_id", String),
        needed("author_name", String), needed("visibility", String), needed("text", String),
        moment("created_at"), Column("edited_at", Instant), Column("deleted_at", Instant), version(),
        _at_most("text", 10000), words("visibility", "shared", "private"),
    )  # fmt: skip
    index("note", "plan_id", "created_at")
    op.create_table(
        "outbox", Column("id", Uuid, primary_key=True), Column("plan_id", Uuid, ForeignKey("plan.id")),
        needed("kind", String), needed("revision", Integer), needed("idem_key", String),
        needed("to_addr", String), needed("message_id", String), needed("message", LargeBinary),
        needed("state", String, server_default=text("'queued'")),
        needed("attempts", Integer, server_default=text("0")), moment("next_try_at"),
        Column("lease_owner", String), Column("lease_until", Instant), Column("last_code", Integer),
        Column("last_error", String), needed("created_by", String), moment("created_at"),
        Column("sent_at", Instant), Column("expires_at", Instant),
        words("kind", "plan", "cancel", "reminder", "verdict", "digest", "test"),
        _at_most("last_error", 300), _check("lease_owner", "(state = 'sending') = (lease_owner IS NOT NULL)"),
        words("state", "queued", "sending", "retry", "sent", "uncertain", "failed", "cancelled", "filed"),
        UniqueConstraint("message_id"), UniqueConstraint("idem_key"),
    )  # fmt: skip
    op.create_index(
        "uq_outbox_open_plan_mail", "outbox", ["plan_id"], unique=True,
        sqlite_where=text(OPEN_MAIL), postgresql_where=text(OPEN_MAIL),
    )  # fmt: skip
    index("outbox", "plan_id")
    index("outbox", "state", "next_try_at")
    op.create_table(
        "plan_event", Column("id", Integer, primary_key=True), _plan_id(), needed("kind", String),
        moment("at"), needed("actor_id", String), needed("data", Json),
        words("kind", "drafted", "shared", "opened", "acknowledged", "edited", "re-sent", "note",
            "deleted", "restored", "mailed"),
    )  # fmt: skip
    index("plan_event", "plan_id", "at")
    op.create_table(
        "plan_version", Column("plan_id", Uuid, ForeignKey("plan.id"), primary_key=True),
        Column("version", Integer, primary_key=True), needed("advice", String), needed("goal_rate", Float),
        needed("target_on", Date), needed("editor_id", String), moment("at"),
    )  # fmt: skip
    op.create_table(
        "advice_rating", Column("draft_id", Uuid, ForeignKey("advice_draft.id"), primary_key=True),
        Column("rater_id", String, primary_key=True), needed("thumb", Integer), Column("comment", String),
        moment("at"), _check("thumb", "thumb IN (-1, 1)"),
    )  # fmt: skip
    op.create_table(
        "note_version", Column("note_id", Uuid, ForeignKey("note.id"), primary_key=True),
        Column("version", Integer, primary_key=True), needed("text", String), needed("editor_id", String),
        moment("at"),
    )  # fmt: skip
