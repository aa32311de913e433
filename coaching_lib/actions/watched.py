"""Which files a watched folder has brought already: by content, so that names and restarts do not matter."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

NAME = "watched.json"


class Journal:
    """A small file beside the snapshots. Lost or damaged, the files are loaded once more and change nothing.

    `options`: how files are read; read in another way, the same file is another.
    """

    def __init__(self, folder: Path, options: dict[str, Any]) -> None:
        self._file = folder / NAME
        written = json.dumps(options, sort_keys=True, default=str)
        self._way = hashlib.sha256(written.encode()).hexdigest()[:12]
        self._known = _read(self._file)

    def knows(self, sha256: str) -> bool:
        """Whether a file of this content was loaded in this way."""
        return self._key(sha256) in self._known

    def keep(self, loaded: Iterable[tuple[str, str]]) -> None:
        """Keep what was loaded: sha256 and name of each file."""
        self._known.update({self._key(sha256): name for sha256, name in loaded})
        temporary = self._file.with_name(f".new-{NAME}")
        temporary.write_text(json.dumps(self._known, ensure_ascii=True, indent=0), encoding="utf-8")
        temporary.replace(self._file)

    def _key(self, sha256: str) -> str:
        return f"{sha256}:{self._way}"


def _read(file: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        found = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return {str(key): str(name) for key, name in found.items()}
    return {}


def content_of(path: Path) -> str | None:
    """The sha256 of a file's bytes; None where it cannot be read (any more)."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
