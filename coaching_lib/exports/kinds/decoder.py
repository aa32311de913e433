"""One JSON value after the other, as it was written; what makes a record unusable is said with its line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

SHOWN = 200
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""The escape of a NUL sign, not a backslash before the text u0000."""
HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of the escape of a letter beyond the basic plane; two of them make a letter."""


@dataclass(frozen=True)
class Document:
    """One record of a JSON file and the line it begins on."""

    line: int
    value: dict[str, Any]


@dataclass(frozen=True)
class Broken:
    """What could not be read as a record: its line, its beginning, the code of the reason."""

    line: int
    text: str
    code: str = "broken-record"


class Decoder:
    """Decodes one value at a time, and says what makes it unusable although it could be decoded.

    Numbers stay as they are written: ids keep every digit, and values are judged like those of a table.
    """

    def __init__(self) -> None:
        self._twice: list[str] = []
        self._decoder = json.JSONDecoder(
            parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=self._paired
        )

    def _paired(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            self._twice += [name for name in made if names.count(name) > 1]
        return made

    def decode(self, text: str, place: int = 0) -> tuple[Any, int]:
        """The value that begins at a place, and where it ends.

        Raises: ValueError, RecursionError where there is none.
        """
        self._twice.clear()
        return self._decoder.raw_decode(text, place)

    def record(self, text: str, place: int, line: int) -> tuple[Document | Broken, int]:
        """The record that begins at a place, or why it is none; and where it ends.

        Raises: ValueError, RecursionError where nothing can be decoded.
        """
        value, end = self.decode(text, place)
        if self._twice:
            return Broken(line, self._twice[0], "member-twice"), end
        shown = text[place : min(end, place + SHOWN)].strip()
        if NUL.search(text, place, end):
            return Broken(line, shown, "nul-byte"), end
        if HALF_LETTER.search(text, place, end) and not _is_text(value):
            return Broken(line, shown, "half-letter"), end
        return (Document(line, value) if isinstance(value, dict) else Broken(line, shown)), end


def _is_text(value: object) -> bool:
    """Whether all texts of a value can be written."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
