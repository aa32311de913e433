"""What all tables of the record share: names of constraints and the columns that come again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Uuid, text

from coaching_lib.record.types import Instant, db_now

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def own_id() -> Column[Any]:
    """A random key: it tells nothing and two machines never make the same."""
    return Column("id", Uuid, primary_key=True)


def plan_id(nullable: bool = False, key: bool = False) -> Column[Any]:
    """The plan a row belongs to."""
    return Column("plan_id", Uuid, ForeignKey("plan.id"), nullable=nullable, primary_key=key)


def needed(name: str, kind: Any) -> Column[Any]:
    """A column that is never empty."""
    return Column(name, kind, nullable=False)


def now(name: str) -> Column[Any]:
    """A moment the store itself writes (UTC)."""
    return Column(name, Instant, nullable=False, server_default=db_now())


def version() -> Column[Any]:
    """Counts the edits: a stale save is found by it."""
    return Column("version", Integer, nullable=False, server_default=text("1"))


def words(column: str, *words: str) -> CheckConstraint:
    """A column that holds one of these words, or nothing where it may be empty."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(word) for word in words)})", name=column)
