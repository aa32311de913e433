"""What a plan changed, beyond luck and what colleagues did in the same weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coaching_lib.coaching.rule import Rule
from coaching_lib.scoring.counts import Floats, Ints, Stratum


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

    Arrays are [agents]. eta = offset + trend + carry_over * gap is the log-odds colleagues predict.
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
    is_peer: Floats
    """1.0 for the peers used in the fit."""
    strength: float
    """m."""
    centre_rate: float
    """r_all of the baseline."""
    trend: float
    """tau."""
    carry_over: float
    """rho."""
    covariance: Floats
    """[2, 2] of (tau, rho)."""
    extra_variance: float
    """s2."""

    @property
    def peers(self) -> int:
        """How many un-coached colleagues the fit rests on."""
        return int(self.is_peer.sum())


@dataclass(frozen=True)
class Effect:
    """The figures of one plan. Rates are shares met 0-1, changes differences of rates; None: not known."""

    baseline_count: int
    baseline_rate: float | None
    usual_rate: float | None
    usual_low: float | None
    """90 % range of the usual rate (for the band of the chart)."""
    usual_high: float | None
    expected_rate: float | None
    after_count: int
    after_rate: float | None
    after_low: float | None
    """90 % Wilson range of the after rate."""
    after_high: float | None
    effect: float | None
    effect_low: float | None
    effect_high: float | None
    low_95: float | None
    high_95: float | None
    probability_improved: float | None
    """None while the plan runs."""
    own_change: float | None
    own_low: float | None
    own_high: float | None
    goal_reached: bool | None
    peers: int
    trend: float
    carry_over: float
    more_needed: int | None
    """After contacts of that period that would decide; 0: decided; None while running or not within 500."""
    is_running: bool


def fit(counts: WindowCounts, peers: frozenset[str]) -> Fit:
    """Steps 1-3 of the statistics specification, section 4. `peers`: coaching.chain.peers(...)."""
    raise NotImplementedError


def effect(fit: Fit, agent_id: str, rule: Rule, target_on: date, today: date) -> Effect:
    """Steps 4-6 for one agent. `target_on`: the plan's present target date.

    An id missing in the fit has no contact in either window. Statistics specification, section 4.
    """
    raise NotImplementedError
