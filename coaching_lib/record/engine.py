"""The record's file: how it is opened for reading and for writing, and what its errors mean.

Reading leaves no byte behind. Where a writer is at work, or was killed, its scratch file lies beside the
store and is mapped read-only; where there is none, nobody writes, and a connection that cannot write takes
its own two scratch files away again when it closes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, Pool, StaticPool

from coaching_lib.errors import CoachingError, StoreBusy, StoreDamaged

WRITER_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
PRAGMAS = ("busy_timeout=10000", "trusted_schema=OFF")


def _connect(path: Path, parameters: str, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?{parameters}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10, check_same_thread=False)
    for pragma in (*PRAGMAS, *pragmas):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def _open_to_read(path: Path, is_onlooker: bool) -> sqlite3.Connection:
    if is_onlooker and Path(f"{path}-shm").exists():
        try:
            connection = _connect(path, "mode=ro&readonly_shm=1", ("query_only=ON",))
            connection.execute("SELECT count(*) FROM sqlite_schema").close()
            return connection
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN:
                raise  # else the writer closed in between and took its files away
    can_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return _connect(path, "mode=rw" if can_write else "mode=ro&immutable=1", ("query_only=ON",))


def _open_to_write(path: Path, foreign_keys: str) -> sqlite3.Connection:
    if not path.exists():
        _create_private(path)
    return _connect(path, "mode=rw", (*WRITER_PRAGMAS, f"foreign_keys={foreign_keys}"))


def _create_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        reason = f"Nothing was saved: {path} cannot be created ({error.strerror})."
        raise StoreBusy(reason, "Free some space, or check the folder's permissions.") from error


def _engine(creator: Callable[[], sqlite3.Connection], begin: str, pool: type[Pool] = NullPool) -> Engine:
    engine = create_engine("sqlite+pysqlite://", creator=creator, poolclass=pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def reading_engine(path: Path, is_onlooker: bool) -> Engine:
    """Connections that cannot write and leave no file behind; onlookers as the gate says."""
    return _engine(lambda: _open_to_read(path, is_onlooker), "BEGIN")


def writing_engine(path: Path) -> Engine:
    """Connections that take the writer's lock with their first statement; creates the file."""
    return _engine(lambda: _open_to_write(path, "ON"), "BEGIN IMMEDIATE")


def migrating_engine(path: Path) -> Engine:
    """As for writing, with references unchecked while tables are rebuilt."""
    return _engine(lambda: _open_to_write(path, "OFF"), "BEGIN IMMEDIATE")


def memory_engine() -> Engine:
    """An empty store in memory, for a record that does not exist yet."""
    return _engine(lambda: sqlite3.connect(":memory:", isolation_level=None), "BEGIN", StaticPool)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn the driver's errors into sentences.

    Raises: StoreBusy (locked, disk full), StoreDamaged (unreadable). Others stay what they are: bugs.
    """
    try:
        yield
    except DBAPIError as error:
        known = _explained(error.orig)
        if known is None:
            raise
        raise known from error
    except sqlite3.Error as error:
        known = _explained(error)
        if known is None:
            raise
        raise known from error


def _explained(error: BaseException | None) -> CoachingError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy("Somebody else is saving at this moment; nothing was saved.", "Try again.")
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StoreBusy("Nothing was saved: the disk is full or cannot be written.", "Free some space.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreBusy(
            "The record cannot be opened or written; nothing was saved.", "Check its permissions."
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamaged("The record is damaged and cannot be read.", "Restore a backup.")
    return None
