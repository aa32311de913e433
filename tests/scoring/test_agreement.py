"""Two looks at one contact: agreement, luck and leaning, beside other people's implementations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa

from coaching_lib.scoring.agreement import TwoLooks, agreement

RESULTS = some.sampled_from([0.0, 0.5, 1.0, None])
LOOKS = some.lists(some.builds(TwoLooks, RESULTS, RESULTS), min_size=1, max_size=60)


def test_without_a_second_look_there_is_nothing_to_say():
    assert agreement("Greets", []) is None


@given(LOOKS)
def test_agreement_beyond_luck_is_what_statsmodels_finds(looks):
    words = [0.0, 0.5, 1.0, None]
    table = np.zeros((4, 4))
    for look in looks:
        table[words.index(look.first), words.index(look.second)] += 1
    found = agreement("Greets", looks)
    assert found.rate == pytest.approx(np.trace(table) / len(looks))
    if found.kappa is not None:
        assert found.kappa == pytest.approx(cohens_kappa(table, return_results=False))


@given(LOOKS)
def test_the_range_holds_the_rate_and_is_the_interval_of_jeffreys(looks):
    found = agreement("Greets", looks)
    assert found.low - 1e-9 <= found.rate <= found.high + 1e-9
    if 0 < found.same < found.pairs:
        beta = stats.beta(found.same + 0.5, found.pairs - found.same + 0.5)
        assert (found.low, found.high) == pytest.approx(beta.interval(0.90))


def test_a_second_person_who_gives_less_leans_to_the_strict_side():
    looks = [TwoLooks(1.0, 0.0), TwoLooks(1.0, 0.5), TwoLooks(1.0, 1.0), TwoLooks(None, 1.0)]
    found = agreement("Greets", looks)
    assert found.leaning == pytest.approx(-0.5)
    assert (found.pairs, found.same) == (4, 1)
