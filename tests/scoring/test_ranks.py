"""Ranks are shown as ranges, and the ranges hold what they promise."""

from __future__ import annotations

import numpy as np
import pytest

from coaching_lib.scoring.ranks import ranks


def drawn(score, sd, rounds=20_000, seed=4):
    """5 % and 95 % points of the places, by drawing true levels; the second computation."""
    draw = np.random.default_rng(seed)
    levels = score + sd * draw.standard_normal((rounds, len(score)))
    places = (-levels).argsort(axis=1).argsort(axis=1) + 1
    return np.quantile(places, [0.05, 0.95], axis=0, method="inverted_cdf")


@pytest.mark.parametrize("agents", [3, 12, 60])
def test_ranges_of_places_are_those_of_drawn_levels(agents):
    draw = np.random.default_rng(agents)
    score, sd = draw.normal(70, 5, agents), draw.uniform(0.5, 4, agents)
    found = ranks(score, sd)
    low, high = drawn(score, sd)
    assert abs(found.low - low).max() <= 1
    assert abs(found.high - high).max() <= 1


def test_an_agent_far_above_the_others_is_first_and_nothing_else():
    found = ranks(np.array([95.0, 60.0, 61.0, 59.0, 58.0]), np.full(5, 1.0))
    assert (found.low[0], found.high[0]) == (1, 1)
    assert found.is_sure(0)


def test_where_agents_do_not_differ_beyond_luck_every_place_is_possible_and_none_is_named():
    found = ranks(np.full(8, 70.0), np.zeros(8))
    assert found.low.tolist() == [1] * 8
    assert found.high.tolist() == [8] * 8
    assert not any(found.is_sure(agent) for agent in range(8))


def test_agents_without_a_score_have_no_place_and_do_not_take_one():
    found = ranks(np.array([80.0, np.nan, 60.0]), np.array([0.1, np.nan, 0.1]))
    assert found.count == 2
    assert (found.low.tolist(), found.high.tolist()) == ([1, 0, 2], [1, 0, 2])
    assert not found.is_sure(1)


def test_one_agent_alone_is_first():
    found = ranks(np.array([70.0]), np.array([np.nan]))
    assert (found.low[0], found.high[0], found.count) == (1, 1, 1)
