"""Care of the record as a whole."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.people import require_manager


def migrate(desk: Desk, with_backup: bool = True) -> bool:
    """Bring the record to this program's version, with a copy beside it first. False: nothing to do.

    Raises: NotAllowed, StoreDamaged (the record is newer than the program), StoreBusy.
    """
    require_manager(desk.viewer)
    return desk.record.exists() and desk.record.migrate(backup=with_backup)
