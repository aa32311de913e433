"""How many more contacts would decide: the quick search gives what counting one by one gives."""

from __future__ import annotations

import numpy as np
from scipy import stats

from coaching_lib.scoring.deciding import MOST_MORE, more_contacts

CERTAINTY, FEWEST = 0.80, 5


def one_by_one(strength: float, rate: float, contacts: float, bar: float) -> float:
    """Every number of contacts from 0 to 500 in turn."""
    more = np.arange(MOST_MORE + 1)
    weight = strength + contacts + more
    need = stats.beta.cdf(bar, rate * weight, (1 - rate) * weight)
    decided = ((need >= CERTAINTY) | (need <= 1 - CERTAINTY)) & (contacts + more >= FEWEST)
    return float(np.argmax(decided)) if decided.any() else np.nan


def test_the_quick_search_finds_what_counting_finds():
    draw = np.random.default_rng(7)
    size = 1500
    strength, contacts = np.exp(draw.uniform(np.log(2), np.log(500), size)), draw.integers(0, 80, size) * 1.0
    rate = draw.uniform(0.01, 0.995, size)
    bar = np.clip(rate + draw.normal(0, 0.12, size), 0.005, 0.98)

    found = more_contacts(strength, rate, contacts, bar, CERTAINTY, FEWEST)

    expected = [one_by_one(*cell) for cell in zip(strength, rate, contacts, bar, strict=True)]
    np.testing.assert_array_equal(found, expected)


def test_what_is_decided_needs_no_more_and_five_contacts_are_the_least():
    cells = (np.full(3, 10.0), np.array([0.3, 0.3, 0.3]), np.array([40.0, 5.0, 2.0]), np.full(3, 0.9))
    assert more_contacts(*cells, CERTAINTY, FEWEST).tolist() == [0, 0, 3]
