"""An agent asks for coaching on a behavior; a manager answers with a plan or a no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import request


@dataclass(frozen=True)
class Asked:
    """One of them. `state`: open, answered (with a plan) or declined."""

    request_id: str
    agent_id: str
    behavior: str
    text: str
    state: str
    plan_id: str | None
    created_at: datetime
    version: int


def add(connection: Connection, agent_id: str, behavior: str, text: str, at: datetime) -> str:
    """Write one down; returns its id."""
    number = new_id()
    values = {"id": number, "agent_id": agent_id, "behavior": behavior, "text": text, "created_at": at}
    connection.execute(request.insert().values(**values))
    return number.hex


def requests(
    connection: Connection, agent_ids: Iterable[str] | None = None, state: str | None = None
) -> list[Asked]:
    """Those of some agents (None: of all) in one state (None: in any), the newest first."""
    query = select(request).order_by(request.c.created_at.desc(), request.c.id)
    if agent_ids is not None:
        query = query.where(request.c.agent_id.in_(list(agent_ids)))
    if state is not None:
        query = query.where(request.c.state == state)
    return [_asked(row) for row in connection.execute(query)]


def find(connection: Connection, request_id: str) -> Asked | None:
    """One of them; None for an unknown id."""
    row = connection.execute(select(request).where(request.c.id == parsed(request_id))).first()
    return _asked(row) if row else None


def answer(connection: Connection, request_id: str, state: str, plan_id: str | None = None) -> bool:
    """Answer an open one. False: it was answered already."""
    asked = update(request).where(request.c.id == parsed(request_id), request.c.state == "open")
    values = {"state": state, "plan_id": parsed(plan_id) if plan_id else None}
    return connection.execute(asked.values(**values, version=request.c.version + 1)).rowcount == 1


def _asked(row: Row[Any]) -> Asked:
    return Asked(
        row.id.hex,
        row.agent_id,
        row.behavior,
        row.text,
        row.state,
        row.plan_id.hex if row.plan_id else None,
        row.created_at,
        row.version,
    )
