"""Weights nobody wrote down, from results and exported scores. Statistics specification, section 1.

A score is the weighted share met of what applied, so for every interaction
sum_b w_b a_b (100 x_b - S) = 0: one equation, all behaviors of a rubric unknown, none below 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize

from coaching_lib.scoring.counts import Flags, Floats

RIDGE = 1e-3
"""Pull towards equal weights, for equations written in shares (x - S / 100) and weights that sum to 1.

About what rounding to whole points asks for: its variance, 1 / 12 points, over that of usual weights.
"""
FORCED = 1e3
"""How heavily "the weights sum to 1" counts against one interaction."""
CRITICAL_MISSES = 3
PLAIN_SUM_WITHIN = 2.0
NOTHING = 1e-9
"""Scores below this are 0."""


@dataclass(frozen=True, eq=False)
class WeightEstimate:
    """Weights of one rubric as its exported scores imply them."""

    weights: Floats
    """[behaviors] scaled to sum 100."""
    is_critical: Flags
    """[behaviors] every miss, of at least three, left a score of 0 though something was met."""
    residual: float
    """Mean absolute difference of exported and recomputed scores over the interactions used, points."""
    used: int
    left_out: int
    """Interactions that scored 0 though something was met."""

    @property
    def is_plain_sum(self) -> bool:
        """Whether the exported score is a plain weighted sum of these behaviors, within 2 points."""
        return self.residual <= PLAIN_SUM_WITHIN


def estimate_weights(results: Floats, scores: Floats) -> WeightEstimate | None:
    """Weights of one rubric; None where fewer interactions can be used than there are behaviors.

    `results` [interactions, behaviors]: x in 0-1, NaN = not applicable. `scores` [interactions]: exported
    scores 0-100. Fewer equations than unknowns would only return the pull towards equal weights.
    """
    applies = ~np.isnan(results)
    is_failed = (scores <= NOTHING) & (np.nan_to_num(results) > 0).any(axis=1)
    used = ~is_failed & applies.any(axis=1)
    if results.shape[1] == 0 or used.sum() < results.shape[1]:
        return None
    weights = _solved(results[used], scores[used])
    return WeightEstimate(
        weights=100 * weights,
        is_critical=_critical(results, scores, is_failed),
        residual=_residual(weights, results[used], scores[used]),
        used=int(used.sum()),
        left_out=int(is_failed.sum()),
    )


def _solved(results: Floats, scores: Floats) -> Floats:
    """Weights that sum to 1."""
    behaviors = results.shape[1]
    equations = np.where(np.isnan(results), 0.0, results - scores[:, None] / 100)
    pull = np.sqrt(RIDGE)
    rows = np.vstack(
        [np.linalg.qr(equations, mode="r"), pull * np.eye(behaviors), np.full((1, behaviors), FORCED)]
    )
    wanted = np.concatenate(
        [np.zeros(len(rows) - behaviors - 1), np.full(behaviors, pull / behaviors), [FORCED]]
    )
    found = optimize.nnls(rows, wanted)[0]
    return np.asarray(found / found.sum())


def _critical(results: Floats, scores: Floats, is_failed: Flags) -> Flags:
    """Behaviors of which every miss (x < 0.5) scored 0, some though something else was met."""
    missed = np.nan_to_num(results, nan=1.0) < 0.5
    always = (missed & (scores > NOTHING)[:, None]).sum(axis=0) == 0
    return np.asarray(
        always & (missed & is_failed[:, None]).any(axis=0) & (missed.sum(axis=0) >= CRITICAL_MISSES)
    )


def _residual(weights: Floats, results: Floats, scores: Floats) -> float:
    """Mean |recomputed - exported|; interactions whose behaviors all weigh nothing cannot be recomputed."""
    total = np.where(np.isnan(results), 0.0, weights).sum(axis=1)
    known = total > 0
    met = (np.nan_to_num(results) * weights).sum(axis=1)
    return float(np.abs(100 * met[known] / total[known] - scores[known]).mean()) if known.any() else 0.0
