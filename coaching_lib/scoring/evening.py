"""Evening out luck: how strongly agents resemble their peers, and what remains of each one's own rate.

The beta functions are scipy's. Statistics specification, section 2.
"""

from __future__ import annotations

import numpy as np
from scipy import optimize, special

from coaching_lib.scoring.counts import Floats

STRENGTH_LOW, STRENGTH_HIGH, STRENGTH_USUAL = 2.0, 500.0, 20.0
RATE_EDGE = 1e-4
_GRID = np.linspace(np.log(STRENGTH_LOW), np.log(STRENGTH_HIGH), 33)


def fit_strength(passes: Floats, applicable: Floats, expected: Floats) -> float:
    """m between 2 and 500 that makes the agents' passes most likely (beta-binomial, log-normal prior).

    Arrays [agents]; agents without a contact do not count, expected rates are kept off 0 and 1. The
    maximum is looked for on a logarithmic grid, then made exact where the slope is zero. Nobody: 20.
    """
    seen = applicable > 0
    n, rate = applicable[seen], np.clip(expected[seen], RATE_EDGE, 1 - RATE_EDGE)
    k = np.clip(passes[seen], 0.0, n)
    best = int(np.argmax(_likelihood(_GRID, k, n, rate)))
    low, high = _GRID[max(best - 1, 0)], _GRID[min(best + 1, len(_GRID) - 1)]
    if _slope(low, k, n, rate) <= 0:
        return float(np.exp(low))
    if _slope(high, k, n, rate) >= 0:
        return float(np.exp(high))
    return float(np.exp(optimize.brentq(_slope, low, high, args=(k, n, rate), xtol=1e-12)))


def _likelihood(logs: Floats, k: Floats, n: Floats, rate: Floats) -> Floats:
    """Log posterior [logs] of m = exp(log), up to a constant."""
    m = np.exp(logs)[:, None]
    met, missed = m * rate, m * (1 - rate)
    each = special.gammaln(met + k) + special.gammaln(missed + n - k) - special.gammaln(m + n)
    each += special.gammaln(m) - special.gammaln(met) - special.gammaln(missed)
    return np.asarray(each.sum(axis=1) - (logs - np.log(STRENGTH_USUAL)) ** 2 / 2)


def _slope(log: float, k: Floats, n: Floats, rate: Floats) -> float:
    """Derivative of the log posterior by log m."""
    m = np.exp(log)
    met, missed = m * rate, m * (1 - rate)
    each = rate * (special.digamma(met + k) - special.digamma(met))
    each += (1 - rate) * (special.digamma(missed + n - k) - special.digamma(missed))
    each += special.digamma(m) - special.digamma(m + n)
    return float(m * each.sum() - (log - np.log(STRENGTH_USUAL)))


def evened_out_rate(strength: Floats | float, expected: Floats, passes: Floats, applicable: Floats) -> Floats:
    """p = (m e + k) / (m + n)."""
    return (strength * expected + passes) / (strength + applicable)


def rate_quantile(strength: Floats | float, rate: Floats, applicable: Floats, share: float) -> Floats:
    """Quantile of the posterior Beta(p (m + n), (1 - p) (m + n))."""
    weight = strength + applicable
    return np.asarray(special.betaincinv(rate * weight, (1 - rate) * weight, share))


def probability_below(strength: Floats | float, rate: Floats, applicable: Floats, bar: Floats) -> Floats:
    """Posterior probability that the true rate lies below the bar."""
    weight = strength + applicable
    return np.asarray(special.betainc(rate * weight, (1 - rate) * weight, np.clip(bar, 0.0, 1.0)))
