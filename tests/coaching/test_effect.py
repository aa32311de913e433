import math
from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit, logit
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from coaching_lib.coaching.calibration import Peers, calibrate
from coaching_lib.coaching.effect import effect, fit
from coaching_lib.coaching.intervals import Z90, difference, wilson
from tests.coaching.builders import AFTER, TARGET, colleagues, days, rule, windows
from tests.independent import fit_peers


def judged(before, later, others=None, today=AFTER, goal=0.8):
    """The effect of ann's plan among colleagues who had none."""
    others = colleagues() if others is None else others
    found = fit(windows({"ann": (before, later), **others}), frozenset(others))
    return effect(found, "ann", rule(goal), TARGET, today)


@given(st.integers(1, 300), st.floats(0, 1))
@settings(deadline=None)
def test_ranges_of_rates_are_wilsons(count, share):
    passes = round(count * share)
    low, high = wilson(np.array(float(passes)), np.array(float(count)), 1.959963984540054)
    expected = proportion_confint(passes, count, 0.05, method="wilson")
    assert (float(low), float(high)) == pytest.approx(expected, abs=1e-9)


def test_the_upper_end_of_all_met_is_one():
    low, high = wilson(np.array(4.0), np.array(4.0), Z90)
    assert float(high) == 1.0
    assert 0 < float(low) < 1


def test_the_two_ranges_are_joined_as_newcombe_joins_them():
    # an expected rate known as well as 30 contacts make a rate known: eta's range put where Wilson's is
    expected_low, expected_high = proportion_confint(18, 30, 0.10, method="wilson")
    z = 1.6448536269514722
    low, high = confint_proportions_2indep(20, 25, 18, 30, method="newcomb", alpha=0.10, compare="diff")
    found = difference(np.array(20.0), np.array(25.0), float(logit(0.6)), 0.0, z)
    own_low, own_high = wilson(np.array(20.0), np.array(25.0), z)
    assert float(found.value) == pytest.approx(0.2)
    assert float(found.low) == pytest.approx(0.2 - (0.8 - own_low))
    assert float(found.high) == pytest.approx(0.2 + (own_high - 0.8))
    assert 0.2 - math.hypot(0.8 - own_low, expected_high - 0.6) == pytest.approx(low)
    assert 0.2 + math.hypot(own_high - 0.8, 0.6 - expected_low) == pytest.approx(high)


def test_without_priors_or_spread_the_calibration_is_a_binomial_regression():
    rng = np.random.default_rng(2)
    count = np.full(15, 4000.0)
    gap, offset = rng.normal(0, 0.4, 15), rng.normal(1, 0.3, 15)
    passes = rng.binomial(4000, expit(offset + 0.2 + 0.9 * gap)).astype(float)
    found = calibrate(Peers(passes / count, count, offset, gap, np.zeros(15)))
    design = np.column_stack([np.ones(15), gap])
    glm = sm.GLM(
        np.column_stack([passes, count - passes]), design, family=sm.families.Binomial(), offset=offset
    ).fit()
    precision, prior = np.linalg.inv(glm.cov_params()), np.diag([1 / 0.3**2, 1 / 0.2**2])
    shrunk = np.linalg.solve(precision + prior, precision @ glm.params + prior @ [0, 1])
    np.testing.assert_allclose([found.trend, found.carry_over], shrunk, atol=2e-5)
    np.testing.assert_allclose(found.covariance, np.linalg.inv(precision + prior), rtol=5e-3)


@given(st.integers(0, 45), st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_the_calibration_is_that_of_the_second_computation(count, seed):
    rng = np.random.default_rng(seed)
    n1, gap, offset = (
        rng.integers(5, 80, count).astype(float),
        rng.normal(0, 0.5, count),
        rng.normal(1, 0.4, count),
    )
    k1 = rng.binomial(n1.astype(int), expit(offset + 0.1 + gap + rng.normal(0, 0.3, count))).astype(float)
    variance = rng.uniform(0.02, 0.2, count)
    found = calibrate(Peers(k1 / n1, n1, offset, gap, variance))
    trend, carry_over, extra, covariance = fit_peers(k1, n1, gap, offset, variance)
    figures = (found.trend, found.carry_over, found.extra_variance)
    assert figures == pytest.approx((trend, carry_over, extra), abs=1e-9)
    np.testing.assert_allclose(found.covariance, covariance, atol=1e-12)


def test_without_colleagues_the_calibration_is_the_prior():
    nobody = np.zeros(0)
    found = calibrate(Peers(nobody, nobody, nobody, nobody, nobody))
    assert (found.trend, found.carry_over, found.extra_variance) == (0.0, 1.0, 0.0)
    np.testing.assert_allclose(found.covariance, np.diag([0.09, 0.04]))


def test_colleagues_who_scatter_more_than_chance_widen_the_range():
    def spread(wobble):
        rng = np.random.default_rng(3)
        rates = np.clip(0.7 + wobble * rng.choice([-1, 1], 40), 0.05, 0.95)
        later = rng.binomial(100, rates) / 100
        gap, variance = rng.normal(0, 0.2, 40), np.full(40, 0.02)
        return calibrate(Peers(later, np.full(40, 100.0), np.full(40, logit(0.7)), gap, variance))

    assert spread(0.2).extra_variance > 0.3
    assert spread(0.0).extra_variance < 0.05


def test_an_unlucky_month_is_no_improvement():
    found = judged((20, 12), (60, 48))
    assert found.after_rate - found.baseline_rate == pytest.approx(0.2)
    assert found.effect < 0.1
    assert found.probability_improved < 0.95


def test_a_rise_of_everybody_is_no_effect():
    found = judged((60, 42), (60, 51), colleagues(rate=0.7, later=0.85))
    assert abs(found.effect) < 0.06
    assert found.own_change > 0.05
    assert found.trend > 0.4


def test_a_real_gain_is_seen():
    found = judged((60, 30), (60, 50))
    assert found.effect_low > 0
    assert found.probability_improved > 0.95
    assert found.low_95 < found.effect_low < found.effect < found.effect_high < found.high_95


@given(st.integers(0, 39), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_one_more_contact_met_never_makes_the_effect_smaller(passes, before):
    less, more = judged((60, before), (40, passes)), judged((60, before), (40, passes + 1))
    assert more.effect > less.effect
    assert more.own_change > less.own_change
    assert more.probability_improved >= less.probability_improved - 1e-12


@given(st.randoms())
@settings(max_examples=20, deadline=None)
def test_the_order_of_agents_is_irrelevant(random):
    everyone = {"ann": ((40, 20), (30, 25)), **colleagues()}
    names = random.sample(list(everyone), len(everyone))
    peers = frozenset(everyone) - {"ann"}
    one = fit(windows(everyone), peers)
    other = fit(windows({name: everyone[name] for name in names}), peers)
    found, again = (effect(each, "ann", rule(), TARGET, AFTER) for each in (one, other))
    assert found.effect == pytest.approx(again.effect, abs=1e-9)
    assert found.effect_low == pytest.approx(again.effect_low, abs=1e-9)


def test_extra_cells_without_contacts_change_nothing():
    counts = windows({"ann": ((40, 20), (30, 25)), **colleagues()})
    zeros = np.zeros(3)
    padded = replace(
        counts,
        strata=(*counts.strata, ("chat", "new")),
        agent=np.append(counts.agent, [0, 1, 2]),
        stratum=np.append(counts.stratum, [1, 1, 1]),
        n0=np.append(counts.n0, zeros),
        k0=np.append(counts.k0, zeros),
        n1=np.append(counts.n1, zeros),
        k1=np.append(counts.k1, zeros),
    )
    peers = frozenset(colleagues())
    one, other = (effect(fit(each, peers), "ann", rule(), TARGET, AFTER) for each in (counts, padded))
    assert one == other


def test_a_change_of_queues_is_no_effect():
    rng = np.random.default_rng(4)
    counts = windows({"ann": ((80, 72), (0, 0)), **colleagues(rate=0.9, later=0.9)})
    agents = len(counts.agent_ids)
    hard = rng.binomial(60, 0.5, agents - 1).astype(float)
    padded = replace(
        counts,
        strata=(*counts.strata, ("chat", None)),
        agent=np.append(counts.agent, np.arange(agents)),
        stratum=np.append(counts.stratum, np.ones(agents, dtype=np.int64)),
        n0=np.append(counts.n0, np.append([0.0], np.full(agents - 1, 60.0))),
        k0=np.append(counts.k0, np.append([0.0], hard)),
        n1=np.append(counts.n1, np.append([60.0], np.full(agents - 1, 60.0))),
        k1=np.append(counts.k1, np.append([30.0], hard)),
    )
    found = effect(fit(padded, frozenset(colleagues())), "ann", rule(), TARGET, AFTER)
    assert found.after_rate == 0.5
    assert abs(found.effect) < 0.07


def test_a_coached_colleague_does_not_count_as_a_peer():
    others = colleagues(12)
    counts = windows({"ann": ((40, 20), (30, 25)), **others})
    assert fit(counts, frozenset(others)).peers == 12
    assert fit(counts, frozenset(others) - {"peer3"}).peers == 11


def test_colleagues_with_under_five_contacts_are_no_peers():
    others = {**colleagues(12), "new": ((4, 4), (50, 40)), "gone": ((50, 40), (4, 4))}
    assert judged((40, 20), (30, 25), others).peers == 12


def test_a_centre_of_one_agent_is_judged_with_a_wide_range():
    found = judged((40, 20), (30, 25), others={})
    assert (found.peers, found.trend, found.carry_over) == (0, 0.0, 1.0)
    crowd = judged((40, 20), (30, 25))
    assert found.effect_high - found.effect_low > crowd.effect_high - crowd.effect_low


def test_a_new_agent_without_a_baseline_is_expected_at_the_colleagues_level():
    found = judged((0, 0), (30, 24))
    assert (found.baseline_rate, found.usual_rate, found.usual_low) == (None, None, None)
    assert found.expected_rate == pytest.approx(0.8, abs=0.05)


def test_without_a_contact_after_sharing_there_is_no_effect():
    found = judged((30, 15), (0, 0))
    assert (found.after_count, found.after_rate, found.effect, found.effect_low) == (0, None, None, None)
    assert (found.probability_improved, found.own_change, found.goal_reached) == (None, None, None)
    assert found.more_needed is None


def test_an_agent_nobody_knows_has_no_figures():
    found = effect(fit(windows(colleagues()), frozenset(colleagues())), "ghost", rule(), TARGET, AFTER)
    assert (found.baseline_count, found.after_count, found.effect) == (0, 0, None)


def test_all_met_divides_by_nothing():
    found = judged((20, 20), (20, 20))
    assert found.after_high == 1.0
    assert math.isfinite(found.probability_improved)


def test_partial_results_count_in_parts():
    found = judged((30, 14.5), (30, 20.25))
    assert found.baseline_rate == pytest.approx(14.5 / 30)
    assert found.after_rate == pytest.approx(0.675)


def test_a_running_plan_has_a_range_and_no_probability():
    found = judged((60, 30), (20, 15), today=TARGET)
    assert found.is_running
    assert found.effect_low < found.effect < found.effect_high
    assert (found.probability_improved, found.more_needed) == (None, None)
    assert judged((60, 30), (20, 15), today=TARGET + days(1)).probability_improved is not None


def test_contacts_missing_for_a_verdict_are_the_fewest_that_decide():
    found = judged((60, 36), (20, 15))
    assert found.probability_improved < 0.8 and found.effect_high >= 0.1
    j = found.more_needed
    assert j > 0

    def is_decided(more):
        grown = judged((60, 36), (20 + more, 0.75 * (20 + more)))
        # the offset does not move with one stratum, so the same agent may simply be judged again
        return grown.probability_improved >= 0.8 or grown.effect_high < 0.1

    assert is_decided(j)
    assert not is_decided(j - 1)


def test_nothing_is_missing_where_the_outcome_is_clear():
    assert judged((60, 30), (60, 52)).more_needed == 0


def test_contacts_cannot_make_up_for_a_missing_baseline():
    assert judged((3, 1), (20, 15)).more_needed is None
