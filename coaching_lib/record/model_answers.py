"""Answers of a model that were paid for, by the hash of what was asked: a rerun costs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from coaching_lib.record.tables import model_answer
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class NewAnswer:
    """An answer about to be kept. `key`: hash of model, instructions, behavior, turns and variant."""

    key: str
    agent_id: str
    behavior: str
    model: str
    prompt_version: str
    variant: int
    answer: dict[str, Any]
    tokens: int
    made_by: str


def find(connection: Connection, key: str) -> Any:
    """The answer kept under a key, as it was given; None without one."""
    query = select(model_answer.c.answer).where(model_answer.c.key == key)
    return connection.execute(query).scalar_one_or_none()


def keep(connection: Connection, new: NewAnswer) -> None:
    """Keep an answer; the first one under a key stays."""
    added = insert(connection, model_answer).values(**vars(new))
    connection.execute(added.on_conflict_do_nothing(index_elements=["key"]))
