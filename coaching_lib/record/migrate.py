"""Bring a store to this program's version. Imports Alembic, so it is only imported when there is work."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection

from coaching_lib.errors import StoreDamaged
from coaching_lib.record import version


def upgrade(engine: Engine, path: Path, backup: bool) -> bool:
    """Upgrade in one transaction under the writer's lock; an error leaves the old version.

    Returns False when another process did it meanwhile. Raises: StoreDamaged.
    """
    with engine.begin() as connection:
        found = version.stored(connection)
        if found == version.HEAD:
            return False
        if found is not None and backup:
            _copy(path, found, str(connection.scalar(text("SELECT strftime('%Y%m%dT%H%M%f', 'now')"))))
        command.upgrade(_config(connection), "head")
        _check_references(connection)
    return True


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _copy(path: Path, found: str, moment: str) -> None:
    """Copy by VACUUM INTO from a second connection: it works while the lock is held."""
    target = path.with_name(f"{path.stem}.before-{found}-{moment}.sqlite")
    source = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        source.execute("VACUUM INTO ?", (str(target),))
    finally:
        source.close()
    target.chmod(0o600)


def _check_references(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreDamaged("The record has rows that refer to nothing.", "Restore a backup.")
