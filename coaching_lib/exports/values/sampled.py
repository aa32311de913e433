"""Guesses about a column from sampled values; the reading of the whole column confirms or refuses them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from coaching_lib.exports.headers import MAXIMUM
from coaching_lib.exports.values import words

RATIO = re.compile(r"[\d.,]+\s*/\s*[\d.,]+$")
PERCENT = re.compile(r"[\d.,]+\s*%$")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?$")
ENOUGH = 0.95
VERDICTS = words.MET | words.MISSED | words.PARTIAL
REMEMBERED = 8192
"""Values whose reading is remembered: those of results repeat."""


def looks_like_results(header: str, sample: Sequence[str]) -> bool:
    """Whether a column is full of results: words, percentages, "13.3/20", or numbers up to 100."""
    values = [value.strip(words.BLANKS + words.QUOTES) for value in sample]
    stated = [value for value in values if value.casefold() not in words.NOT_APPLICABLE]
    if not stated:
        return bool(MAXIMUM.search(header))
    readable = sum(map(is_result, stated)) >= ENOUGH * len(stated)
    return readable and (is_binary(stated) or not is_measure(header))


@lru_cache(maxsize=REMEMBERED)
def is_result(value: str) -> bool:
    """Whether one value can be read as a result."""
    if value.casefold() in VERDICTS:
        return True
    if RATIO.match(value) or PERCENT.match(value):
        return True
    return bool(NUMBER.match(value)) and 0 <= float(value.replace(",", ".")) <= 100


def is_binary(values: Sequence[str]) -> bool:
    """Whether all values are yes/no words, 1 or 0."""
    return all(value in ("0", "1") or value.casefold() in VERDICTS for value in values)


def is_measure(header: str) -> bool:
    """Whether a header counts or measures: "hold time", "messages", "tiempo de espera", "待ち時間"."""
    parts = [part for part in re.split(r"[\W_]+", header.casefold()) if part]
    if not parts:
        return False
    return parts[-1] in words.MEASURE or parts[0] in words.MEASURE_FIRST or parts[-1].endswith(words.COUNTS)
