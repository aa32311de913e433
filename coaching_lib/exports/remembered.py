"""Mappings that are remembered: a table with the same headers is read as a person once said.

They lie in one folder as plain files; `remembered.toml` beside them says which headers each of them answers.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Pairs
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.headers import plain
from coaching_lib.exports.mapping import Mapping, load_mapping

INDEX = "remembered.toml"
ABOUT = "# Which mapping answers which headers: fingerprint of the headers = file of this folder.\n"


def fingerprint(names: Sequence[str]) -> str:
    """A short name for a set of headers, whatever their order, case and punctuation."""
    told = "\n".join(sorted(plain(name) for name in names if name))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def recalled(given: Mapping, names: Sequence[str]) -> Mapping:
    """The mapping of a table: the given one, else the one remembered for its headers, else none."""
    if given.name is not None or given.folder is None:
        return given
    known = _index(given.folder).get(fingerprint(names))
    path = given.folder / known if known else None
    return replace(load_mapping(path), folder=given.folder) if path and path.is_file() else given


def remember(folder: Path, mapping: Path, tables: Iterable[Sequence[str]]) -> None:
    """Keep a mapping for the headers it was used on; a newer one for the same headers replaces the older."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / mapping.name
    if not (kept.exists() and kept.samefile(mapping)):
        shutil.copyfile(mapping, kept)
    named = {plain(name) for name in load_mapping(kept).columns}
    used = [names for names in tables if named & {plain(name) for name in names}]
    _write(folder, {**_index(folder), **{fingerprint(names): kept.name for names in used}})


def forget(folder: Path, mapping: Path) -> None:
    """Remove a mapping of the folder and the headers it answers."""
    _write(folder, {key: name for key, name in _index(folder).items() if name != mapping.name})
    mapping.unlink(missing_ok=True)


def saved(folder: Path) -> list[tuple[Mapping, int]]:
    """Every mapping of the folder that can be read, by name, with how many sets of headers it answers."""
    files = sorted(
        path for path in folder.glob("*") if path.suffix in (".toml", ".json") and path.name != INDEX
    )
    answered = list(_index(folder).values())
    found = []
    for path in files:
        with suppress(ExportRefused):
            found.append((load_mapping(path), answered.count(path.name)))
    return found


def _write(folder: Path, known: Pairs[str, str]) -> None:
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in sorted(known.items())]
    (folder / INDEX).write_text(ABOUT + "".join(lines), encoding="utf-8")


def _index(folder: Path) -> dict[str, str]:
    try:
        found = tomllib.loads((folder / INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExportRefused(
            f"The list of remembered mappings, {folder / INDEX}, cannot be read.", "Correct or remove it."
        ) from error
    return {str(key): str(value) for key, value in found.items()}
