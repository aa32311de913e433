"""Answers of a model that were paid for, and earlier texts of own playbooks."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, String, Uuid

from coaching_lib.record.migrations.pieces import index, moment, needed
from coaching_lib.record.types import Json

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add both tables."""
    op.create_table(
        "model_answer", Column("key", String, primary_key=True), needed("agent_id", String),
        needed("behavior", String), needed("model", String), needed("prompt_version", String),
        needed("variant", Integer), needed("answer", Json), needed("tokens", Integer),
        needed("made_by", String), moment("made_at"),
    )  # fmt: skip
    index("model_answer", "agent_id")
    op.create_table(
        "playbook_version", Column("playbook_id", Uuid, ForeignKey("playbook.id"), primary_key=True),
        Column("version", Integer, primary_key=True), Column("body", Json), needed("made_by", String),
        moment("made_at"),
    )  # fmt: skip
