"""The scratch database of one load: exports fill it, the loader reads it, and it is gone afterwards."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from coaching_lib.scores.folder import ScoresFolder
from coaching_lib.scores.opening import memory_instance
from coaching_lib.scores.space import is_full, no_room
from coaching_lib.scores.statements import names, statement

PREFIX = ".staging-"
WITHOUT_LOG = "(recovery_mode no_wal_writes)"
"""For files nobody reads unless they were written to their end: no write-ahead log."""
NUMBER = ("number_contact", "number_behavior", "number_score")
INTERRUPTED = "Query interrupted"
"""What the database says in place of the KeyboardInterrupt that reached it."""
_numbers = itertools.count()


class Staging:
    """Context manager around a scratch file with the empty stg_ tables.

    It lies beside the snapshots; for a dry run in a temporary folder, so that the data folder stays as it is.
    `connection` has the scratch file as its default catalog, and the current snapshot, if there is one,
    attached read-only as `old`. A full disk or memory inside the block leaves it as ExportRefused,
    an interrupted statement as KeyboardInterrupt.
    """

    connection: duckdb.DuckDBPyConnection

    def __init__(self, folder: ScoresFolder, is_dry_run: bool = False) -> None:
        self.folder = folder
        self.is_dry_run = is_dry_run
        self.made_folder = False
        self.has_old = False

    def __enter__(self) -> Self:
        self.path = self._place() / f"{PREFIX}{os.getpid()}-{next(_numbers)}.duckdb"
        self.connection = memory_instance(self.folder.settings)
        try:
            self._open()
        except BaseException as error:
            self.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def _open(self) -> None:
        self.connection.execute("set TimeZone = 'UTC'")
        self.connection.execute(f"attach $path as scratch {WITHOUT_LOG}", {"path": str(self.path)})
        self.connection.execute("use scratch")
        for name in names("staging"):
            self.connection.execute(statement("staging", name))
        self.attach_current()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        if self.is_dry_run:
            shutil.rmtree(self.path.parent, ignore_errors=True)
        else:
            remove_database(self.path)
        if self.made_folder and not any(self.folder.path.iterdir()):
            self.folder.path.rmdir()
        if isinstance(error, RuntimeError) and str(error) == INTERRUPTED:
            raise KeyboardInterrupt from error
        if error is not None and is_full(error):
            raise no_room(error) from error

    def _place(self) -> Path:
        if self.is_dry_run:
            return Path(tempfile.mkdtemp(prefix="coaching-"))
        self.made_folder = not self.folder.path.exists()
        self.folder.path.mkdir(parents=True, exist_ok=True)
        return self.folder.path

    def clear(self) -> None:
        """Empty the stg_ tables."""
        for name in names("staging"):
            self.connection.execute(f"drop table {name}")
            self.connection.execute(statement("staging", name))

    def attach_current(self) -> None:
        """Attach the snapshot that is current now as `old`; without one, an empty store."""
        self.connection.execute("detach database if exists old")
        snapshot = self.folder.current()
        self.has_old = snapshot is not None
        if snapshot is not None:
            self.connection.execute("attach $path as old (read_only)", {"path": str(snapshot.path)})
            return
        self.connection.execute("attach ':memory:' as old")
        create_tables(self.connection, "old")


def number(connection: duckdb.DuckDBPyConnection) -> None:
    """Put results staged as text into numbers, unless that was done before (or they were staged so)."""
    if not connection.execute(statement("load", "first_contact")).fetchall():
        number_texts(connection)
        count_carried(connection)


def number_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """Put results staged as text into numbers; others may be added before they are counted."""
    for name in NUMBER:
        connection.execute(statement("load", name))


def count_carried(connection: duckdb.DuckDBPyConnection) -> None:
    """Count the numbered results by file and interaction."""
    connection.execute(statement("load", "number_carried"))


@contextmanager
def roughly(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Statements inside write rows as they come and uncompressed: the scratch file is read once or twice."""
    connection.execute("set preserve_insertion_order = false")
    connection.execute("set force_compression = 'uncompressed'")
    try:
        yield
    finally:
        connection.execute("set preserve_insertion_order = true")
        connection.execute("set force_compression = 'auto'")


def create_tables(connection: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Create the empty tables of a snapshot in an attached database; the scratch stays the default."""
    connection.execute(f"use {catalog}")
    for name in names("tables"):
        connection.execute(statement("tables", name))
    connection.execute("use scratch")


def remove_database(path: Path) -> None:
    """Remove a database file and its write-ahead log, if they are there."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
