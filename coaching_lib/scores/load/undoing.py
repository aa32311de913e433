"""Taking a load back: the scores afterwards equal those of a store that never received it."""

from __future__ import annotations

from datetime import datetime

from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.scores.folder import ScoresFolder
from coaching_lib.scores.load.change import Change, apply, plan, planned
from coaching_lib.scores.load.checking import check
from coaching_lib.scores.load.facts import LoadEntry, UndoOutcome
from coaching_lib.scores.load.history import loads
from coaching_lib.scores.load.rebuilding import refresh
from coaching_lib.scores.publishing import exclusive, write_snapshot
from coaching_lib.scores.staging import Staging


def undo(
    folder: ScoresFolder, import_id: str | None = None, undone_at: datetime | None = None
) -> UndoOutcome:
    """Take one load back, by default the last that stands. `undone_at`: aware; None = the clock's time.

    Raises: NotFound, InvalidInput (already taken back), StoreBusy, ExportRefused (disk, memory).
    """
    with exclusive(folder):
        refresh(folder)
        entry = _entry(folder, import_id)
        change = Change(folder.settings, undone=entry.load_no)
        with Staging(folder) as staging:
            plan(staging.connection, change)
            found = planned(staging.connection)

            def fill() -> None:
                apply(staging.connection, change)
                check(staging.connection)
                change.run(staging.connection, "load", "mark_undone", undone_at=undone_at)

            name = write_snapshot(staging, fill)
    return UndoOutcome(entry.import_id, found.gone, found.changed, name)


def _entry(folder: ScoresFolder, import_id: str | None) -> LoadEntry:
    snapshot = folder.current()
    history = loads(snapshot) if snapshot is not None else ()
    hint = "Look at the import history for the loads that stand."
    if import_id is None:
        standing = [entry for entry in history if entry.undone_at is None]
        if not standing:
            raise NotFound("There is no load to take back.", hint)
        return standing[0]
    for entry in history:
        if entry.import_id == import_id:
            if entry.undone_at is not None:
                raise InvalidInput("This load was already taken back.", hint, code="already-undone")
            return entry
    raise NotFound(f"There is no load {import_id}.", hint)
