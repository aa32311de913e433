"""The record: one object per file, with two ways in, `reading()` and `writing()`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from coaching_lib.errors import StoreDamaged
from coaching_lib.record import version
from coaching_lib.record.engine import (
    in_words,
    memory_engine,
    migrating_engine,
    reading_engine,
    writing_engine,
)
from coaching_lib.record.gate import gate
from coaching_lib.record.tables import metadata


class Record:
    """What people did: plans, notes, mail, profiles, ratings, audit. Opens nothing until it is used."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self) -> bool:
        """Whether there is a file with something in it."""
        return self.path.exists() and self.path.stat().st_size > 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that cannot write; changes, adds and removes no byte. No file: an empty record.

        Raises: StoreDamaged when the file is unreadable, older or newer than this program.
        """
        with in_words(), gate.looking() as is_onlooker:
            with self._opened(is_onlooker) as (connection, found):
                if found is not None:
                    _require_current(found)
                    yield connection
                    return
            with _empty().begin() as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: committed when the block ends, rolled back by any error. Creates the file.

        Raises: StoreBusy after ten seconds of somebody else's writing; StoreDamaged.
        """
        self.migrate()
        gate.wait_to_write()
        with in_words(), self._writer.begin() as connection:
            yield connection

    def migrate(self, backup: bool = True) -> bool:
        """Bring the store to this program's version, with a copy beside it first. True if it changed.

        Raises: StoreDamaged when the store is newer; StoreBusy.
        """
        with in_words():
            if self._is_current():
                return False
            from coaching_lib.record.migrate import upgrade

            gate.wait_to_write()
            return upgrade(migrating_engine(self.path), self.path, backup)

    def _is_current(self) -> bool:
        with gate.looking() as is_onlooker, self._opened(is_onlooker) as (_, found):
            return found == version.HEAD

    @contextmanager
    def _opened(self, is_onlooker: bool) -> Iterator[tuple[Connection, str | None]]:
        """A connection that cannot write and the version found; None: nothing was ever written."""
        engine = reading_engine(self.path, is_onlooker) if self.exists() else memory_engine()
        with engine.begin() as connection:
            yield connection, version.stored(connection)

    @cached_property
    def _writer(self) -> Engine:
        return writing_engine(self.path)


def _require_current(found: str) -> None:
    if found != version.HEAD:
        raise StoreDamaged(
            f"The record has version {found}, this program needs {version.HEAD}.",
            "Run: python -m coaching_lib migrate",
        )


def _empty() -> Engine:
    engine = memory_engine()
    metadata.create_all(engine, checkfirst=False)
    return engine
