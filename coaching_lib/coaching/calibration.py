"""What colleagues' usual levels say about their later ones: trend and carry-over.

logit(after rate) = offset + trend + carry_over * gap, fitted to the peers with priors trend ~ N(0, .30^2)
and carry_over ~ N(1, .20^2). Statistics specification, section 4, step 3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from coaching_lib.scoring.counts import Floats

PRIOR_MEAN = np.array([0.0, 1.0])
PRIOR_PRECISION = np.diag([1 / 0.30**2, 1 / 0.20**2])
STEPS, TOLERANCE = 25, 1e-9
MIN_PEERS_FOR_EXTRA = 20


@dataclass(frozen=True, eq=False)
class Peers:
    """Arrays [peers]: observed after rate and contacts, offset, gap and the gap's variance."""

    rate: Floats
    count: Floats
    offset: Floats
    gap: Floats
    variance: Floats


@dataclass(frozen=True, eq=False)
class Calibration:
    """tau, rho, their covariance [2, 2], and the variance between agents that nothing explains (s2)."""

    trend: float
    carry_over: float
    covariance: Floats
    extra_variance: float


def calibrate(peers: Peers) -> Calibration:
    """Maximum a posteriori by iteratively reweighted least squares. No peers: the prior itself."""
    line, extra, precision = PRIOR_MEAN, 0.0, PRIOR_PRECISION
    for _ in range(STEPS):
        rate = _predicted(peers, line)
        pq = np.maximum(rate * (1 - rate), 1e-6)
        base = 1 / (peers.count * pq) + line[1] ** 2 * peers.variance
        new, precision = _solved(peers, line, (peers.rate - rate) / pq, 1 / (base + extra))
        new_extra = _extra_variance(peers, new, pq, base, extra)
        moved = max(float(np.abs(new - line).max()), abs(new_extra - extra))
        line, extra = new, new_extra
        if moved < TOLERANCE:
            break
    return Calibration(float(line[0]), float(line[1]), np.linalg.inv(precision), extra)


def _predicted(peers: Peers, line: Floats) -> Floats:
    """After rates this trend and carry-over predict."""
    return np.asarray(special.expit(peers.offset + line[0] + line[1] * peers.gap))


def _solved(peers: Peers, line: Floats, step: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """The penalised least-squares line through the working responses, and its normal matrix."""
    design = np.column_stack([np.ones_like(peers.gap), peers.gap])
    precision = design.T @ (weight[:, None] * design) + PRIOR_PRECISION
    response = design.T @ (weight * (design @ line + step)) + PRIOR_PRECISION @ PRIOR_MEAN
    return np.linalg.solve(precision, response), precision


def _extra_variance(peers: Peers, line: Floats, pq: Floats, base: Floats, extra: float) -> float:
    """s2: how much more the peers scatter than chance explains (weighted moments); 0 below 20 peers."""
    peer_count = len(peers.gap)
    if peer_count < MIN_PEERS_FOR_EXTRA:
        return 0.0
    residual = (peers.rate - _predicted(peers, line)) / pq
    weight = 1 / (base + extra) ** 2
    surplus = residual**2 * peer_count / (peer_count - 2) - base
    return max(0.0, float((weight * surplus).sum() / weight.sum()))
