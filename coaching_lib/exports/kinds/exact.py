"""The exact parser: slower, and it loses nothing. Every physical line becomes a row, part of one or damage.

Used for files DuckDB's strict reader refuses or whose fast reading could not be proven.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coaching_lib.exports.kinds.shape import Shape, parse
from coaching_lib.exports.values.words import is_total

MOST_LINES_IN_A_FIELD = 1000
MOST_WRONG_ENDS = 8
"""Lines at which quotation marks even out without making a row, before the opening line is given up."""
SHOWN = 200


@dataclass(frozen=True)
class Row:
    """A row that has the right number of fields; `line` is where it begins."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Damage:
    """A line that is no row: refused, or skipped (code empty-row, total-row, repeated-header)."""

    line: int
    code: str
    value: str
    interaction_id: str | None = None


def physical_lines(path: Path, after: int = 0) -> Iterator[tuple[int, bytes]]:
    """(number from 1, bytes without line end); CR LF, LF and a lone CR each end a line, as in an editor."""
    number = 0
    with path.open("rb") as file:
        for block in file:
            for line in block.removesuffix(b"\n").removesuffix(b"\r").split(b"\r"):
                number += 1
                if number > after:
                    yield number, line


class ExactReader:
    """Reads the records of one table, one after the other; at damage it resumes at the next line."""

    def __init__(self, lines: Iterable[tuple[int, bytes]], shape: Shape) -> None:
        self._lines = iter(lines)
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._shape = shape
        self._was_open = False
        """Whether the line before was refused for its open quotation mark: its other half may follow."""

    def __iter__(self) -> Iterator[Row | Damage]:
        while (line := self._next()) is not None:
            yield self._record(*line)

    @property
    def is_holding(self) -> bool:
        """Whether lines that were looked at before are still to be read."""
        return bool(self._waiting)

    def _next(self) -> tuple[int, bytes] | None:
        return self._waiting.popleft() if self._waiting else next(self._lines, None)

    def _record(self, number: int, line: bytes) -> Row | Damage:
        text = decoded(line)
        if text is None:
            return Damage(number, "not-utf8", line.decode("utf-8", "backslashreplace")[:SHOWN])
        if "\0" in text:
            return Damage(number, "nul-byte", text.replace("\0", "\\0")[:SHOWN])
        if not text.strip():
            return Damage(number, "empty-row", "")
        cells = parse(text, self._shape.delimiter)
        if cells == "open-quote":
            return self._joined(number, text)
        is_other_half = self._was_open and text.count('"') % 2 == 1
        self._was_open = False
        return self._judged(number, text, "stray-quote" if is_other_half else cells)

    def _judged(self, number: int, text: str, cells: list[str] | str) -> Row | Damage:
        if isinstance(cells, str):
            return Damage(number, cells, text[:SHOWN])
        width = self._shape.width
        if len(cells) == width + 1 and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) == width:
            return Row(number, cells)
        first = next((cell for cell in cells if cell.strip()), "")
        if not first or is_total(first):
            return Damage(number, "total-row" if first else "empty-row", first)
        return Damage(number, "wrong-width", f"{len(cells)} fields instead of {width}", self._id_in(cells))

    def _id_in(self, cells: list[str]) -> str | None:
        column = self._shape.id_column
        return cells[column].strip() or None if column is not None and column < len(cells) else None

    def _joined(self, number: int, text: str) -> Row | Damage:
        """A record over several lines, if breaks stand in free text and no row is swallowed; else refused."""
        swallowed: list[tuple[int, bytes]] = []
        lines, quotes, wrong_ends = [text], text.count('"'), 0
        while len(swallowed) < MOST_LINES_IN_A_FIELD and wrong_ends < MOST_WRONG_ENDS:
            line = self._next()
            if line is None:
                break
            swallowed.append(line)
            following = decoded(line[1])
            if following is None or "\0" in following or self._shape.is_whole_row(following):
                break
            lines.append(following)
            quotes += following.count('"')
            if quotes % 2 == 0 and self._is_sound(cells := parse("\n".join(lines), self._shape.delimiter)):
                return Row(number, list(cells))
            wrong_ends += quotes % 2 == 0
        self._waiting.extendleft(reversed(swallowed))
        self._was_open = True
        return Damage(number, "open-quote", text[:SHOWN], self._id_in(text.split(self._shape.delimiter)))

    def _is_sound(self, cells: list[str] | str) -> bool:
        if isinstance(cells, str) or len(cells) != self._shape.width:
            return False
        return all("\n" not in cell or index in self._shape.free_text for index, cell in enumerate(cells))


def decoded(line: bytes) -> str | None:
    """The line as text, or None when its bytes are not UTF-8."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None
