"""Ranges of rates and of their differences. Statistics specification, section 4, step 5."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from coaching_lib.scoring.counts import Floats

Z90 = 1.645
Z95 = 1.96


@dataclass(frozen=True, eq=False)
class Difference:
    """Observed minus expected rate with its range; arrays of one shape."""

    value: Floats
    low: Floats
    high: Floats
    z: float

    @property
    def probability(self) -> Floats:
        """Chance that the true difference is above 0."""
        up, down = self.value - self.low, self.high - self.value
        spread = np.where(self.value > 0, up, down) / self.z
        return np.asarray(special.ndtr(self.value / spread))


def wilson(passes: Floats, count: Floats, z: float) -> tuple[Floats, Floats]:
    """Wilson range of passes / count (count above 0); passes may be fractional."""
    rate, share = passes / count, z * z / count
    middle = rate + share / 2
    half = np.sqrt(np.maximum(share * (rate * (1 - rate) + share / 4), 0.0))
    return np.clip((middle - half) / (1 + share), 0.0, 1.0), np.clip((middle + half) / (1 + share), 0.0, 1.0)


def difference(
    passes: Floats, count: Floats, eta: Floats | float, variance: Floats | float, z: float
) -> Difference:
    """passes / count minus expit(eta), where eta has this variance on the log-odds scale.

    The two ranges are joined as Newcombe joins those of two rates: each side takes the distances that
    matter for it.
    """
    rate, expected = passes / count, special.expit(eta)
    low, high = wilson(passes, count, z)
    spread = z * np.sqrt(variance)
    expected_low, expected_high = special.expit(eta - spread), special.expit(eta + spread)
    value = rate - expected
    below = np.hypot(rate - low, expected_high - expected)
    above = np.hypot(high - rate, expected - expected_low)
    return Difference(value, value - below, value + above, z)
