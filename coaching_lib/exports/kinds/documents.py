"""JSON files: the documents in them one by one, in pages, arrays, lines or alone, each with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.kinds.decoder import SHOWN, Broken, Decoder, Document

__all__ = ["SHOWN", "Broken", "Document", "Documents"]

MOST_BYTES = 1024**3
FIRST = 20
PAGE_KEYS = frozenset(
    (
        "conversations", "entities", "evaluations", "results", "items", "data", "records", "rows", "values",
        "documents", "interactions", "ratings", "qaScorecardResults",
    )
)  # fmt: skip
"""Members of a page under which tools put their list of records."""
BLANK = re.compile(r"[ \t\r\n]*")
LOOKED_AHEAD = 20
"""Lines among which a second record tells JSON lines from one document over several lines."""


class Documents:
    """The documents of a JSON file of UTF-8 text, read anew at each pass."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def first(self) -> tuple[dict[str, Any], ...]:
        """The first records that could be read, enough to recognize the tool they come from."""
        readable = (one.value for one in self if isinstance(one, Document))
        return tuple(islice(readable, FIRST))

    def __iter__(self) -> Iterator[Document | Broken]:
        return _lines(self.path) if _is_lines(self.path) else _Scan(_text(self.path)).documents()


def _text(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise ExportRefused(
            f"The JSON file is larger than {MOST_BYTES // 1024**2} MB.",
            "Export it as JSON lines (one record per line), or in parts.",
        )
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _is_lines(path: Path) -> bool:
    """Whether each line is a document of its own: the first one is whole, and another one follows."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        filled = (line for line in file if line.strip())
        first = next(filled, "")
        follows = any(line.lstrip().startswith("{") for line in islice(filled, LOOKED_AHEAD))
    return follows and first.lstrip().startswith("{") and _is_whole(first)


def _is_whole(line: str) -> bool:
    one = _of_line(Decoder(), 1, line)
    return isinstance(one, Document) or one.code != "broken-record"


def _of_line(decoder: Decoder, number: int, line: str) -> Document | Broken:
    text = line.strip()
    try:
        found, end = decoder.record(text, 0, number)
    except (ValueError, RecursionError):
        end = -1
    return found if end == len(text) else Broken(number, text[:SHOWN])


def _lines(path: Path) -> Iterator[Document | Broken]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        decoder = Decoder()
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _of_line(decoder, number, line)


class _Scan:
    """Walks a whole text; of arrays and pages it decodes one record at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.decoder = Decoder()
        self.line, self.counted = 1, 0

    def documents(self) -> Iterator[Document | Broken]:
        place = self._after_blanks(0)
        while place < len(self.text):
            try:
                place = yield from self._value(place)
            except (ValueError, RecursionError, IndexError) as error:
                place = max(place, getattr(error, "pos", place))
                yield Broken(self._line_of(place), self.text[place : place + SHOWN].strip())
                return
            place = self._after_blanks(place)

    def _value(self, place: int) -> Generator[Document | Broken, None, int]:
        if self.text[place] == "[":
            return (yield from self._array(place))
        if self.text[place] == "{" and (array := self._array_of_page(place)) is not None:
            end = yield from self._array(array)
            return self._end_of_page(end)
        return (yield from self._record(place))

    def _record(self, place: int) -> Generator[Document | Broken, None, int]:
        found, end = self.decoder.record(self.text, place, self._line_of(place))
        yield found
        return end

    def _array(self, place: int) -> Generator[Document | Broken, None, int]:
        place = self._after_blanks(place + 1)
        while self.text[place] != "]":
            place = self._after_blanks((yield from self._record(place)))
            if self.text[place] == ",":
                place = self._after_blanks(place + 1)
            elif self.text[place] != "]":
                raise json.JSONDecodeError("no comma between records", self.text, place)
        return place + 1

    def _array_of_page(self, place: int) -> int | None:
        """Where the list of records of a page begins; None when the object is no page."""
        place = self._after_blanks(place + 1)
        while self.text[place] == '"':
            key, place = self.decoder.decode(self.text, place)
            place = self._after_blanks(self._after_blanks(place) + 1)
            if key in PAGE_KEYS and self._begins_records(place):
                return place
            _, place = self.decoder.decode(self.text, place)
            place = self._after_blanks(place)
            place = self._after_blanks(place + 1) if self.text[place] == "," else place
        return None

    def _begins_records(self, place: int) -> bool:
        return self.text[place] == "[" and self.text[self._after_blanks(place + 1)] in "{]"

    def _end_of_page(self, place: int) -> int:
        """The end of a page whose list has been read; what follows the list is checked, not kept."""
        while self.text[place := self._after_blanks(place)] == ",":
            _, place = self.decoder.decode(self.text, self._after_blanks(place + 1))
            _, place = self.decoder.decode(self.text, self._after_blanks(self._after_blanks(place) + 1))
        if self.text[place] != "}":
            raise json.JSONDecodeError("the page does not end", self.text, place)
        return place + 1

    def _after_blanks(self, place: int) -> int:
        found = BLANK.match(self.text, place)
        return found.end() if found else place

    def _line_of(self, place: int) -> int:
        self.line += self.text.count("\n", self.counted, place)
        self.counted = max(self.counted, place)
        return self.line
