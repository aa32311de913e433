"""Reading exports: from paths to the staging tables, with an account of every row."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from coaching_lib.errors import ExportRefused, MappingNeeded
from coaching_lib.exports.accounts import FileReport, ReadOptions, ReadReport, Refusal
from coaching_lib.exports.aggregated import is_aggregated, refusal
from coaching_lib.exports.completing import complete
from coaching_lib.exports.contents.resolving import understood, with_tables
from coaching_lib.exports.contents.telling import explained
from coaching_lib.exports.databases import Query
from coaching_lib.exports.document_reading import named_by
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.kinds.kind import UNREADABLE
from coaching_lib.exports.kinds.survey import survey
from coaching_lib.exports.mapping import Mapping, load_mapping
from coaching_lib.exports.persons import apply_persons
from coaching_lib.exports.recognized import Progress, Recognized
from coaching_lib.exports.sources import Source, gather
from coaching_lib.exports.summing import sum_up
from coaching_lib.exports.table import READ, Table, open_table
from coaching_lib.exports.taking import take_rows
from coaching_lib.scores import Staging


@dataclass
class Gathered:
    """The files of a load, sorted: tables to read, and those set aside or refused as a whole."""

    tables: list[Table] = field(default_factory=list)
    aside: dict[int, FileReport] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    errors: list[ExportRefused] = field(default_factory=list)
    """The same, with their codes."""


def read(
    paths: Sequence[Path | Query],
    staging: Staging,
    options: ReadOptions,
    progress: Progress | None = None,
) -> ReadReport:
    """Read exports into the staging tables; every other row is refused or skipped under a name.

    Raises: ExportRefused when nothing can be understood; MappingNeeded when a person has to decide something.
    """
    tell = progress or (lambda words, share: None)
    mapping = replace(load_mapping(options.mapping), folder=options.mappings)
    options = replace(options, date_order=options.date_order or mapping.date_order)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory(prefix="coaching-") as room:
        tell("Looking at the files", 0.0)
        gathered = _gather(gather(paths, Path(room), options.found_in, tell), Path(room), mapping)
        intake = Intake(staging)
        try:
            read_tables, notes = take_rows(intake, _recognize(gathered), options, tell)
        except MappingNeeded as error:
            raise with_tables(error, gathered.tables) from error
        notes = [*notes, *complete(intake)]
        joined = tuple(apply_persons(intake, options.same))
        report = sum_up(intake, read_tables, gathered.aside, gathered.refused, notes)
        return explained(replace(report, joined=joined), read_tables, intake)


def _gather(sources: list[Source], room: Path, mapping: Mapping) -> Gathered:
    gathered = Gathered()
    for number, source in enumerate(sources):
        try:
            _sort(number, source, room, mapping, gathered)
        except MappingNeeded:
            raise
        except ExportRefused as error:
            _refuse(number, source, error, gathered)
    return gathered


def _sort(number: int, source: Source, room: Path, mapping: Mapping, gathered: Gathered) -> None:
    if source.refusal is not None:
        raise source.refusal
    if source.kind in READ and not source.is_aside:
        gathered.tables.append(open_table(number, source, room, mapping))
        return
    unreadable = UNREADABLE.get(source.kind)
    if source.is_aside or (unreadable is not None and unreadable.is_aside and not source.is_named):
        why = unreadable.reason if unreadable else "The file is no export by its name."
        gathered.aside[number] = FileReport(source.shown, "ignored", why, survey(source.location).sha256)
    elif unreadable is not None:
        raise ExportRefused(unreadable.reason, unreadable.cure)


def _refuse(number: int, source: Source, error: ExportRefused, gathered: Gathered) -> None:
    sha256 = survey(source.location).sha256 if source.kind in READ else ""
    gathered.aside[number] = FileReport(source.shown, "refused", error.message, sha256)
    gathered.refused.append(Refusal(source.shown, None, None, None, error.message, error.hint))
    gathered.errors.append(error)


def _recognize(gathered: Gathered) -> list[Recognized]:
    """Find each table's layout; tables of no layout are ignored beside others, and refused alone.

    Raises: ExportRefused when no table of the load can be read.
    """
    found = understood(gathered.tables)
    recognized = [
        Recognized(named_by(table, known[0]), *known) for table, known in found if known is not None
    ]
    _check_conflicts([one.table for one in recognized] + [table for table, known in found if known is None])
    unknown = [table for table, known in found if known is None]
    if not recognized:
        raise _nothing_readable(unknown, gathered)
    for table in unknown:
        _set_aside(table, gathered)
    return recognized


def _check_conflicts(tables: list[Table]) -> None:
    """Raises MappingNeeded for columns that claim one field; unknown JSON records are passed over."""
    for table in tables:
        if table.conflict is not None and table.documents is None:
            raise table.conflict


def _set_aside(table: Table, gathered: Gathered) -> None:
    if is_aggregated(table):
        refused = refusal(table)
        _refuse(table.file_no, table.source, refused, gathered)
    else:
        gathered.aside[table.file_no] = _ignored(table)


def _ignored(table: Table) -> FileReport:
    rows = table.data_lines
    return FileReport(
        table.source.shown, "ignored", _why_unknown(table), table.sha256, rows_read=rows, rows_skipped=rows
    )


def _why_unknown(table: Table) -> str:
    if not table.columns.has("interaction_id"):
        return "No column names the interaction, and the rest is no roster or rubric."
    return "No column names an agent, a behavior or a text; these look like additional attributes."


def _nothing_readable(unknown: list[Table], gathered: Gathered) -> ExportRefused:
    if gathered.refused and not unknown:
        first, error = gathered.refused[0], gathered.errors[0]
        names_file = error.message.startswith(first.file)
        words = error.message if names_file else f"{first.file}: {error.message}"
        return ExportRefused(words, error.hint, code=error.code)
    if not unknown:
        return ExportRefused("None of the files is an export.", "Name files with scored interactions.")
    table = unknown[0]
    if is_aggregated(table):
        return refusal(table)
    columns = ", ".join(name for name in table.head.names if name) or "none"
    return MappingNeeded(
        f"{table.source.shown} was not understood: {_why_unknown(table)} Its columns: {columns}.",
        "Name the columns in a mapping file (--mapping): interaction id, agent and score at least.",
    )
