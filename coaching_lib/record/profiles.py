"""Profiles: what an agent tells colleagues about the own work and learning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from coaching_lib.record.tables import profile
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class Profile:
    """One profile. `version` 0: nothing was saved yet."""

    agent_id: str
    job_role: str | None = None
    pronouns: str | None = None
    languages: str | None = None
    working_hours: str | None = None
    strengths: str | None = None
    learns_by: str | None = None
    photo: bytes | None = None
    photo_type: str | None = None
    language: str | None = None
    zone: str | None = None
    notify: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0
    updated_at: datetime | None = None


def find(connection: Connection, agent_id: str) -> Profile:
    """The profile of an agent; an empty one when nothing was saved yet."""
    row = connection.execute(select(profile).where(profile.c.agent_id == agent_id)).first()
    return Profile(**row._mapping) if row else Profile(agent_id)


def save(connection: Connection, new: Profile, seen: int, at: datetime) -> int | None:
    """Save a profile if nobody saved since version `seen` (0: never). Returns the new version, else None."""
    values = asdict(new) | {"version": seen + 1, "updated_at": at, "notify": dict(new.notify)}
    added = insert(connection, profile).values(**values)
    changed = {name: value for name, value in values.items() if name != "agent_id"}
    saved = added.on_conflict_do_update(
        index_elements=["agent_id"], set_=changed, where=profile.c.version == seen
    )
    if seen and find(connection, new.agent_id).version != seen:
        return None
    return connection.execute(saved.returning(profile.c.version)).scalar()
