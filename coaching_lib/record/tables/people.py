"""What people write about themselves and each other."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Index, LargeBinary, String, Table, UniqueConstraint

from coaching_lib.record.tables.base import metadata, needed, now, own_id, version
from coaching_lib.record.types import Instant, Json

PROFILE_TEXTS = ("job_role", "pronouns", "languages", "working_hours", "strengths", "learns_by")

profile = Table(
    "profile", metadata, Column("agent_id", String, primary_key=True),
    *(Column(name, String) for name in PROFILE_TEXTS), Column("photo", LargeBinary),
    Column("photo_type", String), Column("language", String), Column("zone", String),
    needed("notify", Json), version(), now("updated_at"),
    *(CheckConstraint(f"{name} IS NULL OR length({name}) <= 2000", name=name) for name in PROFILE_TEXTS),
    CheckConstraint("photo IS NULL OR length(photo) <= 2097152", name="photo"),
    CheckConstraint(
        "photo_type IS NULL OR photo_type IN ('image/png', 'image/jpeg', 'image/webp')", name="photo_type"
    ),
)  # fmt: skip

kudos = Table(
    "kudos", metadata, own_id(), needed("agent_id", String), needed("author_id", String),
    needed("author_name", String), Column("behavior", String), Column("interaction_id", String),
    needed("text", String), now("created_at"), Column("deleted_at", Instant), Index(None, "agent_id"),
)  # fmt: skip

saved_filter = Table(
    "saved_filter", metadata, own_id(), needed("owner_id", String), needed("page", String),
    needed("name", String), needed("query", String), now("created_at"),
    UniqueConstraint("owner_id", "page", "name"),
)  # fmt: skip

queue_skip = Table(
    "queue_skip", metadata, own_id(), needed("agent_id", String), needed("behavior", String),
    needed("reason", String), needed("skipped_by", String), now("at"), Column("until_on", Date),
    Column("deleted_at", Instant), Index(None, "agent_id"),
)  # fmt: skip
