"""Points lost, interaction by interaction: the reference of what the scores store computes in SQL.

Statistics specification, section 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from coaching_lib.scoring.counts import Flags, Floats


@dataclass(frozen=True, eq=False)
class Losses:
    """One interaction per row. Without a computed score (weight sum 0): score NaN, points 0."""

    points: Floats
    """[interactions, behaviors] l: points lost, 0 where not applicable."""
    price: Floats
    """[interactions, behaviors] 100 w / W where applicable, else 0."""
    weight_sum: Floats
    """[interactions] W."""
    score: Floats
    """[interactions] 100 - sum of points, NaN without a computed score."""
    is_auto_failed: Flags
    """[interactions] a critical behavior was missed and fails the interaction."""


def losses(
    results: Floats,
    weights: Floats,
    is_critical: Flags,
    na_mode: Literal["exclude", "pass"] = "exclude",
    auto_fail: Literal["zero", "keep"] = "zero",
) -> Losses:
    """Points lost of interactions of one rubric.

    `results` [interactions, behaviors]: x in 0-1, NaN = not applicable. `weights` [behaviors] >= 0.
    na_mode pass: a behavior that did not apply counts as applicable and met.
    auto_fail zero: the rest of the score is shared out among the missed critical behaviors (x < 0.5).
    """
    applies = ~np.isnan(results) | (na_mode == "pass")
    missed = np.where(np.isnan(results), 0.0, 1 - results)
    weight_sum = np.where(applies, weights, 0.0).sum(axis=1)
    price = np.where(applies, 100 * weights / np.where(weight_sum > 0, weight_sum, 1.0)[:, None], 0.0)
    price[weight_sum <= 0] = 0.0
    points = price * missed
    failed = is_critical & (missed > 0.5) & (weight_sum > 0)[:, None]
    if auto_fail == "zero":
        points = points + _rest(points, failed)
    score = np.where(weight_sum > 0, 100 - points.sum(axis=1), np.nan)
    return Losses(points, price, weight_sum, score, failed.any(axis=1) & (auto_fail == "zero"))


def _rest(points: Floats, failed: Flags) -> Floats:
    """What a failed interaction still had, in equal shares on the critical misses."""
    share = (100 - points.sum(axis=1)) / np.maximum(failed.sum(axis=1), 1)
    return np.where(failed, share[:, None], 0.0)
