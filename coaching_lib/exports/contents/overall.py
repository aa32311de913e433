"""Whether a column is the overall score: it rises and falls as the behaviors do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coaching_lib.exports.contents.kinds import Content, Kind
from coaching_lib.exports.values import words

FEWEST = 2
"""Behaviors below which a sum says nothing."""
ROWS_PER_BEHAVIOR = 3
CLOSE = 0.01
"""Share of the scale a sum may be off through rounding."""
MOSTLY = 0.95


def adds_up(total: Content, behaviors: Sequence[Content]) -> str:
    """In how many rows a weighted sum of the behaviors is this column, in words; "" where it is no total.

    The weights are the least squares over the rows without "not applicable"; one row of three for each
    weight, so that they cannot fit by accident.
    """
    values = np.array([_shares(column) for column in behaviors], dtype=float).T
    target = np.array([np.nan if one is None else one for one in total.numbers()], dtype=float)
    if len(behaviors) < FEWEST or not _is_wider(target, values):
        return ""
    complete = ~np.isnan(target) & ~np.isnan(values).any(axis=1)
    if complete.sum() < ROWS_PER_BEHAVIOR * (len(behaviors) + 1):
        return ""
    close, rows = _close(values[complete], target[complete])
    return (
        f"{close} of {rows} sampled values are what the behaviors add up to" if close >= MOSTLY * rows else ""
    )


def _is_wider(target: NDArray[np.float64], values: NDArray[np.float64]) -> bool:
    """A total takes more different values than any of its parts."""
    most = max(len(np.unique(column[~np.isnan(column)])) for column in values.T)
    return len(np.unique(target[~np.isnan(target)])) > most


def _close(values: NDArray[np.float64], target: NDArray[np.float64]) -> tuple[int, int]:
    design = np.column_stack([values, np.ones(len(values))])
    weights, *_ = np.linalg.lstsq(design, target, rcond=None)
    off = np.abs(design @ weights - target)
    is_close = off <= CLOSE * max(np.ptp(target), 1e-9)
    return (int(is_close.sum()) if (weights[:-1] >= -CLOSE).all() else 0), len(target)


def _shares(column: Content) -> list[float]:
    """The values as numbers: words 1, 0 and a half, absent ones not a number."""
    if column.kind is not Kind.VERDICT:
        return [np.nan if number is None else number for number in column.numbers()]
    return [_verdict(value.casefold()) for value in column.values]


def _verdict(value: str) -> float:
    if value in words.MET | {"1"}:
        return 1.0
    if value in words.MISSED | {"0"}:
        return 0.0
    return 0.5 if value in words.PARTIAL else np.nan
