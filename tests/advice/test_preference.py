"""Which variant is shown first, and why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coaching_lib.advice.preference import Tally, order

COUNTS = st.integers(0, 12)
TALLIES = st.builds(
    lambda up, down, shared, edited, finished, clear: Tally(
        up, down, shared, min(edited, shared), min(finished, shared), min(clear, finished, shared)
    ),
    *[COUNTS] * 6,
)


def test_without_any_rating_the_variants_stand_in_their_own_order_and_nothing_is_said():
    found = order(3, {})
    assert found.variants == (1, 2, 3)
    assert found.reason == ""


def test_a_variant_with_more_thumbs_down_than_up_sinks_below_unrated_ones():
    found = order(3, {1: Tally(up=1, down=3)})
    assert found.variants == (2, 3, 1)
    assert "thumbs down" in found.reason


def test_a_liked_variant_comes_first_and_its_thumbs_are_said():
    found = order(3, {3: Tally(up=4, down=1)})
    assert found.variants == (3, 1, 2)
    assert "4 thumbs up, 1 down" in found.reason


def test_of_two_variants_the_one_that_is_sent_as_it_stands_comes_first():
    found = order(2, {1: Tally(shared=8, edited=8), 2: Tally(shared=8, edited=0)})
    assert found.variants == (2, 1)
    assert "rewritten" in found.reason


def test_what_preceded_clear_improvements_is_preferred_and_said_with_its_number():
    found = order(3, {1: Tally(up=6), 2: Tally(finished=6, clear=4)})
    assert found.variants[0] == 2
    assert "4 of 6 finished plans" in found.reason


def test_neither_four_finished_plans_nor_one_improvement_prove_anything():
    assert order(2, {2: Tally(finished=4, clear=4)}).variants == (1, 2)
    assert order(2, {2: Tally(finished=9, clear=1)}).variants == (1, 2)


def test_bad_ratings_count_more_than_improvements():
    assert order(2, {2: Tally(up=0, down=3, finished=9, clear=9)}).variants == (1, 2)


def test_an_agent_is_not_offered_the_same_words_twice_before_the_others():
    found = order(3, {1: Tally(up=9)}, sent_before={1})
    assert found.variants == (2, 3, 1)
    assert "other words" in found.reason


@given(st.dictionaries(st.integers(1, 4), TALLIES), st.sets(st.integers(1, 4)))
def test_every_variant_stays_reachable_and_the_same_tallies_give_the_same_order(tallies, sent):
    found = order(4, tallies, sent)
    assert sorted(found.variants) == [1, 2, 3, 4]
    assert found == order(4, dict(reversed(tallies.items())), set(sent))


@given(TALLIES, st.integers(1, 5))
def test_another_thumb_down_never_moves_a_variant_up(tally, more):
    other = Tally(up=2, down=1)
    worse = Tally(tally.up, tally.down + more, tally.shared, tally.edited, tally.finished, tally.clear)
    before = order(2, {1: other, 2: tally}).variants.index(2)
    assert order(2, {1: other, 2: worse}).variants.index(2) >= before
