"""The folder of snapshots: which one is current, and the open connections of this process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from coaching_lib.errors import StoreDamaged
from coaching_lib.scores.snapshot import DAMAGED_HINT, Snapshot, open_snapshot
from coaching_lib.settings import Settings

NAME = re.compile(r"scores-\d{6,}")
FIRST = "scores-000001"
KEPT_OPEN = 4
"""Snapshots a process keeps open; an older one closes by itself with its last query."""

_open: dict[tuple[Path, int, int], Snapshot] = {}
_open_lock = Lock()


@dataclass(frozen=True)
class ScoresFolder:
    """A folder of published snapshots and a text file `current` that names one of them."""

    path: Path
    settings: Settings

    @property
    def current_file(self) -> Path:
        """The text file that names the current snapshot."""
        return self.path / "current"

    def file(self, name: str) -> Path:
        """Where the snapshot of this name lies."""
        return self.path / f"{name}.duckdb"

    def current_name(self) -> str | None:
        """Name of the current snapshot; None while nothing was ever published.

        Raises: StoreDamaged when `current` holds no name of a snapshot, or is missing beside snapshots.
        """
        try:
            text = self.current_file.read_text(encoding="utf-8", errors="replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            self._refuse_orphans()
            return None
        if not NAME.fullmatch(text):
            raise StoreDamaged("The file 'current' of the scores folder names no snapshot.", DAMAGED_HINT)
        return text

    def _refuse_orphans(self) -> None:
        """Without `current` only a killed first publish may have left a snapshot, and that has number 1."""
        found = sorted(file.stem for file in self.path.glob("scores-*.duckdb") if NAME.fullmatch(file.stem))
        if found and found != [FIRST]:
            hint = f"Write the newest name, {found[-1]}, into it."
            raise StoreDamaged("The file 'current' of the scores folder is missing.", hint)

    def current(self) -> Snapshot | None:
        """The snapshot to read now; None while nothing was ever published. Reads `current` at each call.

        Raises: StoreDamaged when it is missing, damaged or of another version.
        """
        name = self.current_name()
        if name is None:
            return None
        try:
            return self._opened(name)
        except FileNotFoundError as error:
            return self._again(name, error)

    def _again(self, name: str, error: FileNotFoundError) -> Snapshot | None:
        """A publisher may have removed the file between two looks; then `current` says another name."""
        if self.current_name() != name:
            return self.current()
        raise StoreDamaged(f"The scores in {name}.duckdb are missing.", DAMAGED_HINT) from error

    def _opened(self, name: str) -> Snapshot:
        path = self.file(name).absolute()
        stat = path.stat()
        key = (path, stat.st_ino, stat.st_mtime_ns)
        with _open_lock:
            if key not in _open:
                _open[key] = open_snapshot(path, self.settings)
                for old in list(_open)[:-KEPT_OPEN]:
                    del _open[old]
            return _open[key]
