"""The SQL of the scores store: one file is one relation or question, the file's name is its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"
STANDARD = frozenset({"first", "last", "until", "channel", "topic", "rubric"})
"""Parameters every report may be handed, whether its file uses them or not."""


@cache
def statement(room: str, name: str) -> str:
    """The text of sql/<room>/<name>.sql."""
    return (FOLDER / room / f"{name}.sql").read_text(encoding="utf-8")


@cache
def names(room: str) -> tuple[str, ...]:
    """Names of all files of one room, in alphabetical order."""
    return tuple(sorted(file.stem for file in (FOLDER / room).glob("*.sql")))


@cache
def parameters(text: str) -> frozenset[str]:
    """The $named parameters a text uses, comments left out."""
    code = re.sub(r"--[^\n]*", "", text)
    return frozenset(re.findall(r"\$([a-z_][a-z0-9_]*)", code))


def bound(text: str, given: Mapping[str, object]) -> dict[str, object]:
    """The given parameters that the text uses.

    Raises: TypeError for a parameter that is neither used nor a standard one.
    """
    used = parameters(text)
    unknown = given.keys() - used - STANDARD
    if unknown:
        raise TypeError(f"parameters the query does not know: {', '.join(sorted(unknown))}")
    return {name: value for name, value in given.items() if name in used}
