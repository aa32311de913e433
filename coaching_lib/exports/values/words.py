"""Words that stand for results, absences, totals and speakers, from words.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

BLANKS = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff\u202f\u2009"
"""What is trimmed around a value: blanks and invisible characters."""
QUOTES = "'‘’"
"""Trimmed as well where a value is compared with a word or read as a number: '-' in quotes is a dash."""

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def _all(name: str) -> frozenset[str]:
    """Every word of a list as it looks in lower case, whichever rules the small letters were made by."""
    told = _WORDS[name]
    turkish = {spelled for word in told.get("tr", ()) for spelled in _turkish(word.casefold())}
    return frozenset(word.casefold() for words in told.values() for word in words) | turkish


def _turkish(word: str) -> tuple[str, ...]:
    """Capitals lose the difference of Turkish i and ı outside Turkey: EVET, HAYIR, GEÇTİ."""
    return word.replace("ı", "i"), word.replace("i", "i\u0307"), word.replace("i", "ı")


MET = _all("met")
MISSED = _all("missed")
PARTIAL = _all("partial")
NOT_APPLICABLE = _all("not_applicable") | {""}
MISSING_ID = _all("missing_id") | {""}
MISSING_INITIALS = (
    {word[0] for word in MISSING_ID if word} | {word[0].upper() for word in MISSING_ID if word} | set(QUOTES)
)
"""First letters of words for a missing id: an id that begins otherwise needs no look at the words."""
TOTAL = _all("total")
AGENT_SPEAKERS = _all("speaker_agent")
CUSTOMER_SPEAKERS = _all("speaker_customer")
SPEAKERS = AGENT_SPEAKERS | CUSTOMER_SPEAKERS | _all("speaker_other")
MANUAL = _all("manual")


def is_total(cell: str) -> bool:
    """Whether the first filled cell of a row says that the row is a total or an average."""
    return re.sub(r"[\s:]+", " ", cell).strip(" :").casefold() in TOTAL


MEASURE = _all("measure")
MEASURE_FIRST = _all("measure_first")
COUNTS = tuple(sorted(_all("counts")))
CHANNELS = {name: _all(f"channel_{name}") for name in ("call", "chat", "email", "social")}
