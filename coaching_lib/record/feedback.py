"""What an agent thinks of a plan: helpful or not, and a comment. One per plan, changed at will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import parsed
from coaching_lib.record.tables import plan_feedback
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class Feedback:
    """An agent's answer to "Was this helpful?"."""

    is_helpful: bool
    comment: str | None
    at: datetime


def say(
    connection: Connection, plan_id: str, agent_id: str, is_helpful: bool, comment: str | None, at: datetime
) -> None:
    """Note the answer; a later one replaces it."""
    values = {"helpful": is_helpful, "comment": comment, "at": at}
    said = insert(connection, plan_feedback).values(plan_id=parsed(plan_id), agent_id=agent_id, **values)
    connection.execute(said.on_conflict_do_update(index_elements=["plan_id"], set_=values))


def find(connection: Connection, plan_id: str) -> Feedback | None:
    """The answer for one plan; None: none was given."""
    query = select(plan_feedback).where(plan_feedback.c.plan_id == parsed(plan_id))
    row = connection.execute(query).first()
    return Feedback(row.helpful, row.comment, row.at) if row else None
