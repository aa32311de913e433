"""Which reviewers score the same agents harder than their colleagues do.

A contact's level is the mean, over the behaviors that applied, of result minus the centre's rate for that
behavior on that kind of contact. A reviewer's strictness is the difference of levels between the own and
the other reviewers' contacts *of the same agents*: least squares with one constant per agent, whose weights
are n1 n0 / (n1 + n0) (Frisch and Waugh 1933). So a reviewer who gets the weak agents is not called strict.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from coaching_lib.scoring.counts import Floats, Ints

CERTAINTY = 0.90
FEWEST = 10


@dataclass(frozen=True)
class Strictness:
    """One reviewer beside the others. Points of share met (0-1): below 0 is stricter.

    difference, low, high: None while fewer than ten contacts can be compared.
    """

    reviewer: str
    contacts: int
    compared: int
    """Own contacts of agents whom somebody else scored too."""
    difference: float | None
    low: float | None
    high: float | None

    @property
    def is_sure(self) -> bool:
        """Whether the 90 % range leaves zero out."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def strictness(reviewers: tuple[str, ...], reviewer: Ints, agent: Ints, level: Floats) -> list[Strictness]:
    """Every reviewer against all others; arrays [contacts] of reviewer number, agent number and level.

    The spread of levels is pooled over agents and reviewers (one mean per agent and reviewer taken off).
    """
    spread, freedom = _spread(reviewer, agent, level)
    width = special.stdtrit(max(freedom, 1), 0.5 + CERTAINTY / 2) * np.sqrt(spread)
    return [
        _one(name, reviewer == number, agent, level, float(width), freedom)
        for number, name in enumerate(reviewers)
    ]


def _spread(reviewer: Ints, agent: Ints, level: Floats) -> tuple[float, int]:
    """Variance of a contact's level within agent and reviewer, and its degrees of freedom."""
    pair = agent.astype(np.int64) * (int(reviewer.max(initial=0)) + 1) + reviewer
    _, cell, count = np.unique(pair, return_inverse=True, return_counts=True)
    rest = level - (np.bincount(cell, level, len(count)) / np.maximum(count, 1))[cell]
    freedom = len(level) - len(count)
    return (float(rest @ rest) / freedom if freedom > 0 else 0.0), freedom


def _one(name: str, is_own: np.ndarray, agent: Ints, level: Floats, width: float, freedom: int) -> Strictness:
    agents = int(agent.max(initial=-1)) + 1
    own = np.bincount(agent[is_own], minlength=agents).astype(float)
    other = np.bincount(agent[~is_own], minlength=agents).astype(float)
    shared = (own > 0) & (other > 0)
    compared = int(own[shared].sum())
    if compared < FEWEST or freedom < FEWEST:
        return Strictness(name, int(own.sum()), compared, None, None, None)
    mine = np.bincount(agent[is_own], level[is_own], agents)[shared] / own[shared]
    theirs = np.bincount(agent[~is_own], level[~is_own], agents)[shared] / other[shared]
    weight = own[shared] * other[shared] / (own[shared] + other[shared])
    difference = float(weight @ (mine - theirs) / weight.sum())
    half = width / float(np.sqrt(weight.sum()))
    return Strictness(name, int(own.sum()), compared, difference, difference - half, difference + half)
