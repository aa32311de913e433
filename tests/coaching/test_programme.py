"""All finished plans together: the mean effect, its range, behaviors and coaches."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from statsmodels.stats.meta_analysis import combine_effects

from coaching_lib.coaching.programme import PlanEffect, by_group, gain_of, pool
from coaching_lib.coaching.target import Gain

FIRST = date(2026, 1, 5)


def finished(effect: float, **more) -> PlanEffect:
    """A finished plan of six weeks."""
    shared = more.pop("shared", FIRST)
    told = {
        "behavior": "Greets",
        "coach": "Cleo",
        "expected_rate": 0.7,
        "after_count": 40.0,
        "expected_variance": 0.05,
    } | more
    return PlanEffect(effect=effect, shared_on=shared, target_on=shared + timedelta(days=42), **told)


def plans(count: int = 30, spread: float = 0.15, seed: int = 3) -> list[PlanEffect]:
    """Plans of a few behaviors, days and coaches around a gain of ten points."""
    rng = np.random.default_rng(seed)
    return [
        finished(
            float(rng.normal(0.10, spread)),
            behavior=f"Behavior {number % 3}",
            coach=f"Coach {number % 4}",
            shared=FIRST + timedelta(days=7 * (number % 5)),
            after_count=float(rng.integers(10, 60)),
            expected_rate=float(rng.uniform(0.5, 0.9)),
        )
        for number in range(count)
    ]


def test_no_finished_plan_says_nothing():
    found = pool([])
    assert (found.plans, found.mean, found.low, found.high, found.between_plan_sd) == (
        0,
        None,
        None,
        None,
        None,
    )
    assert by_group([], lambda plan: plan.coach) == []


def test_one_plan_is_its_own_mean_with_the_range_of_chance():
    found = pool([finished(0.12)])
    spread = 0.7 * 0.3
    half = 1.645 * np.sqrt(spread / 40 + spread**2 * 0.05)
    assert found.mean == pytest.approx(0.12)
    assert found.between_plan_sd == 0
    assert (found.low, found.high) == pytest.approx((0.12 - half, 0.12 + half))


def test_the_mean_is_that_of_dersimonian_and_laird():
    told = plans(count=12)
    one_day = [finished(p.effect, after_count=p.after_count, expected_rate=p.expected_rate) for p in told]
    found = pool(one_day)
    oracle = combine_effects(
        np.array([p.effect for p in one_day]), np.array([p.variance for p in one_day]), method_re="dl"
    )
    assert found.mean == pytest.approx(oracle.mean_effect_re, abs=1e-12)
    assert found.between_plan_sd == pytest.approx(np.sqrt(oracle.tau2), abs=1e-12)
    assert found.variance == pytest.approx(oracle.var_eff_w_re, abs=1e-12)


def test_plans_that_err_together_widen_the_range():
    rng = np.random.default_rng(8)
    days = [FIRST + timedelta(days=7 * number) for number in range(10)]
    errors = dict(zip(days, rng.normal(0, 0.10, len(days)), strict=True))
    together = [finished(0.1 + errors[day], shared=day) for day in days for _ in range(12)]
    alone = [finished(p.effect, shared=FIRST + timedelta(days=n)) for n, p in enumerate(together)]
    assert pool(together).mean == pytest.approx(pool(alone).mean)
    assert pool(together).variance > 5 * pool(alone).variance


def test_the_robust_range_is_the_sandwich_over_behavior_and_day():
    told = plans()
    found = pool(told)
    weight = np.array([1 / (p.variance + found.between_plan_sd**2) for p in told])
    residual = np.array([p.effect for p in told]) - found.mean
    sums: dict = {}
    for plan, w, r in zip(told, weight, residual, strict=True):
        sums[plan.behavior, plan.shared_on] = sums.get((plan.behavior, plan.shared_on), 0.0) + w * r
    groups = len(sums)
    robust = groups / (groups - 1) * sum(s * s for s in sums.values()) / weight.sum() ** 2
    assert groups == 15
    assert found.variance == pytest.approx(max(robust, 1 / weight.sum()))


def test_under_eight_groups_the_model_alone_counts():
    told = [finished(0.3, shared=FIRST), finished(-0.1, shared=FIRST + timedelta(days=7))] * 10
    between = pool(told).between_plan_sd ** 2
    assert pool(told).variance == pytest.approx(1 / sum(1 / (p.variance + between) for p in told))


def test_groups_add_up_and_a_small_group_is_drawn_to_the_mean():
    told = [*plans(count=40, spread=0.05), finished(0.60, coach="New coach")]
    found = {group.name: group for group in by_group(told, lambda plan: plan.coach)}
    mean = pool(told).mean
    assert sum(group.pooled.plans for group in found.values()) == len(told)
    new = found["New coach"]
    assert new.pooled.mean == pytest.approx(0.60)
    assert mean < new.evened_out < 0.60
    assert abs(found["Coach 0"].evened_out - mean) <= abs(found["Coach 0"].pooled.mean - mean) + 1e-12
    assert new.evened_out_low < new.evened_out < new.evened_out_high


def test_coaches_who_differ_by_chance_alone_are_all_called_equal():
    same = [finished(0.1, coach=f"Coach {n % 3}") for n in range(9)]
    found = by_group(same, lambda plan: plan.coach)
    assert {round(group.evened_out, 12) for group in found} == {0.1}


def test_the_order_of_plans_is_irrelevant():
    told = plans()
    assert pool(told).mean == pytest.approx(pool(told[::-1]).mean)
    assert pool(told).high == pytest.approx(pool(told[::-1]).high)


def test_a_goal_rests_on_finished_plans_from_the_tenth_on():
    assert gain_of(plans(count=9)) == Gain()
    told = plans(count=10)
    found = gain_of(told)
    assert found.gain == pytest.approx(pool(told).mean)
    assert found.gain_sd == pytest.approx(pool(told).between_plan_sd)
    assert found.gain_days == 42
