"""Rebuilding: the same loads counted with other modes, or hashed by another version of the database."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from coaching_lib.scores.folder import ScoresFolder
from coaching_lib.scores.load.change import Change, apply, plan
from coaching_lib.scores.load.checking import check
from coaching_lib.scores.publishing import exclusive, write_snapshot
from coaching_lib.scores.snapshot import Snapshot
from coaching_lib.scores.staging import Staging
from coaching_lib.settings import Settings


def rebuild(folder: ScoresFolder, settings: Settings | None = None) -> str | None:
    """Publish the current scores counted with the settings' modes; None while there are no scores.

    Raises: StoreBusy while a load runs; ExportRefused when disk or memory do not suffice.
    """
    if settings is not None:
        folder = replace(folder, settings=settings)
    with exclusive(folder):
        return _rebuilt(folder) if folder.current() is not None else None


def refresh(folder: ScoresFolder) -> None:
    """Rebuild if the current snapshot was counted in another way than the settings say. Under the lock."""
    snapshot = folder.current()
    if snapshot is not None and not is_as_settings_say(snapshot, folder.settings):
        _rebuilt(folder)


def is_as_settings_say(snapshot: Snapshot, settings: Settings) -> bool:
    """Whether the snapshot was counted with these modes, by this version of the database."""
    found = (snapshot.na_mode, snapshot.auto_fail, dict(snapshot.meta)["duckdb_version"])
    return found == (settings.na_mode, settings.auto_fail, f"v{duckdb.__version__}")


def _rebuilt(folder: ScoresFolder) -> str:
    change = Change(folder.settings, is_rebuild=True)
    with Staging(folder) as staging:
        plan(staging.connection, change)

        def fill() -> None:
            apply(staging.connection, change)
            check(staging.connection)

        return write_snapshot(staging, fill, is_packed=True)
