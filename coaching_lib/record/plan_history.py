"""What happened to a plan: events, earlier versions, and what it was shared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import parsed
from coaching_lib.record.tables import plan, plan_event, plan_version


@dataclass(frozen=True)
class Event:
    """Something that happened to a plan. Kinds as the table's check lists them."""

    plan_id: str
    kind: str
    at: datetime
    actor_id: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Version:
    """A plan's text as it once was."""

    version: int
    advice: str
    goal_rate: float
    target_on: date
    editor_id: str
    at: datetime


@dataclass(frozen=True)
class Origin:
    """What a plan was shared with: where the agent stood, and the draft the advice came from."""

    baseline: Mapping[str, Any]
    """met, applicable, first, last (days as YYYY-MM-DD), snapshot."""
    draft_id: str | None
    acknowledged_by: str | None


def happened(
    connection: Connection,
    plan_id: str | UUID,
    kind: str,
    at: datetime,
    actor_id: str,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Add one event."""
    number = parsed(plan_id) if isinstance(plan_id, str) else plan_id
    connection.execute(
        plan_event.insert().values(plan_id=number, kind=kind, at=at, actor_id=actor_id, data=dict(data or {}))
    )


def events(connection: Connection, plan_id: str) -> list[Event]:
    """Everything that happened to one plan, oldest first."""
    query = select(plan_event).where(plan_event.c.plan_id == parsed(plan_id))
    rows = connection.execute(query.order_by(plan_event.c.at, plan_event.c.id))
    return [Event(row.plan_id.hex, row.kind, row.at, row.actor_id, row.data) for row in rows]


def opened_at(connection: Connection) -> dict[str, datetime]:
    """When the agent first opened each plan, by plan id; plans never opened are missing."""
    query = select(plan_event.c.plan_id, func.min(plan_event.c.at, type_=plan_event.c.at.type).label("at"))
    rows = connection.execute(query.where(plan_event.c.kind == "opened").group_by(plan_event.c.plan_id))
    return {row.plan_id.hex: row.at for row in rows}


def was_opened(connection: Connection, plan_id: str) -> bool:
    """Whether the agent has opened the plan."""
    query = select(plan_event.c.id).where(
        plan_event.c.plan_id == parsed(plan_id), plan_event.c.kind == "opened"
    )
    return connection.execute(query.limit(1)).first() is not None


def versions(connection: Connection, plan_id: str) -> list[Version]:
    """Every text the plan had, oldest first."""
    query = select(plan_version).where(plan_version.c.plan_id == parsed(plan_id))
    rows = connection.execute(query.order_by(plan_version.c.version))
    return [
        Version(row.version, row.advice, row.goal_rate, row.target_on, row.editor_id, row.at) for row in rows
    ]


def origin(connection: Connection, plan_id: str) -> Origin | None:
    """Baseline counts and draft of one plan; None for an unknown id."""
    query = select(plan.c.baseline, plan.c.draft_id, plan.c.acknowledged_by)
    row = connection.execute(query.where(plan.c.id == parsed(plan_id))).first()
    if row is None:
        return None
    return Origin(row.baseline, row.draft_id.hex if row.draft_id else None, row.acknowledged_by)
