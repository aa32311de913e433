"""The rows of recognized tables, taken into the staging tables: directly where nothing has to be settled."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from zoneinfo import ZoneInfo

import duckdb

from coaching_lib.exports.accounts import ReadOptions
from coaching_lib.exports.direct import Direct, NotDirect, UnnamedBehavior, may_be_direct, stages_directly
from coaching_lib.exports.document_reading import read_documents
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.reading import Read, Unproven, read_table
from coaching_lib.exports.recognized import Progress, Recognized
from coaching_lib.exports.settling import settle
from coaching_lib.exports.table import Table
from coaching_lib.scores.staging import roughly


def take_rows(
    intake: Intake, recognized: list[Recognized], options: ReadOptions, tell: Progress
) -> tuple[list[Recognized], list[str]]:
    """Read every table and settle what rows say about each other; the tables as they were read, and notes.

    Raises: MappingNeeded when a person has to decide something.
    """
    if may_be_direct(recognized, options):
        try:
            return _take_directly(intake, recognized, options, tell)
        except (duckdb.InvalidInputException, Unproven, NotDirect):
            intake.start_over()
    return _take(intake, recognized, options, tell, None)


def _take_directly(
    intake: Intake, recognized: list[Recognized], options: ReadOptions, tell: Progress
) -> tuple[list[Recognized], list[str]]:
    try:
        return _take(intake, recognized, options, tell, Direct(intake, options, tell=tell))
    except UnnamedBehavior:
        intake.start_over()
        return _take(intake, recognized, options, tell, Direct(intake, options, looked_at=None, tell=tell))


def _take(
    intake: Intake, recognized: list[Recognized], options: ReadOptions, tell: Progress, direct: Direct | None
) -> tuple[list[Recognized], list[str]]:
    done: list[Recognized] = []
    groups = _together(recognized)
    load = [one.table for one in recognized]
    for number, group in enumerate(groups):
        table = group[0].table
        tell(f"Reading {table.source.shown} ({table.data_lines:,} lines)", 0.9 * number / len(groups))
        done += _read_group(intake, group, load, options, direct)
    tell("Comparing the rows", 0.9)
    with roughly(intake.connection) if direct else nullcontext():
        notes = settle(intake, ZoneInfo(options.timezone), direct)
    return sorted(done, key=lambda one: one.table.file_no), notes


def _together(recognized: list[Recognized]) -> list[list[Recognized]]:
    """The tables in the order of reading; documents of one tool are read in one go."""
    groups: dict[str | int, list[Recognized]] = {}
    for one in sorted(recognized, key=lambda one: (one.layout.rank, one.table.file_no)):
        groups.setdefault(one.layout.name if one.layout.unfolding else one.table.file_no, []).append(one)
    return list(groups.values())


def _read_group(
    intake: Intake, group: list[Recognized], load: list[Table], options: ReadOptions, direct: Direct | None
) -> list[Recognized]:
    first, unfolding = group[0], group[0].layout.unfolding
    if direct is not None and stages_directly(first):
        return [replace(first, read=direct.read(first.table, first.layout))]
    if unfolding is None:
        return [replace(first, read=read_table(intake, first.table, first.layout, options))]
    notes = read_documents(intake, [one.table for one in group], load, unfolding, options)
    return [replace(one, read=Read(True, notes if one is first else ())) for one in group]
