"""What a plan changed, beyond luck and what colleagues did in the same weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from scipy import special

from coaching_lib.coaching.fit import Fit, WindowCounts, fit
from coaching_lib.coaching.intervals import Z90, Z95, Difference, difference, wilson
from coaching_lib.coaching.rule import Rule
from coaching_lib.scoring.counts import Flags
from coaching_lib.scoring.evening import rate_quantile

__all__ = ["Effect", "Fit", "WindowCounts", "effect", "fit"]

MOST_MORE = 500
ROUNDING = 1e-9


@dataclass(frozen=True)
class Effect:
    """The figures of one plan. Rates are shares met 0-1, changes differences of rates; None: not known.

    While the plan runs the figures are those so far, and nothing is decided.
    """

    baseline_count: int
    baseline_rate: float | None
    usual_rate: float | None
    """p0: the baseline with luck evened out; None without a baseline (expected: the peers' rate)."""
    usual_low: float | None
    """90 % range of the usual rate (the band of the chart)."""
    usual_high: float | None
    expected_rate: float
    """c: what colleagues in this agent's place scored in the same weeks."""
    peers: int
    trend: float
    carry_over: float
    is_running: bool
    after_count: int = 0
    after_rate: float | None = None
    after_low: float | None = None
    """90 % Wilson range of the after rate."""
    after_high: float | None = None
    effect: float | None = None
    effect_low: float | None = None
    effect_high: float | None = None
    low_95: float | None = None
    high_95: float | None = None
    probability_improved: float | None = None
    """None while the plan runs."""
    own_change: float | None = None
    own_low: float | None = None
    """90 % range of the own change."""
    own_high: float | None = None
    goal_reached: bool | None = None
    more_needed: int | None = None
    """After contacts of that period that would decide; 0: decided; None while running or not within 500."""
    expected_variance: float | None = None
    """V: variance of the expected log-odds (pooling of finished plans)."""


@dataclass(frozen=True)
class _Place:
    """Where one agent stands in a fit."""

    n0: float
    k0: float
    n1: float
    k1: float
    usual: float
    eta: float
    """Expected log-odds."""
    variance: float
    """V of the expected log-odds."""
    own_eta: float
    """Log-odds of the agent's own usual level on the after contacts."""
    own_variance: float


def effect(fit: Fit, agent_id: str, rule: Rule, target_on: date, today: date) -> Effect:
    """Steps 4-6 for one agent. `target_on`: the plan's present target date.

    An id missing in the fit has no contact in either window. Statistics specification, section 4.
    """
    place = _place(fit, agent_id)
    is_running = today <= target_on
    usual_low, usual_high = _usual_range(fit, place)
    found = Effect(
        baseline_count=round(place.n0),
        baseline_rate=place.k0 / place.n0 if place.n0 > 0 else None,
        usual_rate=place.usual if place.n0 > 0 else None,
        usual_low=usual_low,
        usual_high=usual_high,
        expected_rate=float(special.expit(place.eta)),
        peers=fit.peers,
        trend=fit.calibration.trend,
        carry_over=fit.calibration.carry_over,
        is_running=is_running,
        expected_variance=place.variance,
        **(_after(place, rule.goal_rate) if place.n1 > 0 else {}),
    )
    if is_running:
        return replace(found, probability_improved=None)
    return replace(found, more_needed=_more_needed(place, rule))


def _after(place: _Place, goal_rate: float) -> dict[str, Any]:
    """The figures that need a contact in the after window."""
    k1, n1 = np.array(place.k1), np.array(place.n1)
    after_rate = place.k1 / place.n1
    after_low, after_high = wilson(k1, n1, Z90)
    change, wider = (difference(k1, n1, place.eta, place.variance, z) for z in (Z90, Z95))
    own = difference(k1, n1, place.own_eta, place.own_variance, Z90)
    return {
        "after_count": round(place.n1),
        "after_rate": after_rate,
        "after_low": float(after_low),
        "after_high": float(after_high),
        "effect": float(change.value),
        "effect_low": float(change.low),
        "effect_high": float(change.high),
        "low_95": float(wider.low),
        "high_95": float(wider.high),
        "probability_improved": float(change.probability),
        "own_change": float(own.value),
        "own_low": float(own.low),
        "own_high": float(own.high),
        "goal_reached": after_rate >= goal_rate - ROUNDING,
    }


def _place(fit: Fit, agent_id: str) -> _Place:
    """Step 4: what colleagues in this agent's place would have scored."""
    agent = fit.agent_ids.index(agent_id) if agent_id in fit.agent_ids else None
    n0, k0, n1, k1, usual, gap, offset, own = _standing(fit, agent)
    line = fit.calibration
    by = np.array([1.0, gap])
    variance = line.carry_over**2 * own + float(by @ line.covariance @ by) + line.extra_variance
    return _Place(
        n0=n0,
        k0=k0,
        n1=n1,
        k1=k1,
        usual=usual,
        eta=offset + line.trend + line.carry_over * gap,
        variance=variance,
        own_eta=offset + gap,
        own_variance=own + line.extra_variance,
    )


def _standing(fit: Fit, agent: int | None) -> list[float]:
    """n0, k0, n1, k1, usual, gap, offset, variance; of somebody unseen: the centre's level."""
    if agent is not None:
        arrays = (fit.n0, fit.k0, fit.n1, fit.k1, fit.usual, fit.gap, fit.offset, fit.variance)
        return [float(array[agent]) for array in arrays]
    rate = fit.centre_rate
    variance = 1 / (rate * (1 - rate) * (fit.strength + 1))
    return [0.0, 0.0, 0.0, 0.0, rate, 0.0, float(special.logit(rate)), variance]


def _usual_range(fit: Fit, place: _Place) -> tuple[float | None, float | None]:
    """90 % range of the usual level; not known without a baseline."""
    if place.n0 <= 0:
        return None, None
    rate, count = np.array(place.usual), np.array(place.n0)
    low, high = (rate_quantile(fit.strength, rate, count, share) for share in (0.05, 0.95))
    return float(low), float(high)


def _more_needed(place: _Place, rule: Rule) -> int | None:
    """Smallest number of further after contacts, at the rate seen, that gives any evidence."""
    if place.n1 <= 0 or place.n0 < rule.min_contacts:
        return None
    count = place.n1 + np.arange(MOST_MORE + 1, dtype=float)
    change = difference(count * (place.k1 / place.n1), count, place.eta, place.variance, Z90)
    own_change = place.k1 / place.n1 - float(special.expit(place.own_eta))
    decided = np.flatnonzero(_is_decided(change, own_change, rule) & (count >= rule.min_contacts))
    return int(decided[0]) if len(decided) else None


def _is_decided(change: Difference, own_change: float, rule: Rule) -> Flags:
    """Likely or clear improvement, or a gain of 10 points ruled out."""
    surest = min(rule.certain_likely, rule.certain_clear)
    improved = (change.probability >= surest) & (own_change > 0)
    return np.asarray(improved | (change.high < rule.ruled_out_gain))
