"""How many more contacts until a flag could be decided, for many cells at once."""

from __future__ import annotations

import numpy as np

from coaching_lib.scoring.counts import Flags, Floats
from coaching_lib.scoring.evening import probability_below

MOST_MORE = 500
STEP = 16
"""Numbers of contacts that are tried one by one; beyond them the search halves."""


def more_contacts(
    strength: Floats, rate: Floats, contacts: Floats, bar: Floats, certainty: float, fewest: int
) -> Floats:
    """Smallest number of further contacts at the evened-out rate that decides a flag; nan: not within 500.

    Decided: P(true rate < bar) reaches the certainty or falls to its opposite, with `fewest` contacts in all.
    Arrays of one shape. The first 16 numbers are tried one by one. Beyond them the posterior only narrows
    around the same mean, so what is decided stays decided, and the search halves the rest.
    """
    start = np.ceil(np.maximum(fewest - contacts, 0.0))
    more = start[..., None] + np.arange(STEP)
    is_decided = _is_decided(
        strength[..., None], rate[..., None], contacts[..., None] + more, bar[..., None], certainty
    )
    found = start + np.argmax(is_decided, axis=-1)
    later = ~is_decided.any(axis=-1)
    found[later] = _halved(
        strength[later], rate[later], contacts[later], bar[later], start[later] + STEP - 1, certainty
    )
    return np.where(found <= MOST_MORE, found, np.nan)


def _halved(
    strength: Floats, rate: Floats, contacts: Floats, bar: Floats, undecided: Floats, certainty: float
) -> Floats:
    """The first decided number above one that is not; nan where none is up to 500."""
    low, high = undecided.copy(), np.full_like(undecided, MOST_MORE)
    is_ever = _is_decided(strength, rate, contacts + high, bar, certainty) & (low < high)
    while np.any(high - low > 1):
        middle = np.floor((low + high) / 2)
        is_decided = _is_decided(strength, rate, contacts + middle, bar, certainty)
        low, high = np.where(is_decided, low, middle), np.where(is_decided, middle, high)
    return np.where(is_ever, high, np.nan)


def _is_decided(strength: Floats, rate: Floats, contacts: Floats, bar: Floats, certainty: float) -> Flags:
    need = probability_below(strength, rate, contacts, bar)
    return (need >= certainty) | (need <= 1 - certainty)
