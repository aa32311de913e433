"""Weights that no export says, found in results and exported scores."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from coaching_lib.scoring.losses import losses
from coaching_lib.scoring.weights import estimate_weights

EXACT, ROUNDED = 0.01, 0.5
NONE_CRITICAL = np.zeros(10, dtype=bool)


def contacts(seed: int, count: int = 300, behaviors: int = 10):
    """Results with not applicable ones, and weights that sum to 100."""
    rng = np.random.default_rng(seed)
    weights = rng.integers(1, 6, behaviors) * 5.0
    met = (rng.random((count, behaviors)) < rng.uniform(0.5, 0.95, behaviors)).astype(float)
    met[rng.random(met.shape) < 0.2] = np.nan
    return met, 100 * weights / weights.sum()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("count", [60, 300, 2000])
def test_exact_scores_give_the_weights_within_a_hundredth_of_a_point(seed, count):
    results, weights = contacts(seed, count)
    found = estimate_weights(results, losses(results, weights, NONE_CRITICAL).score)
    assert np.abs(found.weights - weights).max() <= EXACT
    assert found.residual < 0.01
    assert found.is_plain_sum


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("count", [60, 300, 2000])
def test_whole_scores_give_the_weights_within_half_a_point(seed, count):
    results, weights = contacts(seed, count)
    found = estimate_weights(results, np.round(losses(results, weights, NONE_CRITICAL).score))
    assert np.abs(found.weights - weights).max() <= ROUNDED
    assert found.residual < 0.5


def test_partial_results_count_by_their_share():
    results, weights = contacts(3)
    results[::3] *= 0.5
    found = estimate_weights(results, losses(results, weights, NONE_CRITICAL).score)
    assert np.abs(found.weights - weights).max() <= EXACT


def test_a_behavior_that_does_not_count_weighs_nothing():
    results, weights = contacts(4)
    weights[2] = 0.0
    found = estimate_weights(results, losses(results, weights, NONE_CRITICAL).score)
    assert found.weights[2] == pytest.approx(0.0, abs=EXACT)
    assert found.weights.sum() == pytest.approx(100)


def test_failed_contacts_are_left_out_and_mark_the_critical_behavior():
    results, weights = contacts(5, count=600)
    critical = np.arange(10) == 7
    found = estimate_weights(results, losses(results, weights, critical).score)
    assert found.is_critical.tolist() == critical.tolist()
    assert found.left_out > 0
    assert found.used + found.left_out == 600
    assert np.abs(found.weights - weights).max() <= EXACT, "its weight is told by the contacts that met it"


def test_two_misses_do_not_make_a_behavior_critical():
    results, weights = contacts(6)
    results[:, 4] = 1.0
    results[:2, 4] = 0.0
    scores = losses(results, weights, np.arange(10) == 4).score
    assert not estimate_weights(results, scores).is_critical.any()


def test_a_miss_that_scored_above_zero_is_not_critical():
    results, weights = contacts(7, count=600)
    scores = losses(results, weights, np.arange(10) == 7).score
    missed = np.flatnonzero(results[:, 7] == 0)
    scores[missed[0]] = 55.0
    assert not estimate_weights(results, scores).is_critical[7]


def test_a_score_that_is_no_sum_of_the_behaviors_says_so():
    results, _ = contacts(8)
    scores = np.random.default_rng(8).uniform(20, 95, len(results))
    found = estimate_weights(results, scores)
    assert found.residual > 2
    assert not found.is_plain_sum
    assert (found.weights >= 0).all()


def test_fewer_contacts_than_behaviors_tell_no_weights():
    results, weights = contacts(9, count=9)
    assert estimate_weights(results, losses(results, weights, NONE_CRITICAL).score) is None
    assert estimate_weights(np.empty((0, 3)), np.empty(0)) is None


def test_perfect_contacts_alone_leave_all_weights_equal():
    found = estimate_weights(np.ones((30, 4)), np.full(30, 100.0))
    assert found.weights == pytest.approx([25.0] * 4)


def test_the_order_of_contacts_is_irrelevant():
    results, weights = contacts(10)
    scores = np.round(losses(results, weights, NONE_CRITICAL).score)
    turned = estimate_weights(results[::-1], scores[::-1])
    assert estimate_weights(results, scores).weights == pytest.approx(turned.weights)


@pytest.mark.parametrize("name", ["ubuntu_chat", "social_care"])
@pytest.mark.parametrize(("digits", "within"), [(2, EXACT), (0, ROUNDED)])
def test_real_scores_give_back_the_weights_that_were_taken_away(name, digits, within):
    folder = os.environ.get("COACHING_REAL_DATA")
    if not folder:
        pytest.skip("COACHING_REAL_DATA is not set: no real conversations to read")
    results, weights, scores = real(Path(folder) / name)
    found = estimate_weights(results, np.round(scores, digits))
    assert np.abs(found.weights - weights).max() <= within
    assert found.is_plain_sum


def real(folder: Path):
    """Results and scores as exported, and the rubric's weights scaled to 100."""
    with (folder / "rubric.csv").open(encoding="utf-8") as file:
        weight = {row["behavior"]: float(row["max_points"]) for row in csv.DictReader(file)}
    with (folder / "interactions.csv").open(encoding="utf-8") as file:
        score = {row["interaction_id"]: float(row["overall_score"]) for row in csv.DictReader(file)}
    rows = {name: number for number, name in enumerate(score)}
    columns = {name: number for number, name in enumerate(weight)}
    results = np.full((len(rows), len(columns)), np.nan)
    with (folder / "scores.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["passed"]:
                results[rows[row["interaction_id"]], columns[row["behavior"]]] = float(row["passed"])
    weights = np.array(list(weight.values()))
    return results, 100 * weights / weights.sum(), np.array(list(score.values()))
