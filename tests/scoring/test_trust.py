"""Trust in the scores of one behavior."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coaching_lib.scoring.trust import TrustSums, trust

DAY = date(2026, 1, 1)


def pairs(*differences: float):
    """One pair a day."""
    return [(DAY + timedelta(days=number), each) for number, each in enumerate(differences)]


def test_nothing_known_is_null():
    found = trust(TrustSums("Greets", 0, 0, 0.0))
    assert (found.not_applicable_rate, found.overturned_rate, found.scorer_disagreement, found.drift) == (
        None, None, None, None,
    )  # fmt: skip
    assert found.notes == ()


def test_answered_disputes_give_the_share_overturned():
    assert trust(TrustSums("Greets", 10, 10, 1.0, disputes=8, overturned=2)).overturned_rate == 0.25


def test_drift_needs_five_pairs_in_each_half():
    assert trust(TrustSums("Greets", 9, 9, 1.0, pairs(*[0.0] * 9))).drift is None
    assert trust(TrustSums("Greets", 9, 9, 1.0, pairs(*[0.0] * 5, *[1.0] * 5))).drift == pytest.approx(1.0)


def test_undated_pairs_tell_disagreement_but_no_drift():
    found = trust(TrustSums("Greets", 9, 9, 1.0, [(None, 0.5)] * 12))
    assert (found.scorer_disagreement, found.drift) == (0.5, None)


@pytest.mark.parametrize(
    ("sums", "note"),
    [
        (TrustSums("B", 100, 9, 1.0), "rarely-applicable"),
        (TrustSums("B", 100, 60, 0.0), "never-missed"),
        (TrustSums("B", 100, 60, 60.0), "always-missed"),
        (TrustSums("B", 9, 9, 1.0, pairs(0.5)), "few-evaluations"),
        (TrustSums("B", 9, 9, 1.0, pairs(*[0.3] * 40)), "scorers-disagree"),
        (TrustSums("B", 9, 9, 1.0, is_weight_estimated=True), "weight-estimated"),
        (TrustSums("B", 9, 9, 1.0, is_plain_sum=False), "score-no-plain-sum"),
    ],
)
def test_what_a_reader_should_know_is_noted(sums, note):
    assert note in trust(sums).notes
