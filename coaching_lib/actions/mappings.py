"""Mappings of the data folder: found by their name, and kept for the headers they were used on."""

from __future__ import annotations

from dataclasses import replace

from coaching_lib.desk import Desk
from coaching_lib.errors import ExportRefused
from coaching_lib.exports import ReadOptions, ReadReport
from coaching_lib.exports.remembered import remember


def resolved(desk: Desk, options: ReadOptions | None) -> ReadOptions:
    """The options with a mapping given by its name found in the data folder, and those remembered there.

    Raises: ExportRefused when there is no mapping of this name.
    """
    folder = desk.settings.data / "mappings"
    options = replace(options or ReadOptions(timezone=desk.settings.timezone), mappings=folder)
    if options.mapping is None or options.mapping.is_file():
        return options
    found = [folder / f"{options.mapping.name}{ending}" for ending in ("", ".toml", ".json")]
    known = next((path for path in found if path.is_file()), None)
    if known is None:
        raise ExportRefused(f"There is no mapping {options.mapping}.", f"Give a file, or a name in {folder}.")
    return replace(options, mapping=known)


def keep(report: ReadReport, options: ReadOptions) -> None:
    """Keep a mapping that was given for the headers of the files it helped to load."""
    if options.mapping is not None and options.mappings is not None:
        used = [[name for name, _ in file.columns] for file in report.files if file.rows_loaded]
        remember(options.mappings, options.mapping, used)
