"""Columns and rules that every migration writes the same way. Never change one: migrations are history."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import CheckConstraint, Column, Integer, text

from coaching_lib.record.types import Instant, db_now


def needed(name: str, kind: Any, **options: Any) -> Column[Any]:
    """A column that is never empty."""
    return Column(name, kind, nullable=False, **options)


def moment(name: str) -> Column[Any]:
    """A moment the store writes by itself (UTC)."""
    return needed(name, Instant, server_default=db_now())


def version() -> Column[Any]:
    """Counts the edits of a row."""
    return needed("version", Integer, server_default=text("1"))


def words(column: str, *words: str) -> CheckConstraint:
    """The words a column may hold."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in words)})", name=column)


def index(table: str, *columns: str) -> None:
    """An index under the name the tables give it."""
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
