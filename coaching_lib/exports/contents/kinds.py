"""What the values of one column look like: dates, lengths, results, ids, people, addresses, texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from coaching_lib.exports.table import Table
from coaching_lib.exports.values import words
from coaching_lib.exports.values.sampled import NUMBER, PERCENT, RATIO, REMEMBERED, VERDICTS

ENOUGH = 0.95
"""Share of the sampled values that must look alike."""
CATEGORY_LENGTH = 60
DAY = (
    r"(\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?(\d{4}|\d{2})|\d{1,2}[-/]\d{1,2}[-/](\d{4}|\d{2})"
    r"|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}|[A-Za-z]{3,9} \d{1,2}, \d{4})"
)
DATE = re.compile(DAY + r"([T, ].*)?$")
CLOCK = re.compile(r"\d+:[0-5]\d(:[0-5]\d(\.\d+)?)?$")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$")
LINK = re.compile(r"https?://\S+$", re.I)
CODE = re.compile(r"(?=.*\d)[\w./:#-]{2,64}$")
INTEGER = re.compile(r"\d{1,20}$")
PERSON = re.compile(r"[^\W\d_][\w'’.-]*(,? [^\W\d_][\w'’.-]*){1,3}$")


class Kind(StrEnum):
    """Kinds of columns; the value completes "98 of 100 sampled values are …"."""

    EMPTY = "empty"
    LINK = "links"
    EMAIL = "e-mail addresses"
    DATE = "dates"
    CLOCK = "times as h:mm"
    VERDICT = "results such as yes, no, met, missed"
    SHARE = "percentages or points of a maximum"
    NUMBER = "numbers"
    CODE = "codes without blanks"
    PERSON = "written like names of people"
    WORDS = "short texts that repeat"
    TEXT = "free text"


@dataclass(frozen=True)
class Content:
    """One column of a sample: its values row by row ("" where nothing stands) and what they are."""

    index: int
    name: str
    values: tuple[str, ...]
    kind: Kind
    matching: int
    filled: int

    @property
    def distinct(self) -> int:
        """How many different values stand there."""
        return len({value for value in self.values if value})

    @property
    def is_unique(self) -> bool:
        """Whether every row has a value of its own."""
        return self.distinct == len(self.values)

    @property
    def repeats(self) -> bool:
        """Whether its values come again: several, and at least twice each on average."""
        return 1 < self.distinct <= self.filled / 2

    @property
    def is_id(self) -> bool:
        """Whether it could be an id: codes, or whole numbers."""
        return self.kind is Kind.CODE or self.is_whole

    @property
    def is_whole(self) -> bool:
        """Whether all its values are whole numbers."""
        return self.kind is Kind.NUMBER and all(INTEGER.match(value) for value in self.values if value)

    def numbers(self) -> list[float | None]:
        """Its values as numbers, row by row; only for what the whole column then confirms."""
        return [as_number(value) for value in self.values]

    def says(self) -> str:
        """What its values are, in words."""
        return f"{self.matching} of {self.filled} sampled values are {self.kind}"


@lru_cache(maxsize=REMEMBERED)
def as_number(value: str) -> float | None:
    """A number with either decimal sign, a percentage, or points of a maximum as their share."""
    plain = value.strip(" %'").replace(",", ".")
    if RATIO.match(value):
        points, most = (as_number(part) for part in value.split("/", 1))
        return points / most if points is not None and most else None
    try:
        return float(plain)
    except ValueError:
        return None


def content(table: Table, index: int) -> Content:
    """What one column of a table holds, by its sampled rows."""
    values = tuple(row[index].strip(words.BLANKS + words.QUOTES) for row in table.head.rows)
    stated = [value for value in values if value]
    kind, matching = _kind(stated)
    return Content(index, table.head.names[index], values, kind, matching, len(stated))


def _kind(stated: list[str]) -> tuple[Kind, int]:
    if not stated:
        return Kind.EMPTY, 0
    for kind, test in TESTS.items():
        of = [value for value in stated if not _is_absent(value)] if kind in RESULTS else stated
        matching = sum(map(test, of))
        if of and matching >= ENOUGH * len(of):
            return kind, matching + len(stated) - len(of)
    return _texts(stated)


def _texts(stated: list[str]) -> tuple[Kind, int]:
    is_short = sum(map(len, stated)) <= CATEGORY_LENGTH * len(stated)
    repeats = len(set(stated)) <= len(stated) / 2
    return (Kind.WORDS if is_short and repeats else Kind.TEXT), len(stated)


def _is_absent(value: str) -> bool:
    return value.casefold() in words.NOT_APPLICABLE


@lru_cache(maxsize=REMEMBERED)
def _is_verdict(value: str) -> bool:
    return value in ("0", "1") or value.casefold() in VERDICTS


def _is_person(value: str) -> bool:
    parts = value.replace(",", " ").split()
    is_named = all(part[0].isupper() and not re.search(r"\d", part) for part in parts)
    return is_named and len(value) <= 40 and bool(PERSON.match(value))


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lru_cache(maxsize=REMEMBERED)(lambda value: bool(pattern.match(value)))


RESULTS = {Kind.VERDICT, Kind.SHARE, Kind.NUMBER}
"""Kinds whose columns may hold "not applicable"."""
TESTS: dict[Kind, Callable[[str], bool]] = {
    Kind.LINK: _matches(LINK),
    Kind.EMAIL: _matches(EMAIL),
    Kind.DATE: _matches(DATE),
    Kind.CLOCK: _matches(CLOCK),
    Kind.VERDICT: _is_verdict,
    Kind.SHARE: lambda value: bool(RATIO.match(value) or PERCENT.match(value)),
    Kind.NUMBER: _matches(NUMBER),
    Kind.CODE: _matches(CODE),
    Kind.PERSON: _is_person,
}
"""In the order in which they are tried."""
