"""Which column is which: headers in any spelling matched against headers.toml, or a saved mapping."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from coaching_lib.errors import MappingNeeded

UNIT = re.compile(r"[(\[][^()\[\]]*[)\]]\s*$")
"""A unit or remark in brackets that ends a header: "AHT (s)"."""

MAXIMUM = re.compile(
    r"\s*[(\[](?:max\.?|von|of|/)?\s*(\d+(?:[.,]\d+)?)\s*(?:points?|pts?|punkte|p)?\.?[)\]]\s*$", re.I
)
"""The maximum that ends a behavior's header: "Greeting (10)"."""


class ColumnsClash(MappingNeeded):
    """Raised when two columns claim one field with the same name."""

    def __init__(self, field: str, first: str, second: str) -> None:
        super().__init__(
            f"Two columns, “{first}” and “{second}”, could both be {field}.",
            "Rename one of them, or name the columns in a mapping file (--mapping).",
        )
        self.field, self.columns = field, (first, second)


@dataclass(frozen=True)
class Columns:
    """The columns of one table: names as the file has them, and the field each was recognized as."""

    names: tuple[str, ...]
    fields: Mapping[str, int]
    unused: tuple[int, ...]
    """Columns no field was found for, or whose field another column has."""
    behaviors: tuple[int, ...] = ()
    """Columns a mapping names as behaviors."""
    left_out: tuple[int, ...] = ()
    """Columns a mapping or a layout leaves out: neither fields nor behaviors."""

    def has(self, *fields: str) -> bool:
        """Whether all of these fields are there."""
        return all(field in self.fields for field in fields)

    def has_any(self, *fields: str) -> bool:
        """Whether one of these fields is there."""
        return any(field in self.fields for field in fields)

    def name_of(self, field: str) -> str:
        """The file's own name of a field; the field's name where the file has none."""
        index = self.fields.get(field)
        return field if index is None else self.names[index]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(column, field) in the file's order; an unused column has the field ""."""
        by_index = {index: field for field, index in self.fields.items()}
        return tuple((name, by_index.get(index, "")) for index, name in enumerate(self.names))


UNDECOMPOSED = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and its accent."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """A header without case, accents, blanks and punctuation."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(UNDECOMPOSED))
    return "".join(letter for letter in decomposed if letter.isalnum())


@cache
def synonyms() -> dict[str, tuple[str, int]]:
    """Plain header -> (field, rank); rank 0 is the canonical name, and lower ranks win."""
    tables = tomllib.loads((Path(__file__).parent / "headers.toml").read_text(encoding="utf-8"))
    known: dict[str, tuple[str, int]] = {plain(field): (field, 0) for field in tables}
    for field, languages in tables.items():
        names = [name for names in languages.values() for name in names]
        for rank, name in enumerate(names, start=1):
            known.setdefault(plain(name), (field, rank))
            known.setdefault(plain(name.casefold().translate(UMLAUTS)), (field, rank))
    return known


def field_names() -> tuple[str, ...]:
    """Every canonical field, in the order of headers.toml."""
    return tuple(tomllib.loads((Path(__file__).parent / "headers.toml").read_text(encoding="utf-8")))


def find_field(name: str) -> tuple[str, int] | None:
    """The field a header names and how well, or None. A unit in brackets is looked past."""
    known = synonyms()
    return known.get(plain(name)) or known.get(plain(UNIT.sub("", name)))


def match(names: Sequence[str], saved: Mapping[str, str] | None = None) -> Columns:
    """Recognize the columns of a table. `saved`: column name -> field, "behavior column" or "" (leave out).

    Raises: ColumnsClash when two columns claim one field with the same name.
    """
    given = {plain(name): field for name, field in (saved or {}).items()}
    claims: dict[str, list[tuple[int, int]]] = {}
    behaviors = []
    for index, name in enumerate(names):
        if given.get(plain(name)) == "behavior column":
            behaviors.append(index)
        elif found := _claim(name, given):
            claims.setdefault(found[0], []).append((found[1], index))
    fields = {field: _winner(field, claimed, names) for field, claimed in claims.items()}
    taken = set(fields.values()) | set(behaviors)
    unused = tuple(index for index in range(len(names)) if index not in taken)
    left_out = tuple(index for index, name in enumerate(names) if given.get(plain(name)) == "")
    return Columns(tuple(names), fields, unused, tuple(behaviors), left_out)


def _claim(name: str, given: Mapping[str, str]) -> tuple[str, int] | None:
    if plain(name) in given:
        field = given[plain(name)]
        return (field, -1) if field else None
    return find_field(name)


def _winner(field: str, claimed: list[tuple[int, int]], names: Sequence[str]) -> int:
    best = sorted(claimed)
    if len(best) > 1 and best[0][0] == best[1][0]:
        first, second = names[best[0][1]], names[best[1][1]]
        raise ColumnsClash(field, first, second)
    return best[0][1]


def split_maximum(name: str) -> tuple[str, float | None]:
    """A behavior's header without its maximum, and the maximum: "Greeting (10)" -> ("Greeting", 10)."""
    found = MAXIMUM.search(name)
    if not found or not name[: found.start()].strip():
        return name.strip(), None
    return name[: found.start()].strip(), float(found.group(1).replace(",", "."))


def seconds_per_unit(name: str) -> float:
    """Seconds in one unit of a duration column, by its header: minutes 60, milliseconds 0.001, else 1."""
    low = name.casefold()
    if re.search(r"\b(ms|msec|millis\w*)\b|_ms\b|millisek|milisan|ミリ秒|毫秒", low):
        return 0.001
    return 60.0 if re.search(r"minut|dakika|分|\((min|dk)\.?\)|\[min\]|_min\b", low) else 1.0
