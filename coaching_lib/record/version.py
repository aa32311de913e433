"""Which version of the schema this program knows, and what a store of another version is told."""

from __future__ import annotations

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from coaching_lib.errors import StoreDamaged

HEAD = "0003"
"""The newest migration. Versions are zero-padded numbers, so that text order is age."""


def stored(connection: Connection) -> str | None:
    """The version of the store; None for a store without any table.

    Raises: StoreDamaged when there are tables but no version, or a newer one than this program knows.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StoreDamaged("The record is not a coaching record.", "Name another folder.")
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version is None or version > HEAD:
        raise StoreDamaged(
            "The record was written by a newer version of this program.", "Install the newer version."
        )
    return str(version)
