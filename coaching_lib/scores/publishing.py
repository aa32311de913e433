"""How a new snapshot takes the place of the current one: beside it, whole, by one rename.

Killed, out of memory or disk full anywhere before `current` is replaced: the old snapshot stands.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from coaching_lib.errors import StoreBusy
from coaching_lib.scores.compacting import copy_in_order
from coaching_lib.scores.files import copy_file, sync
from coaching_lib.scores.folder import NAME, ScoresFolder
from coaching_lib.scores.space import is_full, no_room
from coaching_lib.scores.staging import PREFIX, WITHOUT_LOG, Staging, create_tables, remove_database

KEPT_SECONDS = 3600
NEW = ".new-"


@contextmanager
def exclusive(folder: ScoresFolder) -> Iterator[None]:
    """Hold the folder's lock: one loader at a time; what killed loaders left behind is removed.

    Raises: StoreBusy while another process or thread holds it; ExportRefused when the disk or the memory
    does not suffice for what is done inside.
    """
    folder.path.mkdir(parents=True, exist_ok=True)
    with (folder.path / ".lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy(
                "Another load is running; nothing was changed.", "Try again when it is done."
            ) from error
        remove_left_overs(folder.path)
        try:
            yield
        except (duckdb.Error, OSError) as error:
            if is_full(error):
                raise no_room(error) from error
            raise


def remove_left_overs(path: Path) -> None:
    """Remove half-written snapshots and the scratch files of processes that no longer live."""
    for left in path.glob(f"{NEW}*"):
        left.unlink()
    for left in path.glob(f"{PREFIX}*"):
        if not _is_alive(left.name.removeprefix(PREFIX).split("-")[0]):
            left.unlink(missing_ok=True)


def _is_alive(pid: str) -> bool:
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def write_snapshot(
    staging: Staging,
    fill: Callable[[], None],
    *,
    is_packed: bool = False,
    is_compacting: bool = False,
    keeps_previous: bool = True,
) -> str:
    """Copy the current snapshot, let `fill` change the copy (`new`) in one transaction, and make it current.

    Call it under `exclusive`. `is_packed` writes the copy once more, without the space that deletes left;
    `is_compacting` copies row by row, facts in their order, before `fill`. Without `keeps_previous` every
    older snapshot is removed. Returns the new name. Whatever it raises: nothing is changed.
    """
    folder = staging.folder
    before = folder.current_name()
    name = f"scores-{_next_number(folder):06d}"
    new = folder.path / f"{NEW}{name.removeprefix('scores-')}.duckdb"
    try:
        _require_space(folder, staging, before)
        if before is not None and not is_compacting:
            copy_file(folder.file(before), new)
        _fill(staging, new, fill, is_compacting)
        _swap(folder, _packed(staging, new) if is_packed else new, name)
    finally:
        remove_database(new)
    _remove_old(folder, {name, before} if keeps_previous else {name}, KEPT_SECONDS if keeps_previous else 0)
    return name


def _fill(staging: Staging, new: Path, fill: Callable[[], None], is_compacting: bool) -> None:
    connection, is_first = staging.connection, not new.exists()
    connection.execute(f"attach $path as new {WITHOUT_LOG}", {"path": str(new)})
    try:
        connection.execute("begin")
        if is_first:
            create_tables(connection, "new")
        if is_compacting:
            copy_in_order(connection)
        fill()
        connection.execute("commit")
        connection.execute("checkpoint new")
    except BaseException:
        with suppress(duckdb.Error):
            connection.execute("rollback")
        with suppress(duckdb.Error):
            connection.execute("detach new")
        raise
    connection.execute("detach new")


def _packed(staging: Staging, new: Path) -> Path:
    packed = new.with_name(new.name.replace(".duckdb", "-packed.duckdb"))
    connection = staging.connection
    connection.execute("attach $path as new (read_only)", {"path": str(new)})
    connection.execute("attach $path as packed", {"path": str(packed)})
    try:
        connection.execute("copy from database new to packed")
        connection.execute("checkpoint packed")
    finally:
        connection.execute("detach packed")
        connection.execute("detach new")
    return packed


def _swap(folder: ScoresFolder, new: Path, name: str) -> None:
    if new.with_name(new.name + ".wal").exists():
        raise OSError(errno.EIO, "the new snapshot was not written to its end")
    sync(new)
    new.rename(folder.file(name))
    sync(folder.path)
    temporary = folder.path / f"{NEW}current"
    temporary.write_text(f"{name}\n", encoding="utf-8")
    sync(temporary)
    temporary.replace(folder.current_file)
    sync(folder.path)


def _next_number(folder: ScoresFolder) -> int:
    """One more than any number in use; the first publish may have been killed and leaves number 1."""
    if folder.current_name() is None:
        return 1
    found = [
        int(file.stem.split("-")[1]) for file in folder.path.glob("scores-*") if NAME.fullmatch(file.stem)
    ]
    return max(found, default=0) + 1


def _require_space(folder: ScoresFolder, staging: Staging, before: str | None) -> None:
    current = folder.file(before).stat().st_size if before else 0
    needed = 3 * current + 4 * staging.path.stat().st_size
    if shutil.disk_usage(folder.path).free < needed:
        raise OSError(errno.ENOSPC, f"{needed / 1e6:.0f} MB are needed")


def _remove_old(folder: ScoresFolder, kept: set[str | None], seconds: float) -> None:
    """Remove snapshots that are not kept, once they are so many seconds old."""
    for file in folder.path.glob("scores-*.duckdb"):
        if file.stem not in kept and time.time() - file.stat().st_mtime >= seconds:
            file.unlink(missing_ok=True)
