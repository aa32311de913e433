"""One file of rows, opened: where its text lies, how it is written, what its columns are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from coaching_lib.errors import ExportRefused, MappingNeeded
from coaching_lib.exports.headers import Columns, match
from coaching_lib.exports.kinds import encoding as encodings
from coaching_lib.exports.kinds.documents import Broken, Documents
from coaching_lib.exports.kinds.grid import Grid
from coaching_lib.exports.kinds.head import Head, check_width, read_head
from coaching_lib.exports.kinds.parquet import Parquet
from coaching_lib.exports.kinds.records import Records
from coaching_lib.exports.kinds.sheets import KINDS as WORKBOOKS
from coaching_lib.exports.kinds.sheets import Sheet
from coaching_lib.exports.kinds.survey import Survey, survey
from coaching_lib.exports.mapping import Mapping
from coaching_lib.exports.reasons import reason
from coaching_lib.exports.remembered import recalled
from coaching_lib.exports.sources import Source


@dataclass(frozen=True)
class Table:
    """A file of rows and everything known about it before its rows are read."""

    file_no: int
    source: Source
    path: Path
    """UTF-8 text: the file itself, or its rewriting."""
    sha256: str
    """Of the file as it came."""
    encoding: str
    """As Python names it; "" where the file is no text."""
    survey: Survey
    head: Head
    columns: Columns
    grid: Grid | None = None
    """The rows, where the file is no delimited text."""
    mapping: Mapping = field(default_factory=Mapping)
    """What a person said about the columns of this table, now or once."""
    conflict: MappingNeeded | None = None
    """Why the columns could not be recognized by themselves; a layout of a tool may still know them."""
    documents: Documents | None = None
    """The records of a JSON file as they are, for layouts that unfold them."""

    @property
    def data_lines(self) -> int:
        """Physical lines below the header, without blank ones at the end; the rows of a grid."""
        if self.grid is not None:
            return self.grid.rows
        return max(0, self.survey.lines - self.head.header_line - self.blank_tail)

    @property
    def blank_tail(self) -> int:
        """Blank lines at the end of the rows."""
        return min(self.survey.blank_tail, max(0, self.survey.lines - self.head.header_line))


NO_COLUMNS = Columns((), {}, ())
READ = frozenset(("csv", "json", "parquet")) | WORKBOOKS
"""Kinds of files that are read."""


def open_table(file_no: int, source: Source, room: Path, mapping: Mapping) -> Table:
    """Survey a file, rewrite it as UTF-8 where needed, and recognize its columns.

    Raises: ExportRefused when it cannot be read at all; MappingNeeded when columns have to be decided.
    """
    if source.kind == "parquet" or source.kind in WORKBOOKS:
        return _open_binary(file_no, source, mapping)
    surveyed = original = survey(source.location)
    encoding, path = encodings.encoding_of(source.location, original), source.location
    if encodings.needs_rewriting(encoding, original):
        path = encodings.rewrite(source.location, encoding, room / f"text-{file_no}.csv")
        surveyed = survey(path)
    documents = Documents(path) if source.kind == "json" else None
    grid = _records(documents) if documents else None
    head = grid.head if grid else read_head(path)
    table = Table(file_no, source, path, original.sha256, encoding, surveyed, head, NO_COLUMNS, grid)
    return replace(with_columns(table, mapping), documents=documents)


def _open_binary(file_no: int, source: Source, mapping: Mapping) -> Table:
    path, surveyed = source.location, survey(source.location)
    grid: Grid = Parquet(path) if source.kind == "parquet" else Sheet(path, source.part)
    check_width(grid.head.names)
    table = Table(file_no, source, path, surveyed.sha256, "", surveyed, grid.head, NO_COLUMNS, grid)
    return with_columns(table, mapping)


def with_columns(table: Table, mapping: Mapping) -> Table:
    """The table with its columns recognized; a conflict between them waits until the layouts were asked."""
    names = table.head.names
    mapping = recalled(mapping, names)
    try:
        return replace(table, columns=match(names, mapping.columns), mapping=mapping)
    except MappingNeeded as error:
        unmatched = Columns(names, {}, tuple(range(len(names))))
        return replace(table, columns=unmatched, mapping=mapping, conflict=error)


def _records(documents: Documents) -> Records:
    records = Records(documents)
    if records.rows and not documents.first:
        raise _no_record(documents)
    return records


def _no_record(documents: Documents) -> ExportRefused:
    broken = next((one for one in documents if isinstance(one, Broken)), Broken(0, "", "broken-record"))
    if broken.code == "broken-record":
        return ExportRefused(
            "The file holds no complete JSON record.",
            "Export it again; it was probably cut or changed by hand.",
        )
    words, cure = reason(broken.code, broken.text, None)
    return ExportRefused(f"The file holds no usable record; line {broken.line}: {words}.", cure)
