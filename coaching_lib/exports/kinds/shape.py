"""What a whole row of a table must look like: tells a swallowed row from a line of free text."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coaching_lib.exports.headers import Columns
from coaching_lib.exports.kinds.head import Head
from coaching_lib.exports.values.words import NOT_APPLICABLE, SPEAKERS

csv.field_size_limit(64 * 1024 * 1024)

FREE_TEXT = {"text", "guidance"}
NUMBERS = {
    "points",
    "max_points",
    "weight",
    "overall_score",
    "handle_seconds",
    "turn",
    "seconds",
    "revision",
    "goal_rate",
}
DATES = {"started_at", "date", "evaluated_at"}
NUMBER = re.compile(r"[+-]?[\d.,:]*\d[\d.,:]*\s*%?(\s*/\s*[\d.,]+)?$")
DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([ T].*)?$|\d{10}(\d{3})?$")


@dataclass(frozen=True)
class Shape:
    """Delimiter and width of rows, the columns that may hold line breaks, what the others must pass."""

    delimiter: str
    width: int
    free_text: frozenset[int]
    checks: Mapping[int, Callable[[str], bool]]
    id_column: int | None = None

    def is_whole_row(self, line: str) -> bool:
        """Whether one physical line is a complete, valid row by itself."""
        if line.count(self.delimiter) < self.width - 1:
            return False
        cells = parse(line, self.delimiter)
        return (
            isinstance(cells, list)
            and len(cells) == self.width
            and all(check(cells[index].strip()) for index, check in self.checks.items())
        )


def shape_of(head: Head, columns: Columns, free_text: frozenset[int]) -> Shape:
    """The shape of a table whose columns were recognized."""
    checks: dict[int, Callable[[str], bool]] = {}
    for field, index in columns.fields.items():
        check = _check(field, head.sample(index))
        if check is not None and index not in free_text:
            checks[index] = check
    return Shape(head.delimiter, len(head.names), free_text, checks, columns.fields.get("interaction_id"))


def _check(field: str, sample: list[str]) -> Callable[[str], bool] | None:
    if field in NUMBERS:
        return lambda cell: cell.casefold() in NOT_APPLICABLE or bool(NUMBER.match(cell))
    if field in DATES:
        return lambda cell: not cell or bool(DATE.match(cell))
    if field == "speaker":
        return lambda cell: cell.casefold() in SPEAKERS
    if field in ("interaction_id", "agent_id"):
        return _id_check(sample, may_be_empty=field == "agent_id")
    return None


def _id_check(sample: list[str], *, may_be_empty: bool) -> Callable[[str], bool]:
    """An id like the sampled ones: no longer than twice the longest, with blanks only if they have some."""
    longest = max(map(len, sample), default=40) * 2
    has_blanks = any(" " in one for one in sample)

    def check(cell: str) -> bool:
        return (bool(cell) or may_be_empty) and len(cell) <= longest and (has_blanks or " " not in cell)

    return check


def parse(text: str, delimiter: str) -> list[str] | str:
    """The fields of one record, or what is wrong: open-quote, stray-quote."""
    try:
        return next(csv.reader(text.splitlines(keepends=True) or [""], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "open-quote" if "unexpected end" in str(error) else "stray-quote"
