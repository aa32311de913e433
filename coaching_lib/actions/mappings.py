"""Mappings of the data folder: found by their name, and kept for the headers they were used on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from coaching_lib.desk import Desk
from coaching_lib.errors import ExportRefused, NotFound
from coaching_lib.exports import FileReport, ReadOptions, ReadReport
from coaching_lib.exports.persons import read_persons
from coaching_lib.exports.remembered import forget as take_out
from coaching_lib.exports.remembered import remember
from coaching_lib.people import require_loader

FOLDER = "mappings"
ENDINGS = ("", ".toml", ".json")


def resolved(desk: Desk, options: ReadOptions | None) -> ReadOptions:
    """The options with a mapping given by its name found in the data folder, and those remembered there.

    Agents that a person said are one come along.
    Raises: ExportRefused when there is no mapping of this name, or a file of the folder cannot be read.
    """
    folder = desk.settings.data / FOLDER
    options = options or ReadOptions(timezone=desk.settings.timezone)
    options = replace(options, mappings=folder, same=read_persons(desk.settings.data).resolved())
    if options.mapping is None or options.mapping.is_file():
        return options
    known = _file(folder, options.mapping.name)
    if known is None:
        raise ExportRefused(f"There is no mapping {options.mapping}.", f"Give a file, or a name in {folder}.")
    return replace(options, mapping=known)


def keep(report: ReadReport, options: ReadOptions) -> None:
    """Keep a mapping that was given for the headers of the files it helped to load."""
    if options.mapping is not None and options.mappings is not None:
        used = [[name for name, _ in file.columns] for file in report.files if file.rows_loaded]
        remember(options.mappings, options.mapping, used)


def followed(options: ReadOptions, files: Sequence[FileReport] = ()) -> str | None:
    """A digest of everything said about columns and agents that a reading follows; None: nothing was.

    The same file gives other rows after a mapping was corrected, so it is not known then.
    """
    used = {options.mapping} if options.mapping else {_used(options, file.mapping) for file in files}
    texts = [path.read_bytes() for path in sorted(path for path in used if path is not None)]
    texts += [f"{alias}={kept}".encode() for alias, kept in sorted(options.same.items())]
    return hashlib.sha256(b"\n".join(texts)).hexdigest() if texts else None


def forget(desk: Desk, name: str) -> None:
    """Remove a saved mapping: its headers are looked at afresh from then on. Raises: NotAllowed, NotFound."""
    require_loader(desk.viewer)
    folder = desk.settings.data / FOLDER
    path = _file(folder, name)
    if path is None:
        raise NotFound(f"There is no mapping {name}.", "See the list on the Data page.")
    take_out(folder, path)


def file_name(words: str) -> str:
    """A name a mapping's file can have, from the words a person typed; "mapping" where nothing is left."""
    return re.sub(r"[^\w-]+", "-", words.casefold()).strip("-_")[:60] or "mapping"


def _used(options: ReadOptions, name: str | None) -> Path | None:
    return _file(options.mappings, name) if options.mappings and name else None


def _file(folder: Path, name: str) -> Path | None:
    found = [folder / f"{name}{ending}" for ending in ENDINGS]
    return next((path for path in found if path.is_file()), None)
