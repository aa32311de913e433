"""The first lines of a table: its delimiter, the line of column names, what the first rows look like."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.headers import find_field

DELIMITERS = (",", ";", "\t", "|")
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
HEAD_BYTES = 1024 * 1024
SEARCHED_ROWS = 30
SAMPLE_ROWS = 1000
MOST_COLUMNS = 1000
"""Columns of a table; no rubric has so many behaviors, and every one costs time and memory."""


@dataclass(frozen=True)
class Head:
    """What the first lines of a table say."""

    delimiter: str
    names: tuple[str, ...]
    header_line: int
    """Physical line, from 1, on which the header ends."""
    header_lines: int
    """Physical lines the header itself takes."""
    rows: tuple[tuple[str, ...], ...]
    """A sample of rows that have the right number of fields."""

    @property
    def title_lines(self) -> int:
        """Lines above the header."""
        return self.header_line - self.header_lines

    def sample(self, index: int) -> list[str]:
        """The filled values of one column among the sampled rows."""
        return [row[index].strip() for row in self.rows if row[index].strip()]


@dataclass(frozen=True)
class _Candidate:
    delimiter: str
    recognized: int
    width: int
    row: int
    line: int
    lines: int
    cells: tuple[str, ...]


def read_head(path: Path) -> Head:
    """Read the head of a UTF-8 file; damaged bytes are looked past here, the reading refuses them.

    Raises: ExportRefused for a table of more columns than are read.
    """
    with path.open("rb") as file:
        text = file.read(HEAD_BYTES).decode("utf-8-sig", errors="replace").replace("\0", "")
    forced = _forced_delimiter(text)
    candidates = [_best_header(text, one, forced) for one in ([forced] if forced else DELIMITERS)]
    best = max(candidates, key=lambda one: (min(one.recognized, 1), one.recognized, one.width))
    names = tuple(cell.strip() for cell in best.cells)
    check_width(names)
    return Head(best.delimiter, names, best.line, best.lines, _sample(text, best))


def check_width(names: Sequence[str]) -> None:
    """Refuse a table of more columns than are read.

    Raises: ExportRefused.
    """
    if len(names) > MOST_COLUMNS:
        raise ExportRefused(
            f"The table has more than {MOST_COLUMNS:,} columns, and no rubric has so many behaviors.",
            "Leave out what is no behavior, or export one row per interaction and behavior.",
        )


def _forced_delimiter(text: str) -> str | None:
    first = text[:8].splitlines()[0].strip().lower() if text.strip() else ""
    return first[4:5] or ("\t" if text[4:5] == "\t" else None) if first.startswith("sep=") else None


def _records(text: str, delimiter: str, most: int) -> list[tuple[int, int, list[str]]]:
    """(line on which it ends, lines it takes, cells) of the first records; stops at what cannot be parsed."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found, before = [], 0
    try:
        for cells in reader:
            found.append((reader.line_num, reader.line_num - before, cells))
            before = reader.line_num
            if len(found) >= most:
                break
    except csv.Error:
        pass
    return found


def _best_header(text: str, delimiter: str, forced: str | None) -> _Candidate:
    records = _records(text, delimiter, SEARCHED_ROWS)[1 if forced else 0 :]
    rows = [
        _Candidate(delimiter, _recognized(cells), _filled(cells), number, line, lines, tuple(cells))
        for number, (line, lines, cells) in enumerate(records)
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        return _Candidate(delimiter, 0, 0, 0, 1, 1, ())
    best = max(rows, key=lambda row: (row.recognized, -row.row))
    return best if best.recognized >= 2 else _first_of_usual_width(rows)


def _first_of_usual_width(rows: list[_Candidate]) -> _Candidate:
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    return next(row for row in rows if len(row.cells) == usual)


def _recognized(cells: list[str]) -> int:
    """How many fields the cells name; tables too wide to be read are not looked at to their end."""
    first = cells[:MOST_COLUMNS]
    return len({found[0] for cell in first if cell.strip() and (found := find_field(cell))})


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _sample(text: str, header: _Candidate) -> tuple[tuple[str, ...], ...]:
    records = _records(text, header.delimiter, SAMPLE_ROWS + SEARCHED_ROWS)
    rows = [
        tuple(cells) for line, _, cells in records if line > header.line and len(cells) == len(header.cells)
    ]
    return tuple(rows[:SAMPLE_ROWS])
