"""Plans in the record: shared, changed under an optimistic version, withdrawn and restored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select, update
from sqlalchemy.engine import Connection

from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.rule import Rule, freeze, opened, sealed
from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import plan, plan_version
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class NewPlan:
    """A plan about to be written. `shared_at`, `acknowledged_at` aware; `baseline` as shown in the mail."""

    plan_id: UUID
    agent_id: str
    agent_name: str
    team: str | None
    behavior: str
    author_id: str
    author_name: str
    advice: str
    rule: Rule
    target_on: date
    shared_at: datetime
    baseline: Mapping[str, Any]
    follow_up_on: date | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None
    draft_id: UUID | None = None
    link_nonce: str = field(default_factory=lambda: new_id().hex)
    """Part of every link to the plan; a new one makes older links worthless."""


def add(connection: Connection, new: NewPlan) -> bool:
    """Write a plan and its first version. False: a plan with this id is there already; nothing was done."""
    values = {name: getattr(new, name) for name in _SAME_NAMES} | {
        "id": new.plan_id,
        "rule": sealed(new.rule),
        "baseline": dict(new.baseline),
        "goal_rate": new.rule.goal_rate,
        "zone": new.rule.zone,
        "created_at": new.shared_at,
    }
    added = insert(connection, plan).values(**values).on_conflict_do_nothing(index_elements=["id"])
    if connection.execute(added.returning(plan.c.id)).first() is None:
        return False
    _keep_version(connection, new.plan_id, 1, new.author_id, new.shared_at)
    return True


_SAME_NAMES = (
    "agent_id", "agent_name", "team", "behavior", "author_id", "author_name", "advice", "target_on",
    "follow_up_on", "shared_at", "acknowledged_at", "acknowledged_by", "draft_id", "link_nonce",
)  # fmt: skip


def find(connection: Connection, plan_id: str) -> Plan | None:
    """One plan, withdrawn ones too; None for an unknown id or one that is no id."""
    row = connection.execute(select(plan).where(plan.c.id == parsed(plan_id))).first()
    return _plan(row) if row else None


def plans(connection: Connection, agent_ids: Iterable[str] | None = None) -> list[Plan]:
    """Every plan, or those of some agents, oldest share first; withdrawn ones too (they were coaching)."""
    query = select(plan).order_by(plan.c.shared_at, plan.c.created_at, plan.c.id)
    if agent_ids is not None:
        query = query.where(plan.c.agent_id.in_(list(agent_ids)))
    return [_plan(row) for row in connection.execute(query)]


def change(
    connection: Connection,
    plan_id: str,
    seen: int,
    advice: str,
    target_on: date,
    editor_id: str,
    at: datetime,
) -> int | None:
    """Save a new version of advice and target date if nobody saved since version `seen`.

    Returns the new version; None when somebody did, or the plan is withdrawn. Earlier versions are kept.
    """
    changed = (
        update(plan)
        .where(plan.c.id == parsed(plan_id), plan.c.version == seen, plan.c.deleted_at.is_(None))
        .values(advice=advice, target_on=target_on, version=plan.c.version + 1)
        .returning(plan.c.id, plan.c.version)
    )
    row = connection.execute(changed).first()
    if row is None:
        return None
    _keep_version(connection, row.id, row.version, editor_id, at)
    return int(row.version)


def acknowledge(connection: Connection, plan_id: str, at: datetime, how: str) -> bool:
    """Note that the agent has read the plan. False: noted before, or the plan is withdrawn."""
    noted = (
        update(plan)
        .where(plan.c.id == parsed(plan_id), plan.c.acknowledged_at.is_(None), plan.c.deleted_at.is_(None))
        .values(acknowledged_at=at, acknowledged_by=how)
    )
    return connection.execute(noted).rowcount == 1


def link_nonce(connection: Connection, plan_id: str) -> str | None:
    """The part of a plan's links that can be renewed; None for an unknown plan."""
    return connection.execute(select(plan.c.link_nonce).where(plan.c.id == parsed(plan_id))).scalar()


def renew_nonce(connection: Connection, plan_id: str) -> str:
    """Make every link of the plan that was made so far worthless; returns what new ones carry."""
    nonce = new_id().hex
    connection.execute(update(plan).where(plan.c.id == parsed(plan_id)).values(link_nonce=nonce))
    return nonce


def withdraw(connection: Connection, plan_id: str, at: datetime, actor_id: str, reason: str) -> bool:
    """Withdraw a plan. False: it was already."""
    done = update(plan).where(plan.c.id == parsed(plan_id), plan.c.deleted_at.is_(None))
    values = {"deleted_at": at, "deleted_by": actor_id, "delete_reason": reason}
    return connection.execute(done.values(**values)).rowcount == 1


def restore(connection: Connection, plan_id: str) -> bool:
    """Take a withdrawal back. False: the plan was not withdrawn."""
    done = update(plan).where(plan.c.id == parsed(plan_id), plan.c.deleted_at.is_not(None))
    values = {"deleted_at": None, "deleted_by": None, "delete_reason": None}
    return connection.execute(done.values(**values)).rowcount == 1


def _keep_version(connection: Connection, plan_id: UUID, version: int, editor_id: str, at: datetime) -> None:
    kept = select(plan.c.advice, plan.c.goal_rate, plan.c.target_on).where(plan.c.id == plan_id)
    row = connection.execute(kept).one()
    connection.execute(
        plan_version.insert().values(
            plan_id=plan_id, version=version, editor_id=editor_id, at=at, **row._mapping
        )
    )


def _plan(row: Row[Any]) -> Plan:
    shared_at, zone = row.shared_at, ZoneInfo(row.zone)
    rule = opened(row.rule)
    begun_on = (shared_at or row.created_at).astimezone(zone).date()
    return Plan(
        plan_id=row.id.hex,
        agent_id=row.agent_id,
        behavior=row.behavior,
        goal_rate=rule.goal_rate if rule else row.goal_rate,
        target_on=row.target_on,
        shared_on=begun_on if shared_at else None,
        rule=rule or freeze(row.goal_rate, begun_on, row.target_on, zone=row.zone),
        is_rule_intact=rule is not None,
        agent_name=row.agent_name,
        team=row.team,
        advice=row.advice,
        author_name=row.author_name,
        follow_up_on=row.follow_up_on,
        shared_at=shared_at,
        acknowledged_at=row.acknowledged_at,
        deleted_at=row.deleted_at,
        version=row.version,
    )
