"""Simulated centres measured: every figure is a ratio of sums over centres, with its Monte Carlo error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np

from benchmarks.simulated.centre import (
    RAW_DAYS,
    Centre,
    Contacts,
    after,
    baseline,
    choose_coached,
    draw_centre,
    draw_gains,
)
from benchmarks.simulated.hours import Spent, spend
from benchmarks.simulated.judging import Judged, judge
from benchmarks.simulated.ranking import Ranked, rank
from benchmarks.simulated.scenarios import SCENARIOS, Scenario
from coaching_lib.coaching.programme import gain_of, pool
from coaching_lib.coaching.target import Gain

LARGE_GAIN = 0.15
BASE_AGENTS = 120
Parts = dict[str, tuple[float, float]]
"""Figure -> (sum, count) of one centre."""


@dataclass(frozen=True)
class Figure:
    """A figure over all centres of a scenario."""

    value: float
    error: float
    """Standard error over centres: of the ratio sum x / sum n, sqrt(sum (x - r n)^2 C / (C - 1)) / sum n."""
    count: float
    """What it is a share or a mean of."""


def run(scenario: Scenario, centres: int, seed: int) -> dict[str, Figure]:
    """All figures of one scenario. Small centres are drawn more often, large ones less."""
    size = sum(scenario.agents) / 2
    number = SCENARIOS.index(scenario)
    gain, found = Gain(), []
    for turn in range(max(3, round(centres * min(4.0, BASE_AGENTS / size)))):
        parts, gain = measure(np.random.default_rng([seed, number, turn]), scenario, gain)
        found.append(parts)
    return {name: _figure(name, [parts[name] for parts in found]) for name in found[0]}


def _figure(name: str, parts: Iterable[tuple[float, float]]) -> Figure:
    """One figure; the error of the sums is the largest one."""
    total, count = np.array(list(parts), dtype=float).T
    if name == "sum_error":
        return Figure(float(total.max()), 0.0, float(count.sum()))
    if count.sum() == 0:
        return Figure(float("nan"), float("nan"), 0.0)
    value = float(total.sum() / count.sum())
    spread = float(((total - value * count) ** 2).sum()) * len(total) / max(len(total) - 1, 1)
    return Figure(value, float(np.sqrt(spread) / count.sum()), float(count.sum()))


def measure(rng: np.random.Generator, scenario: Scenario, gain: Gain) -> tuple[Parts, Gain]:
    """Draw one centre, rank it, coach its worst, judge the plans. `gain`: what the centre before gained."""
    centre = draw_centre(rng, scenario)
    before = baseline(rng, centre)
    ranked, standing, true = rank(centre, before)
    queue, lowest = spend(centre, before, standing, true)
    coached = choose_coached(before, centre.agents, scenario.coached)
    gains = draw_gains(rng, coached, np.nan_to_num(true.rate, nan=1.0))
    judged = judge(centre, before, after(rng, centre, gains), coached, standing, gain)
    parts = _of_ranking(ranked) | _of_month(centre, before) | _of_plans(judged) | _of_programme(judged)
    parts["queue"], parts["lowest"] = ((s.recoverable, s.count) for s in (queue, lowest))
    parts["queue_lead"] = (_mean_worth(queue) - _mean_worth(lowest), 1)
    parts["queue_wrong"], parts["lowest_wrong"] = ((s.wrong, s.count) for s in (queue, lowest))
    return parts, gain_of(judged.effects)


def _mean_worth(spent: Spent) -> float:
    """Points to gain a coaching; 0 where nobody was to be coached."""
    return spent.recoverable / spent.count if spent.count else 0.0


def _of_ranking(ranked: Ranked) -> Parts:
    """Ranking and flags on ninety days."""
    agents, seen = len(ranked.gap), ~np.isnan(ranked.hardness)
    hard = np.where(seen, ranked.hardness - np.nanmean(ranked.hardness, axis=0), 0.0)
    squares = float((hard**2).sum())
    flags = {"": ranked.flagged, "raw_": ranked.raw_flagged}
    found: Parts = {"sum_error": (ranked.sum_error, 1)}
    found["precision_90"] = (100 * (ranked.precision - ranked.raw_precision) * agents, agents)
    for name, flag in flags.items():
        found[f"{name}wrong"] = (float((flag & ranked.is_wrong).sum()), float(flag.sum()))
        found[f"{name}finds"] = (float((flag & ranked.is_large).sum()), float(ranked.is_large.sum()))
    found["slope"] = (float((hard * np.nan_to_num(ranked.gap)).sum()), squares)
    found["raw_slope"] = (float((hard * np.nan_to_num(ranked.raw_gap)).sum()), squares)
    return found


def _of_month(centre: Centre, before: Contacts) -> Parts:
    """The ranking on the last thirty days alone: as many contacts as the scenario says for a month."""
    recent = before.day >= -RAW_DAYS
    month = Contacts(*(getattr(before, field.name)[recent] for field in fields(Contacts)))
    ranked = rank(centre, month)[0]
    return {"precision": (100 * (ranked.precision - ranked.raw_precision) * centre.agents, centre.agents)}


def _of_plans(judged: Judged) -> Parts:
    """Verdicts against the truth."""
    plans = judged.plans
    true, ok = plans.true_effect, plans.is_judged
    covered = (plans.low_95 <= true) & (true <= plans.high_95)
    null, large, known = true == 0, true >= LARGE_GAIN, ~np.isnan(plans.chance)
    return {
        "bias": _mean(100 * (plans.effect - true), ok),
        "raw_bias": _mean(100 * (plans.raw_effect - true), ok),
        "coverage": _mean(covered, ok),
        "raw_coverage": _mean(plans.raw_covered, ok),
        "false_clear": _mean(plans.is_clear, null),
        "false_any": _mean(plans.is_improvement, null),
        "raw_false": _mean(plans.raw_effect > 0, null),
        "power_clear": _mean(plans.is_clear, large),
        "power_any": _mean(plans.is_improvement, large),
        "raw_power": _mean(plans.raw_effect > 0, large),
        "chance": _mean(100 * (plans.chance - plans.reached), known),
        "counted_chance": _mean(100 * (plans.chance - plans.counted_reached), known),
    }


def _mean(values: np.ndarray, chosen: np.ndarray) -> tuple[float, float]:
    """Sum and count of the chosen."""
    return float(values[chosen].sum()), float(chosen.sum())


def _of_programme(judged: Judged) -> Parts:
    """The mean effect of all plans of a centre, and the self-audit."""
    pooled, truth = pool(judged.effects), float(judged.plans.true_effect.mean())
    is_covered = pooled.low is not None and pooled.high is not None and pooled.low <= truth <= pooled.high
    return {
        "programme_bias": (100 * ((pooled.mean or 0.0) - truth), 1),
        "programme_coverage": (float(is_covered), 1),
        "self_audit": (judged.audit.clear, judged.audit.count),
    }
