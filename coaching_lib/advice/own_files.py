"""An organisation's own playbooks as files: one TOML file each, its name is the playbook's."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coaching_lib.advice.checking import problems
from coaching_lib.advice.playbook import Playbook, playbook

LARGEST = 200_000
"""Bytes of a file that is read."""


@dataclass(frozen=True)
class OwnFile:
    """One file: the playbook in it, or what is wrong with it."""

    name: str
    book: Playbook | None
    problems: tuple[str, ...] = ()


def own_files(folder: Path) -> tuple[OwnFile, ...]:
    """Every .toml file of a folder in the order of names; a folder that is not there has none."""
    return tuple(_read(path, *_stamp(path)) for path in sorted(folder.glob("*.toml")) if path.is_file())


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=256)
def _read(path: Path, changed: int, size: int) -> OwnFile:
    """Read again only after the file changed."""
    name = path.stem
    if size > LARGEST:
        return OwnFile(name, None, (f"The file is larger than {LARGEST // 1000} KB.",))
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return OwnFile(name, None, (f"The file cannot be read: {error}.",))
    found = problems(name, table)
    return OwnFile(name, None if found else playbook(name, table, is_own=True), found)
