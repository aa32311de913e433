"""What an agent is surely better at than colleagues on the same kinds of contacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coaching_lib.scoring.counts import Floats
from coaching_lib.scoring.evening import probability_below
from coaching_lib.scoring.standing import MIN_APPLICABLE, Standings


@dataclass(frozen=True)
class Strength:
    """A behavior where the agent is surely better than colleagues on the same kinds of contacts."""

    behavior: str
    applicable: int
    met: float
    evened_out_rate: float
    rate_low: float
    rate_high: float
    peer_rate: float
    probability: float
    """P(p > e)."""


def strengths(standings: Standings, agent_id: str, certainty: float = 0.95) -> list[Strength]:
    """Behaviors with P(p > e) >= certainty and at least 5 applicable contacts, surest first."""
    agent = standings.row(agent_id)
    if agent is None:
        return []
    chance = probability_above_peers(standings)[agent]
    sure = (chance >= certainty) & (standings.applicable[agent] >= MIN_APPLICABLE)
    found = sorted(np.flatnonzero(sure).tolist(), key=lambda b: (-chance[b], standings.behaviors[b]))
    return [_strength(standings, agent, b, float(chance[b])) for b in found]


def probability_above_peers(standings: Standings) -> Floats:
    """P(p > e) of every agent x behavior."""
    return 1 - probability_below(
        standings.strength, standings.rate, standings.applicable, standings.peer_rate
    )


def _strength(standings: Standings, agent: int, behavior: int, probability: float) -> Strength:
    """One strength with its figures."""
    at = (agent, behavior)
    return Strength(
        behavior=standings.behaviors[behavior],
        applicable=round(float(standings.applicable[at])),
        met=float(standings.applicable[at] - standings.misses[at]),
        evened_out_rate=float(standings.rate[at]),
        rate_low=float(standings.rate_low[at]),
        rate_high=float(standings.rate_high[at]),
        peer_rate=float(standings.peer_rate[at]),
        probability=probability,
    )
