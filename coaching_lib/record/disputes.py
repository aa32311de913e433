"""Results an agent does not agree with, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import dispute
from coaching_lib.record.types import insert

OPEN = "open"
CHANGING = ("changed", "partly")
"""Answers that change the result."""


@dataclass(frozen=True)
class Dispute:
    """One disputed result. Results 0-1; None: not applicable.

    state: open, upheld, changed, partly, withdrawn.
    """

    dispute_id: str
    interaction_id: str
    behavior: str
    agent_id: str
    claimed: str
    """The word of the result the agent proposes."""
    comment: str
    result_then: float | None
    state: str
    answer: str | None
    new_result: float | None
    created_at: datetime
    answered_at: datetime | None
    version: int


@dataclass(frozen=True)
class NewDispute:
    """What is disputed, as it stands."""

    interaction_id: str
    behavior: str
    agent_id: str
    claimed: str
    comment: str
    result_then: float | None


def add(connection: Connection, new: NewDispute, at: datetime) -> str | None:
    """Keep a dispute and return its id; None: this result is disputed already."""
    number = new_id()
    values = {
        "id": number, "interaction_id": new.interaction_id, "behavior": new.behavior,
        "agent_id": new.agent_id, "claimed": new.claimed, "comment": new.comment,
        "result_then": {"x": new.result_then}, "created_at": at,
    }  # fmt: skip
    added = connection.execute(insert(connection, dispute).values(**values).on_conflict_do_nothing())
    return number.hex if added.rowcount == 1 else None


def find(connection: Connection, dispute_id: str) -> Dispute | None:
    """One dispute; None for an unknown id."""
    found = _read(connection, select(dispute).where(dispute.c.id == parsed(dispute_id)))
    return found[0] if found else None


def disputes(
    connection: Connection, interaction_id: str | None = None, only_open: bool = False
) -> list[Dispute]:
    """Disputes, oldest first: all, of one interaction, or those that wait for an answer."""
    query = select(dispute).order_by(dispute.c.created_at, dispute.c.id)
    if interaction_id is not None:
        query = query.where(dispute.c.interaction_id == interaction_id)
    if only_open:
        query = query.where(dispute.c.state == OPEN)
    return _read(connection, query)


def settle(
    connection: Connection, dispute_id: str, seen: int, state: str, answered_by: str, answer: str | None,
    new_result: float | None, at: datetime,
) -> bool:  # fmt: skip
    """Close an open dispute. False: somebody did since `seen`."""
    closed = update(dispute).where(
        dispute.c.id == parsed(dispute_id), dispute.c.version == seen, dispute.c.state == OPEN
    )
    values = {
        "state": state, "answered_by": answered_by, "answer": answer, "new_result": new_result,
        "answered_at": at, "version": dispute.c.version + 1,
    }  # fmt: skip
    return connection.execute(closed.values(**values)).rowcount == 1


def outcomes(connection: Connection) -> dict[str, tuple[int, int]]:
    """Behavior -> (disputes answered, those that changed the result)."""
    overturned = func.sum(case((dispute.c.state.in_(CHANGING), 1), else_=0))
    query = (
        select(dispute.c.behavior, func.count().label("answered"), overturned.label("overturned"))
        .where(dispute.c.state.in_(("upheld", *CHANGING)))
        .group_by(dispute.c.behavior)
    )
    return {row.behavior: (row.answered, row.overturned) for row in connection.execute(query)}


def _read(connection: Connection, query: Select[Any]) -> list[Dispute]:
    return [_dispute(row) for row in connection.execute(query)]


def _dispute(row: Row[Any]) -> Dispute:
    return Dispute(
        row.id.hex, row.interaction_id, row.behavior, row.agent_id, row.claimed, row.comment,
        row.result_then["x"], row.state, row.answer, row.new_result, row.created_at, row.answered_at,
        row.version,
    )  # fmt: skip
