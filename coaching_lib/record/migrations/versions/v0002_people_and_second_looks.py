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

from coaching_lib.record.migrations.pieces import index, moment, needed, version, words
from coaching_lib.record.types import Instant, Json

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


def _copy_events() -> None:
    Table("plan", OLD_NAMES, Column("id", Uuid, primary_key=True))
    events = Table(
        "plan_event", OLD_NAMES, Column("id", Integer, primary_key=True),
        Column("plan_id", Uuid, ForeignKey("plan.id"), nullable=False), needed("kind", String),
        moment("at"), needed("actor_id", String), needed("data", Json),
        words("kind", "drafted", "shared", "opened", "acknowledged", "edited", "re-sent", "note", "deleted",
               "restored", "mailed", "reminded", "commented", "feedback", "revoked"),
    )  # fmt: skip
    with op.batch_alter_table("plan_event", copy_from=events, recreate="always"):
        pass
    index("plan_event", "plan_id", "at")


def _old_outbox() -> Table:
    return Table(
        "outbox", OLD_NAMES, _id(), Column("plan_id", Uuid, ForeignKey("plan.id")), needed("kind", String),
        needed("revision", Integer), needed("idem_key", String), needed("to_addr", String),
        needed("message_id", String), needed("message", LargeBinary),
        needed("state", String, server_default=text("'queued'")),
        needed("attempts", Integer, server_default=text("0")), moment("next_try_at"),
        Column("lease_owner", String), Column("lease_until", Instant), Column("last_code", Integer),
        Column("last_error", String), needed("created_by", String), moment("created_at"),
        Column("sent_at", Instant), Column("expires_at", Instant),
        words("kind", "plan", "cancel", "reminder", "verdict", "digest", "test", "kudos"),
        words("state", "queued", "sending", "retry", "sent", "uncertain", "failed", "cancelled", "filed"),
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
    index("outbox", "plan_id")
    index("outbox", "state", "next_try_at")


def _add_to_plans() -> None:
    op.create_table(
        "plan_template", _id(), needed("owner_id", String), needed("name", String),
        Column("behavior", String), needed("advice", String), needed("items", Json), version(),
        moment("updated_at"), UniqueConstraint("owner_id", "name"),
    )  # fmt: skip
    op.create_table(
        "plan_sketch", Column("author_id", String, primary_key=True),
        Column("agent_id", String, primary_key=True), Column("behavior", String, primary_key=True),
        needed("form", Json), moment("updated_at"),
    )  # fmt: skip
    op.create_table(
        "plan_feedback", Column("plan_id", Uuid, ForeignKey("plan.id"), primary_key=True),
        needed("agent_id", String), needed("helpful", Boolean), Column("comment", String), moment("at"),
    )  # fmt: skip
    op.create_table(
        "request", _id(), needed("agent_id", String), needed("behavior", String), needed("text", String),
        needed("state", String, server_default=text("'open'")),
        Column("plan_id", Uuid, ForeignKey("plan.id")), moment("created_at"), version(),
        words("state", "open", "answered", "declined"),
    )  # fmt: skip
    index("request", "agent_id")
    index("request", "state")


def _add_people() -> None:
    op.create_table(
        "kudos", _id(), needed("agent_id", String), needed("author_id", String),
        needed("author_name", String), Column("behavior", String), Column("interaction_id", String),
        needed("text", String), moment("created_at"), Column("deleted_at", Instant),
    )  # fmt: skip
    index("kudos", "agent_id")
    op.create_table(
        "saved_filter", _id(), needed("owner_id", String), needed("page", String), needed("name", String),
        needed("query", String), moment("created_at"), UniqueConstraint("owner_id", "page", "name"),
    )  # fmt: skip
    op.create_table(
        "queue_skip", _id(), needed("agent_id", String), needed("behavior", String),
        needed("reason", String), needed("skipped_by", String), moment("at"), Column("until_on", Date),
        Column("deleted_at", Instant),
    )  # fmt: skip
    index("queue_skip", "agent_id")


def _add_second_looks() -> None:
    op.create_table(
        "review_sample", _id(), needed("drawn_by", String), moment("drawn_at"), needed("seed", Integer),
        needed("per_agent", Integer), Column("first_on", Date), Column("last_on", Date),
    )  # fmt: skip
    op.create_table(
        "review", _id(),
        Column("sample_id", Uuid, ForeignKey("review_sample.id"), nullable=False),
        needed("interaction_id", String),
        needed("agent_id", String), needed("behavior", String), Column("result_then", Float),
        Column("answer", String), Column("comment", String), Column("reviewer_id", String),
        Column("answered_at", Instant), version(),
        words("answer", "met", "missed", "partial", "not applicable"),
        UniqueConstraint("sample_id", "interaction_id", "behavior"),
    )  # fmt: skip
    index("review", "agent_id")
    op.create_table(
        "bookmark", _id(), needed("interaction_id", String), Column("behavior", String),
        needed("kind", String), Column("text", String), needed("made_by", String), moment("made_at"),
        words("kind", "good", "bad"), UniqueConstraint("interaction_id", "behavior"),
    )  # fmt: skip
    _add_disputes()


def _add_disputes() -> None:
    op.create_table(
        "dispute", _id(), needed("interaction_id", String), needed("behavior", String),
        Column("rubric_version", String), needed("agent_id", String), needed("claimed", String),
        needed("comment", String), needed("result_then", Json),
        needed("state", String, server_default=text("'open'")), Column("answered_by", String),
        Column("answer", String), Column("new_result", Float), moment("created_at"),
        Column("answered_at", Instant), version(),
        words("state", "open", "upheld", "changed", "partly", "withdrawn"),
    )  # fmt: skip
    op.create_index(
        "uq_dispute_open", "dispute", ["interaction_id", "behavior"], unique=True,
        sqlite_where=text(OPEN_DISPUTE), postgresql_where=text(OPEN_DISPUTE),
    )  # fmt: skip
    index("dispute", "agent_id")
    index("dispute", "state")


def _add_to_advice() -> None:
    op.add_column("advice_draft", Column("edited_by", String))
    op.create_table(
        "playbook", _id(), needed("name", String), needed("body", Json), needed("made_by", String),
        version(), moment("updated_at"), Column("deleted_at", Instant), UniqueConstraint("name"),
    )  # fmt: skip
    op.create_table(
        "model_use", Column("id", Integer, primary_key=True), moment("at"), needed("manager_id", String),
        needed("model", String), needed("tokens", Integer), needed("outcome", String),
    )  # fmt: skip
    index("model_use", "at")


def upgrade() -> None:
    """Add the tables; copy two whose lists of words grow."""
    _copy_events()
    _copy_outbox()
    _add_to_plans()
    _add_people()
    _add_second_looks()
    _add_to_advice()
