"""What was loaded: the history, refused rows, and files that are already in the scores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from coaching_lib.scores.folder import ScoresFolder
from coaching_lib.scores.load.facts import KnownFile, LoadEntry
from coaching_lib.scores.load.rebuilding import is_as_settings_say
from coaching_lib.scores.snapshot import Snapshot

DECIDING_OPTIONS = ("timezone", "date_order", "mapping")
"""Options with which the same file gives other rows."""


def loads(snapshot: Snapshot) -> tuple[LoadEntry, ...]:
    """All loads ever made, newest first, undone ones included."""
    return tuple(_entry(row) for row in snapshot.loads_answer("load_rows").to_pylist())


def _entry(row: Mapping[str, Any]) -> LoadEntry:
    return LoadEntry(
        load_no=row["load_no"],
        import_id=row["import_id"],
        loaded_at=row["loaded_at"],
        source=row["source"],
        files=tuple(json.loads(row["files"])),
        new=row["interactions_new"],
        changed=row["interactions_changed"],
        unchanged=row["interactions_unchanged"],
        refused=row["rows_refused"],
        undone_at=row["undone_at"],
        seconds=row["seconds"],
        options=json.loads(row["options"]),
    )


def refusals(snapshot: Snapshot, import_id: str) -> list[dict[str, Any]]:
    """Refused rows of one load: file, line, column, value, reason, cure."""
    rows: list[dict[str, Any]] = snapshot.loads_answer("refusal_rows", import_id=import_id).to_pylist()
    return rows


def known_files(
    folder: ScoresFolder, sha256s: Iterable[str], options: Mapping[str, Any]
) -> dict[str, KnownFile]:
    """Which of these files a standing load brought already with the same options and modes, by sha256."""
    snapshot = folder.current()
    if snapshot is None or not is_as_settings_say(snapshot, folder.settings):
        return {}
    wanted = set(sha256s)
    return {
        file["sha256"]: KnownFile(file["sha256"], entry.import_id, _interactions(entry, file))
        for entry in reversed(loads(snapshot))
        if entry.undone_at is None and _deciding(entry.options) == _deciding(options)
        for file in entry.files
        if file.get("sha256") in wanted
    }


def _deciding(options: Mapping[str, Any]) -> list[object]:
    return [options.get(name) for name in DECIDING_OPTIONS]


def _interactions(entry: LoadEntry, file: Mapping[str, Any]) -> int:
    """As the reader counted them in the file; a file without that figure stands for its whole load."""
    found = file.get("interactions")
    return entry.new + entry.changed + entry.unchanged if found is None else int(found)
