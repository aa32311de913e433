"""Average QA scores, evened out for luck."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coaching_lib.scoring.counts import Floats

Z90 = 1.645


@dataclass(frozen=True, eq=False)
class EvenedOutScores:
    """Arrays [agents] 0-100; NaN where the data do not say (no scored interaction, or no range)."""

    score: Floats
    low: Floats
    high: Floats


def evened_out_scores(count: Floats, score_sum: Floats, square_sum: Floats) -> EvenedOutScores:
    """Normal-normal shrinkage of each agent's average official score towards the centre's.

    `count` [agents] scored interactions, `score_sum` sum of scores, `square_sum` sum of squared scores,
    of ALL agents of the centre. Fewer than two agents, or nobody with two scores: the plain average,
    no range. Formula: statistics specification, section 2, last lines.
    """
    seen = count > 0
    n, total = np.where(seen, count, 1.0), float(count.sum())
    mean = np.where(seen, score_sum / n, np.nan)
    if seen.sum() < 2 or not (count >= 2).any():
        return EvenedOutScores(mean, np.full_like(mean, np.nan), np.full_like(mean, np.nan))
    centre = float(score_sum.sum()) / total
    noise = _within_variance(count, score_sum, square_sum) / n
    between = max(0.0, float(np.var(mean[seen], ddof=1)) - float(noise[seen].mean()))
    kept = between / (between + noise) if between > 0 else np.zeros_like(noise)
    score = centre + kept * (mean - centre)
    half = np.where(seen, Z90 * np.sqrt(between * (1 - kept)), np.nan)
    return EvenedOutScores(score, score - half, score + half)


def _within_variance(count: Floats, score_sum: Floats, square_sum: Floats) -> float:
    """sd^2 pooled within agents."""
    seen = count > 0
    squares = square_sum[seen] - score_sum[seen] ** 2 / count[seen]
    return max(0.0, float(squares.sum())) / float((count[seen] - 1).sum())
