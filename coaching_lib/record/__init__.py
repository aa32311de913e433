"""The record: what people did and nobody can recompute. The only room that knows SQLAlchemy and Alembic."""

from sqlalchemy.engine import Connection

from coaching_lib.record.store import Record

__all__ = ["Connection", "Record"]
