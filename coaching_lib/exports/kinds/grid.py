"""Tables that are no delimited text: rows of cells with their lines, whatever kind of file holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

import pyarrow as pa

from coaching_lib.exports.headers import find_field
from coaching_lib.exports.kinds.exact import Damage
from coaching_lib.exports.kinds.head import SAMPLE_ROWS, Head

BATCH = 20_000


class Grid(Protocol):
    """A table whose rows are handed over as text. `damages` are known once all batches were taken."""

    head: Head
    rows: int
    damages: list[Damage]

    def batches(self) -> Iterator[pa.Table]:
        """The rows: `line`, then c0, c1, ... as text; blank cells are null."""
        ...


def head_of(names: Sequence[str], sample: Sequence[Sequence[str | None]], header_line: int = 0) -> Head:
    """The head of a grid: it has no delimiter, and no header lines where names do not stand in a line."""
    rows = tuple(tuple(cell or "" for cell in row) for row in sample[:SAMPLE_ROWS])
    return Head("", tuple(name.strip() for name in names), header_line, min(header_line, 1), rows)


def as_batch(lines: Sequence[int], rows: Sequence[Sequence[str | None]], width: int) -> pa.Table:
    """Rows of text as an Arrow table with the columns line, c0, c1, ..."""
    columns: dict[str, pa.Array] = {"line": pa.array(lines, pa.int64())}
    for index in range(width):
        columns[f"c{index}"] = pa.array([row[index] or None for row in rows], pa.string())
    return pa.table(columns)


class Rows:
    """A grid of rows that are at hand, each with the line it stands for."""

    def __init__(
        self, names: Sequence[str], rows: Sequence[Sequence[str | None]], lines: Sequence[int]
    ) -> None:
        self.head = head_of(names, rows)
        self.rows = len(rows)
        self.damages: list[Damage] = []
        self._cells, self._lines = rows, lines

    def batches(self) -> Iterator[pa.Table]:
        """All rows in one batch."""
        yield as_batch(self._lines, self._cells, len(self.head.names))


def header_row(rows: Sequence[Sequence[str | None]]) -> int:
    """Which of the first rows holds the names: where most are known, else the first of the usual width."""
    widths = [sum(bool(cell) for cell in row) for row in rows]
    known = [len({found[0] for cell in row if cell and (found := find_field(cell))}) for row in rows]
    best = max(range(len(rows)), key=lambda index: (known[index], -index), default=0)
    if rows and known[best] >= 2:
        return best
    usual = Counter(width for width in widths if width).most_common(1)
    return next((index for index, width in enumerate(widths) if usual and width == usual[0][0]), 0)
