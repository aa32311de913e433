"""Plan forms that were begun and not shared: one per author, agent and behavior."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from coaching_lib.record.tables import plan_sketch
from coaching_lib.record.types import insert

_KEY = ("author_id", "agent_id", "behavior")


@dataclass(frozen=True)
class Sketch:
    """What stood in a form, as the form itself wrote it down."""

    agent_id: str
    behavior: str
    form: Mapping[str, Any]
    updated_at: datetime


def keep(
    connection: Connection,
    author_id: str,
    agent_id: str,
    behavior: str,
    form: Mapping[str, Any],
    at: datetime,
) -> None:
    """Keep what stands in a form; the later one replaces the earlier."""
    key = dict(zip(_KEY, (author_id, agent_id, behavior), strict=True))
    values = {"form": dict(form), "updated_at": at}
    kept = insert(connection, plan_sketch).values(**key, **values)
    connection.execute(kept.on_conflict_do_update(index_elements=list(_KEY), set_=values))


def find(connection: Connection, author_id: str, agent_id: str, behavior: str) -> Sketch | None:
    """The form of one author for an agent and a behavior; None: nothing is kept."""
    row = connection.execute(select(plan_sketch).where(*_own(author_id, agent_id, behavior))).first()
    return Sketch(row.agent_id, row.behavior, row.form, row.updated_at) if row else None


def forget(connection: Connection, author_id: str, agent_id: str, behavior: str) -> bool:
    """Forget a form, because it was shared or thrown away. False: none was kept."""
    gone = delete(plan_sketch).where(*_own(author_id, agent_id, behavior))
    return connection.execute(gone).rowcount == 1


def _own(author_id: str, agent_id: str, behavior: str) -> list[Any]:
    values = (author_id, agent_id, behavior)
    return [plan_sketch.c[name] == value for name, value in zip(_KEY, values, strict=True)]
