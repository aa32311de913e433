"""The usual level of every agent before a plan, and what un-coached colleagues did during it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from coaching_lib.coaching.calibration import Calibration, Peers, calibrate
from coaching_lib.coaching.luck import Usual
from coaching_lib.coaching.rule import MIN_CONTACTS
from coaching_lib.scoring.counts import Flags, Floats, Ints, Stratum
from coaching_lib.scoring.evening import evened_out_rate, fit_strength
from coaching_lib.scoring.strata import stratum_rates
from coaching_lib.scoring.totals import ratio


@dataclass(frozen=True, eq=False)
class WindowCounts:
    """One behavior, baseline and after window, whole centre. One cell per agent x stratum with any row.

    Baseline [S-90d, S) with S the first share of the chain; after [S+settle, min(T, today)] of this plan.
    """

    agent_ids: tuple[str, ...]
    strata: tuple[Stratum, ...]
    agent: Ints
    stratum: Ints
    n0: Floats
    """[cells] applicable interactions of the baseline."""
    k0: Floats
    """[cells] sum of x of the baseline."""
    n1: Floats
    k1: Floats


@dataclass(frozen=True, eq=False)
class Fit:
    """What un-coached colleagues did: reusable for every agent of (behavior, first S, S, T, peers, today).

    Arrays are [agents]. offset + trend + carry_over * gap is the log-odds colleagues predict.
    """

    agent_ids: tuple[str, ...]
    n0: Floats
    k0: Floats
    n1: Floats
    k1: Floats
    usual: Floats
    """p0: evened-out rate of the baseline."""
    gap: Floats
    """g = logit p0 - logit e0."""
    offset: Floats
    """o = logit f, the centre's rate on the agent's after contacts."""
    variance: Floats
    """v of the gap (log-odds)."""
    is_peer: Flags
    """The peers the calibration rests on."""
    strength: float
    """m."""
    centre_rate: float
    """r_all of the baseline."""
    calibration: Calibration

    @property
    def peers(self) -> int:
        """How many un-coached colleagues the fit rests on."""
        return int(self.is_peer.sum())

    def usual_of(self, agent_id: str) -> Usual | None:
        """The level of one agent before; None for somebody without a contact in either window."""
        if agent_id not in self.agent_ids:
            return None
        at = self.agent_ids.index(agent_id)
        contacts = float(self.n0[at])
        return Usual(float(self.usual[at]), self.strength + contacts, contacts)

    @property
    def expected(self) -> Expected:
        """Step 4 for every agent: what colleagues in each one's place would have scored."""
        line = self.calibration
        by = np.column_stack([np.ones_like(self.gap), self.gap])
        from_line = np.einsum("ai,ij,aj->a", by, line.covariance, by)
        return Expected(
            log_odds=self.offset + line.trend + line.carry_over * self.gap,
            variance=line.carry_over**2 * self.variance + from_line + line.extra_variance,
        )


@dataclass(frozen=True, eq=False)
class Expected:
    """Arrays [agents]: the log-odds to be expected without a plan, and their variance (eta, V)."""

    log_odds: Floats
    variance: Floats


@dataclass(frozen=True, eq=False)
class _Levels:
    """Arrays [agents]: sums of both windows and the peers' rates on each agent's contacts."""

    n0: Floats
    k0: Floats
    n1: Floats
    k1: Floats
    expected: Floats
    """e0, on the baseline's contacts."""
    later: Floats
    """f, the same rates on the after contacts."""
    centre_rate: float


def fit(counts: WindowCounts, peers: frozenset[str]) -> Fit:
    """Steps 1-3 of the statistics specification, section 4. `peers`: coaching.chain.peers(...)."""
    levels = _levels(counts)
    strength = fit_strength(levels.k0, levels.n0, levels.expected)
    usual = evened_out_rate(strength, levels.expected, levels.k0, levels.n0)
    gap = special.logit(usual) - special.logit(levels.expected)
    offset = special.logit(levels.later)
    variance = 1 / (usual * (1 - usual) * (strength + levels.n0 + 1))
    is_peer = _is_peer(counts.agent_ids, levels, peers)
    after = ratio(levels.k1, levels.n1, 0.0)
    calibration = calibrate(Peers(*(each[is_peer] for each in (after, levels.n1, offset, gap, variance))))
    return Fit(
        agent_ids=counts.agent_ids,
        n0=levels.n0,
        k0=levels.k0,
        n1=levels.n1,
        k1=levels.k1,
        usual=usual,
        gap=gap,
        offset=offset,
        variance=variance,
        is_peer=is_peer,
        strength=strength,
        centre_rate=levels.centre_rate,
        calibration=calibration,
    )


def _levels(counts: WindowCounts) -> _Levels:
    """r_s from the baseline of all agents, averaged over each one's contacts before and after."""
    strata = len(counts.strata)
    passes, applicable = (_summed(each, counts.stratum, strata)[:, None] for each in (counts.k0, counts.n0))
    rates = stratum_rates(counts.strata, passes, applicable)
    at_peers = rates.rates[counts.stratum, 0]
    agents = len(counts.agent_ids)
    cells = (counts.n0, counts.k0, counts.n1, counts.k1, counts.n0 * at_peers, counts.n1 * at_peers)
    n0, k0, n1, k1, before, after = (_summed(each, counts.agent, agents) for each in cells)
    centre_rate = float(rates.overall[0])
    expected = ratio(before, n0, centre_rate)
    return _Levels(n0, k0, n1, k1, expected, ratio(after, n1, expected), centre_rate)


def _summed(values: Floats, group: Ints, groups: int) -> Floats:
    """Cells added up by group."""
    return np.bincount(group, weights=values, minlength=groups).astype(float)


def _is_peer(agent_ids: tuple[str, ...], levels: _Levels, peers: frozenset[str]) -> Flags:
    """Un-coached, with enough contacts in both windows."""
    uncoached = np.array([agent_id in peers for agent_id in agent_ids], dtype=bool)
    enough = (levels.n0 >= MIN_CONTACTS) & (levels.n1 >= MIN_CONTACTS)
    return np.asarray(uncoached & enough)
