"""Templates, kudos, saved filters, second looks, disputes, own playbooks, model use; mails can be held."""

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
    MetaData,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    text,
)

from coaching_lib.record.types import Instant, Json, db_now

revision = "0002"
down_revision = "0001"
OPEN_DISPUTE = "state = 'open'"
OPEN_MAIL = "kind = 'plan' AND state IN ('queued', 'sending', 'retry', 'uncertain')"
OLD_NAMES = MetaData(
    naming_convention={
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[Any]:
    return Column("id", Uuid, primary_key=True)


def _needed(name: str, kind: Any, **options: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, **options)


def _moment(name: str) -> Column[Any]:
    return _needed(name, Instant, server_default=db_now())


def _version() -> Column[Any]:
    return _needed("version", Integer, server_default=text("1"))


def _words(column: str, *words: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in words)})", name=column)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _copy_events() -> None:
    Table("plan", OLD_NAMES, Column("id", Uuid, primary_key=True))
    events = Table(
        "plan_event", OLD_NAMES, Column("id", Integer, primary_key=True),
        Column("plan_id", Uuid, ForeignKey("plan.id"), nullable=False), _needed("kind", String),
        _moment("at"), _needed("actor_id", String), _needed("data", Json),
        _words("kind", "drafted", "shared", "opened", "acknowledged", "edited", "re-sent", "note", "deleted",
               "restored", "mailed", "reminded", "commented", "feedback", "revoked"),
    )  # fmt: skip
    with op.batch_alter_table("plan_event", copy_from=events, recreate="always"):
        pass
    _index("plan_event", "plan_id", "at")


def _old_outbox() -> Table:
    return Table(
        "outbox", OLD_NAMES, _id(), Column("plan_id", Uuid, ForeignKey("plan.id")), _needed("kind", String),
        _needed("revision", Integer), _needed("idem_key", String), _needed("to_addr", String),
        _needed("message_id", String), _needed("message", LargeBinary),
        _needed("state", String, server_default=text("'queued'")),
        _needed("attempts", Integer, server_default=text("0")), _moment("next_try_at"),
        Column("lease_owner", String), Column("lease_until", Instant), Column("last_code", Integer),
        Column("last_error", String), _needed("created_by", String), _moment("created_at"),
        Column("sent_at", Instant), Column("expires_at", Instant),
        _words("kind", "plan", "cancel", "reminder", "verdict", "digest", "test", "kudos"),
        _words("state", "queued", "sending", "retry", "sent", "uncertain", "failed", "cancelled", "filed"),
        CheckConstraint("(state = 'sending') = (lease_owner IS NOT NULL)", name="lease_owner"),
        CheckConstraint("last_error IS NULL OR length(last_error) <= 300", name="last_error"),
        UniqueConstraint("idem_key"), UniqueConstraint("message_id"),
    )  # fmt: skip


def _copy_outbox() -> None:
    with op.batch_alter_table("outbox", copy_from=_old_outbox(), recreate="always") as batch:
        batch.add_column(Column("hold", String))
    op.create_index(
        "uq_outbox_open_plan_mail", "outbox", ["plan_id"], unique=True,
        sqlite_where=text(OPEN_MAIL), postgresql_where=text(OPEN_MAIL),
    )  # fmt: skip
    _index("outbox", "plan_id")
    _index("outbox", "state", "next_try_at")


def _add_to_plans() -> None:
    op.create_table(
        "plan_template", _id(), _needed("owner_id", String), _needed("name", String),
        Column("behavior", String), _needed("advice", String), _needed("items", Json), _version(),
        _moment("updated_at"), UniqueConstraint("owner_id", "name"),
    )  # fmt: skip
    op.create_table(
        "plan_sketch", Column("author_id", String, primary_key=True),
        Column("agent_id", String, primary_key=True), Column("behavior", String, primary_key=True),
        _needed("form", Json), _moment("updated_at"),
    )  # fmt: skip
    op.create_table(
        "plan_feedback", Column("plan_id", Uuid, ForeignKey("plan.id"), primary_key=True),
        _needed("agent_id", String), _needed("helpful", Boolean), Column("comment", String), _moment("at"),
    )  # fmt: skip
    op.create_table(
        "request", _id(), _needed("agent_id", String), _needed("behavior", String), _needed("text", String),
        _needed("state", String, server_default=text("'open'")),
        Column("plan_id", Uuid, ForeignKey("plan.id")), _moment("created_at"), _version(),
        _words("state", "open", "answered", "declined"),
    )  # fmt: skip
    _index("request", "agent_id")
    _index("request", "state")


def _add_people() -> None:
    op.create_table(
        "kudos", _id(), _needed("agent_id", String), _needed("author_id", String),
        _needed("author_name", String), Column("behavior", String), Column("interaction_id", String),
        _needed("text", String), _moment("created_at"), Column("deleted_at", Instant),
    )  # fmt: skip
    _index("kudos", "agent_id")
    op.create_table(
        "saved_filter", _id(), _needed("owner_id", String), _needed("page", String), _needed("name", String),
        _needed("query", String), _moment("created_at"), UniqueConstraint("owner_id", "page", "name"),
    )  # fmt: skip
    op.create_table(
        "queue_skip", _id(), _needed("agent_id", String), _needed("behavior", String),
        _needed("reason", String), _needed("skipped_by", String), _moment("at"), Column("until_on", Date),
        Column("deleted_at", Instant),
    )  # fmt: skip
    _index("queue_skip", "agent_id")


def _add_second_looks() -> None:
    op.create_table(
        "review_sample", _id(), _needed("drawn_by", String), _moment("drawn_at"), _needed("seed", Integer),
        _needed("per_agent", Integer), Column("first_on", Date), Column("last_on", Date),
    )  # fmt: skip
    op.create_table(
        "review", _id(),
        Column("sample_id", Uuid, ForeignKey("review_sample.id"), nullable=False),
        _needed("interaction_id", String),
        _needed("agent_id", String), _needed("behavior", String), Column("result_then", Float),
        Column("answer", String), Column("comment", String), Column("reviewer_id", String),
        Column("answered_at", Instant), _version(),
        _words("answer", "met", "missed", "partial", "not applicable"),
        UniqueConstraint("sample_id", "interaction_id", "behavior"),
    )  # fmt: skip
    _index("review", "agent_id")
    op.create_table(
        "bookmark", _id(), _needed("interaction_id", String), Column("behavior", String),
        _needed("kind", String), Column("text", String), _needed("made_by", String), _moment("made_at"),
        _words("kind", "good", "bad"), UniqueConstraint("interaction_id", "behavior"),
    )  # fmt: skip
    _add_disputes()


def _add_disputes() -> None:
    op.create_table(
        "dispute", _id(), _needed("interaction_id", String), _needed("behavior", String),
        Column("rubric_version", String), _needed("agent_id", String), _needed("claimed", String),
        _needed("comment", String), _needed("result_then", Json),
        _needed("state", String, server_default=text("'open'")), Column("answered_by", String),
        Column("answer", String), Column("new_result", Float), _moment("created_at"),
        Column("answered_at", Instant), _version(),
        _words("state", "open", "upheld", "changed", "partly", "withdrawn"),
    )  # fmt: skip
    op.create_index(
        "uq_dispute_open", "dispute", ["interaction_id", "behavior"], unique=True,
        sqlite_where=text(OPEN_DISPUTE), postgresql_where=text(OPEN_DISPUTE),
    )  # fmt: skip
    _index("dispute", "agent_id")
    _index("dispute", "state")


def _add_to_advice() -> None:
    op.add_column("advice_draft", Column("edited_by", String))
    op.create_table(
        "playbook", _id(), _needed("name", String), _needed("body", Json), _needed("made_by", String),
        _version(), _moment("updated_at"), Column("deleted_at", Instant), UniqueConstraint("name"),
    )  # fmt: skip
    op.create_table(
        "model_use", Column("id", Integer, primary_key=True), _moment("at"), _needed("manager_id", String),
        _needed("model", String), _needed("tokens", Integer), _needed("outcome", String),
    )  # fmt: skip
    _index("model_use", "at")


def upgrade() -> None:
    """Add the tables; copy two whose lists of words grow."""
    _copy_events()
    _copy_outbox()
    _add_to_plans()
    _add_people()
    _add_second_looks()
    _add_to_advice()
