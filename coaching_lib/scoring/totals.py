"""Cells added up to agent x behavior, with the peers' rate on each agent's own contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from coaching_lib.scoring.counts import CentreCounts, Floats, Ints
from coaching_lib.scoring.strata import stratum_rates

NOTHING = 1e-9
"""Sums of results below this are rounding."""


@dataclass(frozen=True, eq=False)
class Totals:
    """Sums of one window of the whole centre; arrays are [agents, behaviors] unless said otherwise."""

    agent_ids: tuple[str, ...]
    agent_names: tuple[str, ...]
    behaviors: tuple[str, ...]
    weights: tuple[float | None, ...]
    """Per behavior; None: unknown, equal weights were used."""
    is_critical: tuple[bool, ...]
    scored: Floats
    """[agents] N: interactions with a computed score."""
    applicable: Floats
    passes: Floats
    misses: Floats
    """Sum of 1 - x."""
    points_lost: Floats
    """Sum of points charged (not divided by N)."""
    price_sum: Floats
    """Sum of 100 w / W over the applicable interactions."""
    peer_rate: Floats
    """e: share met by the centre on this agent's own contacts."""
    centre_rate: Floats
    """[behaviors] r_all."""

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Agent id -> position in the arrays."""
        return {agent_id: position for position, agent_id in enumerate(self.agent_ids)}

    def row(self, agent_id: str) -> int | None:
        """Position of the agent in the arrays; None: no interaction in the window."""
        return self.rows.get(agent_id)


def add_up(counts: CentreCounts) -> Totals:
    """Totals of every agent x behavior, and e = sum of n_s r_s / n (no contact: the centre's rate)."""
    agents, behaviors, strata = len(counts.agent_ids), len(counts.behaviors), len(counts.strata)
    by_stratum = (counts.stratum, counts.behavior, strata, behaviors)
    by_agent = (counts.agent, counts.behavior, agents, behaviors)
    rates = stratum_rates(
        counts.strata, table(counts.passes, *by_stratum), table(counts.applicable, *by_stratum)
    )
    applicable, passes = table(counts.applicable, *by_agent), table(counts.passes, *by_agent)
    at_peers = table(counts.applicable * rates.rates[counts.stratum, counts.behavior], *by_agent)
    misses = applicable - passes
    return Totals(
        agent_ids=counts.agent_ids,
        agent_names=counts.agent_names,
        behaviors=counts.behaviors,
        weights=counts.weights,
        is_critical=counts.is_critical,
        scored=counts.scored,
        applicable=applicable,
        passes=passes,
        misses=np.where(np.abs(misses) < NOTHING, 0.0, misses),
        points_lost=table(counts.points_lost, *by_agent),
        price_sum=table(counts.price, *by_agent),
        peer_rate=ratio(at_peers, applicable, rates.overall),
        centre_rate=rates.overall,
    )


def table(values: Floats, row: Ints, column: Ints, rows: int, columns: int) -> Floats:
    """Cells summed into [rows, columns]."""
    flat = np.bincount(row * columns + column, weights=values, minlength=rows * columns)
    return flat.astype(float).reshape(rows, columns)


def ratio(part: Floats, whole: Floats, otherwise: Floats | float) -> Floats:
    """part / whole; where whole is 0, the other value."""
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), otherwise)
