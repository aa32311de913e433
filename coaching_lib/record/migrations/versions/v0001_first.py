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

from coaching_lib.record.types import Instant, Json, db_now

revision = "0001"
down_revision = None
OPEN_MAIL = "kind = 'plan' AND state IN ('queued', 'sending', 'retry', 'uncertain')"


def _needed(name: str, kind: Any, **options: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, **options)


def _moment(name: str) -> Column[Any]:
    return _needed(name, Instant, server_default=db_now())


def _version() -> Column[Any]:
    return _needed("version", Integer, server_default=text("1"))


def _plan_id() -> Column[Any]:
    return Column("plan_id", Uuid, ForeignKey("plan.id"), nullable=False)


def _check(name: str, condition: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name)


def _words(column: str, *words: str) -> CheckConstraint:
    return _check(column, f"{column} IN ({', '.join(repr(word) for word in words)})")


def _at_most(column: str, size: int) -> CheckConstraint:
    return _check(column, f"length({column}) <= {size}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "audit", Column("seq", Integer, primary_key=True), _moment("at"), _needed("actor", String),
        _needed("action", String), _needed("subject", String), _needed("result", String),
        _needed("data", Json), sqlite_autoincrement=True,
    )  # fmt: skip
    _index("audit", "actor", "at")
    _index("audit", "subject", "at")
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END"
        )
    op.create_table(
        "audit_key", Column("key", Uuid, primary_key=True), _needed("agent_id", String),
        UniqueConstraint("agent_id"),
    )  # fmt: skip
    op.create_table(
        "lease", Column("name", String, primary_key=True), Column("owner", String), _moment("until"),
        _needed("fence", Integer, server_default=text("0")),
    )  # fmt: skip
    op.create_table(
        "mapping", Column("id", Uuid, primary_key=True), _needed("name", String),
        _needed("fingerprint", String), _needed("mapping", Json), _needed("made_by", String), _version(),
        _moment("updated_at"), UniqueConstraint("name"),
    )  # fmt: skip
    _index("mapping", "fingerprint")
    op.create_table(
        "plan", Column("id", Uuid, primary_key=True), _needed("agent_id", String),
        _needed("agent_name", String), Column("team", String), _needed("behavior", String),
        _needed("author_id", String), _needed("author_name", String), _needed("advice", String),
        _needed("goal_rate", Float), _needed("target_on", Date), Column("follow_up_on", Date),
        _needed("zone", String), Column("shared_at", Instant), Column("acknowledged_at", Instant),
        Column("acknowledged_by", String), _needed("link_nonce", String),
        _needed("revision", Integer, server_default=text("0")), _needed("rule", Json),
        _needed("baseline", Json), Column("draft_id", Uuid),
        _needed("purpose", String, server_default=text("'development'")), Column("deleted_at", Instant),
        Column("deleted_by", String), Column("delete_reason", String), _moment("created_at"), _version(),
        _check("acknowledged_at", "acknowledged_at IS NULL OR shared_at IS NOT NULL"),
        _words("acknowledged_by", "login", "link-button", "local", "operator"),
        _check("deleted_by", "deleted_at IS NULL OR deleted_by IS NOT NULL"),
        _check("goal_rate", "goal_rate >= 0 AND goal_rate <= 1"), _check("version", "version >= 1"),
    )  # fmt: skip
    _index("plan", "agent_id", "target_on")
    _index("plan", "behavior")
    _index("plan", "shared_at")
    _index("plan", "team", "target_on")
    op.create_table(
        "profile", Column("agent_id", String, primary_key=True), Column("job_role", String),
        Column("pronouns", String), Column("languages", String), Column("working_hours", String),
        Column("strengths", String), Column("learns_by", String), Column("photo", LargeBinary),
        Column("photo_type", String), Column("language", String), Column("zone", String),
        _needed("notify", Json), _version(), _moment("updated_at"), _at_most("job_role", 2000),
        _at_most("languages", 2000), _at_most("learns_by", 2000), _at_most("photo", 2097152),
        _words("photo_type", "image/png", "image/jpeg", "image/webp"), _at_most("pronouns", 2000),
        _at_most("strengths", 2000), _at_most("working_hours", 2000),
    )  # fmt: skip
    op.create_table(
        "setting", Column("key", String, primary_key=True), _needed("value", Json), _version(),
        _needed("updated_by", String), _moment("updated_at"),
    )  # fmt: skip
    op.create_table(
        "action_item", Column("id", Uuid, primary_key=True), _plan_id(), _needed("text", String),
        _needed("owner", String), Column("due_on", Date), Column("done_at", Instant),
        _needed("position", Integer), _version(), _words("owner", "agent", "manager"),
    )  # fmt: skip
    _index("action_item", "plan_id", "position")
    op.create_table(
        "advice_draft", Column("id", Uuid, primary_key=True), _needed("agent_id", String),
        _needed("behavior", String), _needed("variant", Integer), _needed("source", String),
        _needed("model", String), _needed("prompt_version", String), Column("playbook", String),
        _needed("facts_hash", String), _needed("text", String), _needed("evidence", Json),
        Column("fallback_reason", String), _needed("edited", Boolean, server_default=false()),
        _needed("made_by", String), _moment("made_at"), Column("shared_plan_id", Uuid, ForeignKey("plan.id")),
        _words("source", "playbook", "model"),
        UniqueConstraint("facts_hash", "source", "model", "prompt_version", "variant"),
    )  # fmt: skip
    _index("advice_draft", "agent_id", "behavior", "made_at")
    op.create_table(
        "note", Column("id", Uuid, primary_key=True), _plan_id(), _needed("author_id", String),
        _needed("author_name", String), _needed("visibility", String), _needed("text", String),
        _moment("created_at"), Column("edited_at", Instant), Column("deleted_at", Instant), _version(),
        _at_most("text", 10000), _words("visibility", "shared", "private"),
    )  # fmt: skip
    _index("note", "plan_id", "created_at")
    op.create_table(
        "outbox", Column("id", Uuid, primary_key=True), Column("plan_id", Uuid, ForeignKey("plan.id")),
        _needed("kind", String), _needed("revision", Integer), _needed("idem_key", String),
        _needed("to_addr", String), _needed("message_id", String), _needed("message", LargeBinary),
        _needed("state", String, server_default=text("'queued'")),
        _needed("attempts", Integer, server_default=text("0")), _moment("next_try_at"),
        Column("lease_owner", String), Column("lease_until", Instant), Column("last_code", Integer),
        Column("last_error", String), _needed("created_by", String), _moment("created_at"),
        Column("sent_at", Instant), Column("expires_at", Instant),
        _words("kind", "plan", "cancel", "reminder", "verdict", "digest", "test"),
        _at_most("last_error", 300), _check("lease_owner", "(state = 'sending') = (lease_owner IS NOT NULL)"),
        _words("state", "queued", "sending", "retry", "sent", "uncertain", "failed", "cancelled", "filed"),
        UniqueConstraint("message_id"), UniqueConstraint("idem_key"),
    )  # fmt: skip
    op.create_index(
        "uq_outbox_open_plan_mail", "outbox", ["plan_id"], unique=True,
        sqlite_where=text(OPEN_MAIL), postgresql_where=text(OPEN_MAIL),
    )  # fmt: skip
    _index("outbox", "plan_id")
    _index("outbox", "state", "next_try_at")
    op.create_table(
        "plan_event", Column("id", Integer, primary_key=True), _plan_id(), _needed("kind", String),
        _moment("at"), _needed("actor_id", String), _needed("data", Json),
        _words("kind", "drafted", "shared", "opened", "acknowledged", "edited", "re-sent", "note",
            "deleted", "restored", "mailed"),
    )  # fmt: skip
    _index("plan_event", "plan_id", "at")
    op.create_table(
        "plan_version", Column("plan_id", Uuid, ForeignKey("plan.id"), primary_key=True),
        Column("version", Integer, primary_key=True), _needed("advice", String), _needed("goal_rate", Float),
        _needed("target_on", Date), _needed("editor_id", String), _moment("at"),
    )  # fmt: skip
    op.create_table(
        "advice_rating", Column("draft_id", Uuid, ForeignKey("advice_draft.id"), primary_key=True),
        Column("rater_id", String, primary_key=True), _needed("thumb", Integer), Column("comment", String),
        _moment("at"), _check("thumb", "thumb IN (-1, 1)"),
    )  # fmt: skip
    op.create_table(
        "note_version", Column("note_id", Uuid, ForeignKey("note.id"), primary_key=True),
        Column("version", Integer, primary_key=True), _needed("text", String), _needed("editor_id", String),
        _moment("at"),
    )  # fmt: skip
