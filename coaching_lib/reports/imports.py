"""Imports: the history of loads, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from coaching_lib.desk import Desk
from coaching_lib.scores.load import loads


@dataclass(frozen=True)
class ImportRow:
    """One load. new, changed and unchanged count interactions; `refused` counts rows; times are aware UTC."""

    import_id: str
    loaded_at: datetime
    source: str | None
    files: tuple[str, ...]
    new: int
    changed: int
    unchanged: int
    refused: int
    undone_at: datetime | None


def imports(desk: Desk) -> list[ImportRow]:
    """Every load ever made, newest first, those taken back included."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    return [
        ImportRow(
            import_id=entry.import_id,
            loaded_at=entry.loaded_at,
            source=entry.source,
            files=tuple(str(file["path"]) for file in entry.files),
            new=entry.new,
            changed=entry.changed,
            unchanged=entry.unchanged,
            refused=entry.refused,
            undone_at=entry.undone_at,
        )
        for entry in loads(snapshot)
    ]
