"""The current scores copied without what deletes left behind, facts in their order again."""

from __future__ import annotations

from coaching_lib.scores.folder import ScoresFolder
from coaching_lib.scores.load.change import Change, mark_ordered
from coaching_lib.scores.load.checking import check_copy
from coaching_lib.scores.publishing import exclusive, write_snapshot
from coaching_lib.scores.staging import Staging


def compact(folder: ScoresFolder, *, keeps_previous: bool = True) -> str | None:
    """Publish the same scores in order and without free space; None while there are no scores.

    Without `keeps_previous` every older snapshot is removed at once: nothing that was deleted can be read
    from the folder any more (readers that still have one open read on until their query ends).
    Raises: StoreBusy while a load runs; ExportRefused when disk or memory do not suffice.
    """
    with exclusive(folder):
        if folder.current() is None:
            return None
        with Staging(folder) as staging:
            connection = staging.connection

            def fill() -> None:
                check_copy(connection)
                mark_ordered(connection, Change(folder.settings))

            return write_snapshot(staging, fill, is_compacting=True, keeps_previous=keeps_previous)
