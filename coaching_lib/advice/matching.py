"""How much of a text a list of words covers, in any script; accents and case do not matter. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no blanks between words: there a word may stand anywhere."""


_LIKE = str.maketrans("ıłøđæœ", "ilodao")
"""Letters that people type without their stroke or dot."""


def coverage(text: str, words: tuple[str, ...]) -> tuple[int, int]:
    """Letters of the text covered by the words together, and by the longest of them alone.

    A star in a word stands for any letters of the same word of the text.
    """
    plain = folded(text)
    spans = [match.span() for pattern in _patterns(words) for match in pattern.finditer(plain)]
    covered = {place for first, last in spans for place in range(first, last) if plain[place] != " "}
    return len(covered), max((last - first for first, last in spans), default=0)


@cache
def folded(text: str) -> str:
    """Lower case, without accents, one blank for everything that is no letter or digit."""
    return " ".join(_letters(text).split())


@cache
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(word) for word in words if _letters(word.replace("*", "")).strip())


def _pattern(word: str) -> re.Pattern[str]:
    pieces = [_letters(piece) for piece in word.strip().split("*")]
    pattern = r"\w*".join(re.escape(piece) for piece in pieces)
    return re.compile(pattern if _DENSE.search(pattern) else rf"\b{pattern}\b")


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIKE))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", " ", kept)


def most_covering(text: str, lists: Iterable[tuple[str, tuple[str, ...]]]) -> str | None:
    """Name of the list that covers most of the text; at a tie the longer word, then the earlier list."""
    best: tuple[int, int] = (0, 0)
    name = None
    for each, words in lists:
        found = coverage(text, words)
        if found > best:
            best, name = found, each
    return name
