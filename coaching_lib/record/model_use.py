"""Tokens used at the model: reserved before a call and settled after it, so that a budget always holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.tables import model_use

ASKED = "asked"
"""Outcome of a call that is not over; it keeps its reserved tokens if the process dies."""


@dataclass(frozen=True)
class Budget:
    """Tokens of one day: of all managers, and of one."""

    all_managers: int
    one_manager: int


def spent(connection: Connection, since: datetime, manager_id: str | None = None) -> int:
    """Tokens used or reserved since a moment, by one manager or by all."""
    query = select(func.coalesce(func.sum(model_use.c.tokens), 0)).where(model_use.c.at >= since)
    if manager_id is not None:
        query = query.where(model_use.c.manager_id == manager_id)
    return int(connection.execute(query).scalar_one())


def reserve(
    connection: Connection, manager_id: str, model: str, tokens: int, since: datetime, budget: Budget
) -> int | None:
    """Set tokens aside for one call; returns its id. None: the budget of the day does not hold them."""
    is_over = (
        spent(connection, since) + tokens > budget.all_managers
        or spent(connection, since, manager_id) + tokens > budget.one_manager
    )
    if is_over:
        return None
    values = {"manager_id": manager_id, "model": model, "tokens": tokens, "outcome": ASKED}
    added = model_use.insert().values(**values).returning(model_use.c.id)
    return int(connection.execute(added).scalar_one())


def settle(connection: Connection, use_id: int, tokens: int, outcome: str) -> None:
    """Write what a call came to: used, refused, failed or late."""
    settled = update(model_use).where(model_use.c.id == use_id)
    connection.execute(settled.values(tokens=tokens, outcome=outcome))


def outcomes(connection: Connection, since: datetime) -> dict[str, int]:
    """Number of calls by outcome since a moment."""
    query = select(model_use.c.outcome, func.count()).where(model_use.c.at >= since)
    return {row[0]: row[1] for row in connection.execute(query.group_by(model_use.c.outcome))}
