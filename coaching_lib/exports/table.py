"""One delimited file, opened: where its text lies, how it is written, what its columns are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coaching_lib.exports.headers import Columns, match
from coaching_lib.exports.kinds import encoding as encodings
from coaching_lib.exports.kinds.head import Head, read_head
from coaching_lib.exports.kinds.survey import Survey, survey
from coaching_lib.exports.mapping import Mapping
from coaching_lib.exports.sources import Source


@dataclass(frozen=True)
class Table:
    """A delimited file and everything known about it before its rows are read."""

    file_no: int
    source: Source
    path: Path
    """UTF-8 text: the file itself, or its rewriting."""
    sha256: str
    """Of the file as it came."""
    encoding: str
    survey: Survey
    head: Head
    columns: Columns

    @property
    def data_lines(self) -> int:
        """Physical lines below the header, without blank ones at the end."""
        return max(0, self.survey.lines - self.head.header_line - self.blank_tail)

    @property
    def blank_tail(self) -> int:
        """Blank lines at the end of the rows."""
        return min(self.survey.blank_tail, max(0, self.survey.lines - self.head.header_line))


def open_table(file_no: int, source: Source, room: Path, mapping: Mapping) -> Table:
    """Survey a file, rewrite it as UTF-8 where needed, and recognize its columns."""
    surveyed = original = survey(source.location)
    encoding, path = encodings.encoding_of(source.location, original), source.location
    if encodings.needs_rewriting(encoding, original):
        path = encodings.rewrite(source.location, encoding, room / f"text-{file_no}.csv")
        surveyed = survey(path)
    head = read_head(path)
    columns = match(head.names, mapping.columns)
    return Table(file_no, source, path, original.sha256, encoding, surveyed, head, columns)
