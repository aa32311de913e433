"""What luck alone may bring: an agent who stays at the usual level, and a goal a plan asks for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

ROUNDING = 1e-9


@dataclass(frozen=True)
class Usual:
    """The level of one agent on one behavior before a plan: Beta(rate x weight, (1 - rate) x weight)."""

    rate: float
    """p: share met, luck evened out."""
    weight: float
    """m + n: contacts the level rests on, those lent by the colleagues included."""
    contacts: float
    """n: the agent's own contacts of the baseline."""


def luck_chance(usual: Usual, goal_rate: float, contacts: float) -> float | None:
    """Chance that an agent who stays at the usual level meets the goal in so many contacts, 0-1.

    The true level is known only as the posterior Beta(a, b) with a = p (m + n), b = (1 - p)(m + n) of
    the statistics specification, section 2, so passes k1 in n1 contacts (a whole number, rounded) are
    beta-binomial: P(k1/n1 >= goal) = sum over k >= goal n1 of C(n1, k) B(a + k, b + n1 - k) / B(a, b).
    Nothing is said about a shift of the whole centre. None where under one contact is expected.
    """
    count = round(contacts)
    if count < 1:
        return None
    a, b = usual.rate * usual.weight, (1 - usual.rate) * usual.weight
    least = int(np.ceil(goal_rate * count - ROUNDING))
    k = np.arange(max(least, 0), count + 1, dtype=float)
    choose = -np.log(count + 1) - special.betaln(count - k + 1, k + 1)
    each = choose + special.betaln(a + k, b + count - k) - special.betaln(a, b)
    return float(min(np.exp(each).sum(), 1.0))
