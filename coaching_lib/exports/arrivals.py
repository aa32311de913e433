"""What arrives in a watched folder, and when it is complete. Looked at: network shares do not notify."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

STILL = 2.0
"""Seconds without a change after which a file counts as written to its end."""
EMPTY_STILL = 60.0
"""The same for an empty file: many programs create one long before they fill it."""
LONGEST_WAIT = 60.0
"""Seconds for which a file that is still being written holds up those that arrived with it."""
UNFINISHED = (
    ".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", ".lock", "~",
)  # fmt: skip
"""Endings under which programs write what will get its name when it is complete."""


class State(NamedTuple):
    """What changes when a file is written to."""

    size: int
    written_ns: int
    changed_ns: int
    """Also of its name and rights."""
    inode: int


@dataclass
class _Arrival:
    state: State
    arrived: float
    still_since: float
    is_handed_over: bool = False

    def is_complete(self, now: float, still: float) -> bool:
        needed = still if self.state.size else max(still, EMPTY_STILL)
        return now - self.still_since >= needed


class Inbox:
    """A watched folder and everything below it; hands every file over once, and again when it changes."""

    def __init__(self, folder: Path, still: float = STILL) -> None:
        self.folder = folder
        self.still = still
        self._arrivals: dict[Path, _Arrival] = {}

    def look(self, now: float) -> list[Path]:
        """The complete files that were not handed over yet, in the order of their arrival.

        Files that arrive together are handed over together: while one of them is still being written, none
        is. `now`: seconds of a clock that never goes back. A folder that is away for a while is no change.
        """
        if not self.folder.is_dir():
            return []
        self._notice(dict(_files(self.folder)), now)
        waiting = {path: one for path, one in self._arrivals.items() if not one.is_handed_over}
        complete = {path: one for path, one in waiting.items() if one.is_complete(now, self.still)}
        if any(self._holds_up(one, now) for path, one in waiting.items() if path not in complete):
            return []
        for one in complete.values():
            one.is_handed_over = True
        order = sorted(
            complete, key=lambda path: (complete[path].arrived, complete[path].state.written_ns, path)
        )
        return order

    def _notice(self, present: dict[Path, State], now: float) -> None:
        self._arrivals = {path: one for path, one in self._arrivals.items() if path in present}
        for path, state in present.items():
            known = self._arrivals.get(path)
            if known is None or (known.is_handed_over and known.state != state):
                self._arrivals[path] = _Arrival(state, now, now)
            elif known.state != state:
                known.state, known.still_since = state, now

    def _holds_up(self, one: _Arrival, now: float) -> bool:
        return one.state.size > 0 and now - one.arrived < LONGEST_WAIT


def _files(folder: Path) -> Iterator[tuple[Path, State]]:
    """Every file below a folder that is neither hidden nor named as unfinished."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__MACOSX"))]
        for name in names:
            path = Path(place, name)
            if not is_unfinished(name) and path.is_file() and (state := _state(path)) is not None:
                yield path, state


def _state(path: Path) -> State | None:
    """None where the file is gone again."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return State(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def is_unfinished(name: str) -> bool:
    """Whether a name says that its file is hidden, a program's lock, or not complete."""
    return name.startswith((".", "~$")) or name.lower().endswith(UNFINISHED)
