"""Places in an order of averages, with the range that luck leaves open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from coaching_lib.scoring.counts import Floats, Ints

NODES = 40
"""Levels at which an agent's own score is tried: midpoints of equal shares of its posterior."""
GRID = 256
TAIL = 0.05
SURE_SHARE = 0.5
"""A range over more than this share of the places says nothing and is not shown."""


@dataclass(frozen=True, eq=False)
class Ranks:
    """Arrays [agents]; 1 = highest. NaN scores have place 0."""

    low: Ints
    """Best place in 9 of 10 cases."""
    high: Ints
    """Worst place."""
    count: int
    """Agents that have a place."""

    def is_sure(self, agent: int) -> bool:
        """Whether the range is narrow enough to be worth a word."""
        return bool(self.low[agent] > 0 and self._width(agent) <= SURE_SHARE * self.count)

    def _width(self, agent: int) -> int:
        return int(self.high[agent] - self.low[agent] + 1)


def ranks(score: Floats, sd: Floats) -> Ranks:
    """90 % ranges of the places of evened-out average scores, highest first.

    An agent's true level is Normal(score, sd^2), sd = tau sqrt(1 - B) of the evened-out score, all
    independent. With the own level at t, the place is 1 + a sum of independent coins, the colleague j
    being higher with Phi((score_j - t) / sd_j): taken as normal with that sum's mean and variance (and
    half a place of continuity), then averaged over 40 equally likely t. low and high are the 5 % and 95 %
    points. No difference between agents (sd 0 everywhere) or no range: every place is possible.
    The statistics specification is silent; simulation in the tests agrees within a place.
    """
    seen = np.isfinite(score)
    count = int(seen.sum())
    low, high = np.where(seen, 1, 0), np.where(seen, count, 0)
    if count > 1 and np.isfinite(sd[seen]).all() and (sd[seen] > 0).all():
        low[seen], high[seen] = _places(score[seen], sd[seen])
    return Ranks(low, high, count)


def _places(score: Floats, sd: Floats) -> tuple[Ints, Ints]:
    shares = (np.arange(NODES) + 0.5) / NODES
    levels = score[:, None] + sd[:, None] * ndtri(shares)
    mean, variance = _above(score, sd, levels)
    own = ndtr((score[:, None] - levels) / sd[:, None])
    mean, variance = mean - own, np.maximum(variance - own * (1 - own), 1e-9)
    return tuple(_quantile(mean, np.sqrt(variance), share) for share in (TAIL, 1 - TAIL))  # type: ignore[return-value]


def _above(score: Floats, sd: Floats, levels: Floats) -> tuple[Floats, Floats]:
    """Mean and variance of the number of agents above a level, the agent itself counted like any other.

    Both are smooth in the level, so they are taken from a grid.
    """
    grid = np.linspace(levels.min(), levels.max(), GRID)
    above = ndtr((score[None, :] - grid[:, None]) / sd[None, :])
    variance = (above * (1 - above)).sum(axis=1)
    return np.interp(levels, grid, above.sum(axis=1)), np.interp(levels, grid, variance)


def _quantile(mean: Floats, spread: Floats, share: float) -> Ints:
    """Smallest place whose probability of this place or a better one reaches `share`; by bisection."""
    count = len(mean)
    low, high = np.ones(count, dtype=np.int64), np.full(count, count, dtype=np.int64)
    while (low < high).any():
        middle = (low + high) // 2
        reached = ndtr((middle[:, None] - 0.5 - mean) / spread).mean(axis=1) >= share
        low, high = np.where(reached, low, middle + 1), np.where(reached, middle, high)
        low = np.minimum(low, high)
    return low
