import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from coaching_lib.scoring.losses import losses

NA = np.nan
RESULTS = arrays(float, (7, 4), elements=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0, NA]))
WEIGHTS = arrays(float, 4, elements=st.sampled_from([0.0, 1.0, 2.0, 12.5, 40.0]))
CRITICAL = arrays(bool, 4)
MODES = st.tuples(st.sampled_from(["exclude", "pass"]), st.sampled_from(["zero", "keep"]))


def one(results, weights=(50, 30, 20), critical=(False, False, False), **modes):
    """The losses of a single interaction."""
    found = losses(np.array([results], dtype=float), np.array(weights, float), np.array(critical), **modes)
    return found.points[0].tolist(), float(found.score[0])


def test_a_miss_costs_its_share_of_the_weights_that_applied():
    assert one([1, 0, NA]) == ([0.0, 37.5, 0.0], 62.5)


def test_a_behavior_that_did_not_apply_can_count_as_met():
    assert one([1, 0, NA], na_mode="pass") == ([0.0, 30.0, 0.0], 70.0)


def test_a_partial_result_costs_its_missing_part():
    assert one([1, 0.5, 1])[1] == 85.0


def test_a_critical_miss_fails_the_interaction_and_is_charged_the_rest():
    assert one([0, 0, 1], critical=(True, False, False)) == ([70.0, 30.0, 0.0], 0.0)


def test_two_critical_misses_share_the_rest():
    assert one([0, 0, 1], critical=(True, True, False)) == ([60.0, 40.0, 0.0], 0.0)


def test_a_half_met_critical_behavior_does_not_fail_the_interaction():
    assert one([0.5, 1, 1], critical=(True, False, False))[1] == 75.0


def test_a_critical_miss_can_cost_its_own_weight_only():
    assert one([0, 1, 1], critical=(True, False, False), auto_fail="keep")[1] == 50.0


def test_an_interaction_of_weightless_behaviors_has_no_computed_score():
    points, score = one([0, NA, NA], weights=(0, 30, 20), critical=(True, False, False))
    assert points == [0.0, 0.0, 0.0]
    assert np.isnan(score)


@given(RESULTS, WEIGHTS, CRITICAL, MODES)
def test_impacts_sum_to_a_hundred_minus_the_average(results, weights, critical, modes):
    found = losses(results, weights, critical, *modes)
    scored = found.weight_sum > 0
    if scored.any():
        impacts = found.points.sum(axis=0) / scored.sum()
        assert abs(impacts.sum() - (100 - found.score[scored].mean())) < 1e-9


@given(RESULTS, WEIGHTS, CRITICAL, MODES)
def test_ten_times_the_weights_change_nothing(results, weights, critical, modes):
    once, tenfold = (
        losses(results, weights, critical, *modes),
        losses(results, 10 * weights, critical, *modes),
    )
    np.testing.assert_allclose(once.points, tenfold.points, atol=1e-9)


@given(RESULTS, WEIGHTS, CRITICAL, MODES)
def test_scores_stay_between_nothing_and_a_hundred(results, weights, critical, modes):
    score = losses(results, weights, critical, *modes).score
    assert np.all(np.isnan(score) | ((score >= -1e-9) & (score <= 100 + 1e-9)))
