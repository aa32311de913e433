"""Average QA scores, evened out for luck."""

from __future__ import annotations

from dataclasses import dataclass

from coaching_lib.scoring.counts import Floats


@dataclass(frozen=True, eq=False)
class EvenedOutScores:
    """Arrays [agents] 0-100; NaN where the data do not say (no scored interaction, or no range)."""

    score: Floats
    low: Floats
    high: Floats


def evened_out_scores(count: Floats, score_sum: Floats, square_sum: Floats) -> EvenedOutScores:
    """Normal-normal shrinkage of each agent's average official score towards the centre's.

    `count` [agents] scored interactions, `score_sum` sum of scores, `square_sum` sum of squared scores,
    of ALL agents of the centre. Formula: statistics specification, section 2, last lines.
    """
    raise NotImplementedError
