"""What all finished plans achieved together: pooled effects, by behavior and by coach.

DerSimonian-Laird random effects, cluster-robust. Statistics specification, section 4, Programme.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from coaching_lib.coaching.intervals import Z90
from coaching_lib.coaching.target import Gain
from coaching_lib.scoring.counts import Floats

MIN_CLUSTERS = 8
"""Groups of (behavior, shared_on) from which the cluster-robust variance can be trusted."""
MIN_PLANS_FOR_GAIN = 10


@dataclass(frozen=True)
class PlanEffect:
    """What one finished plan with a contact that counts brought. Rates are shares met."""

    behavior: str
    shared_on: date
    target_on: date
    coach: str
    effect: float
    """d: observed minus expected rate."""
    expected_rate: float
    """c."""
    after_count: float
    """n1, above 0."""
    expected_variance: float
    """V: variance of the expected log-odds."""

    @property
    def variance(self) -> float:
        """se0^2: what chance and an uncertain expectation add if the plan changed nothing."""
        spread = self.expected_rate * (1 - self.expected_rate)
        return spread / self.after_count + spread**2 * self.expected_variance

    @property
    def cluster(self) -> tuple[str, date]:
        """Plans that share the colleagues they are compared with."""
        return self.behavior, self.shared_on


@dataclass(frozen=True)
class Pooled:
    """Mean effect (share met) with its 90 % range; None where there is no plan."""

    plans: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    between_plan_sd: float | None = None
    """tau: how much true effects differ between plans."""
    variance: float | None = None
    """Of the mean."""


@dataclass(frozen=True)
class GroupEffect:
    """The plans of one behavior or one coach, as counted and with luck evened out."""

    name: str
    pooled: Pooled
    evened_out: float
    evened_out_low: float
    """90 % range of the evened-out mean."""
    evened_out_high: float


def pool(effects: Sequence[PlanEffect]) -> Pooled:
    """The mean effect of some plans.

    From 8 clusters on the larger of the model's and the cluster-robust variance counts. The robust one
    carries the usual factor G / (G - 1) for G clusters, on which the specification is silent.
    """
    if not effects:
        return Pooled(plans=0)
    value, noise = _columns(effects)
    between = _between_variance(value, noise)
    weight = 1 / (noise + between)
    mean = float((weight * value).sum() / weight.sum())
    variance = max(1 / float(weight.sum()), _robust_variance(effects, weight, value - mean))
    half = Z90 * float(np.sqrt(variance))
    return Pooled(len(effects), mean, mean - half, mean + half, float(np.sqrt(between)), variance)


def _columns(effects: Sequence[PlanEffect]) -> tuple[Floats, Floats]:
    """Effects and the variance each has by chance."""
    return np.array([each.effect for each in effects]), np.array([each.variance for each in effects])


def _between_variance(value: Floats, noise: Floats) -> float:
    """tau^2 of DerSimonian and Laird; 0 for one value."""
    if len(value) < 2:
        return 0.0
    weight = 1 / noise
    mean = (weight * value).sum() / weight.sum()
    surplus = float((weight * (value - mean) ** 2).sum()) - (len(value) - 1)
    return max(0.0, surplus / float(weight.sum() - (weight**2).sum() / weight.sum()))


def _robust_variance(effects: Sequence[PlanEffect], weight: Floats, residual: Floats) -> float:
    """Variance of the mean that allows plans of one cluster to err together; 0 for under 8 clusters."""
    clusters = sorted({each.cluster for each in effects})
    if len(clusters) < MIN_CLUSTERS:
        return 0.0
    place = {cluster: number for number, cluster in enumerate(clusters)}
    group = np.array([place[each.cluster] for each in effects])
    together = np.bincount(group, weights=weight * residual)
    factor = len(clusters) / (len(clusters) - 1)
    return factor * float((together**2).sum()) / float(weight.sum()) ** 2


def by_group(effects: Sequence[PlanEffect], name_of: Callable[[PlanEffect], str]) -> list[GroupEffect]:
    """The plans of each group, most plans first; small groups are drawn towards the mean of all plans.

    A group's noise is at least what the spread between all plans leaves, so that a group of two is not
    taken for sure because its two plans happen to agree. The specification asks for evening out only.
    """
    everything = pool(effects)
    if everything.mean is None or everything.variance is None or everything.between_plan_sd is None:
        return []
    names = sorted({name_of(each) for each in effects})
    groups = [[each for each in effects if name_of(each) == name] for name in names]
    pooled = [pool(group) for group in groups]
    means = np.array([found.mean for found in pooled])
    noise = _group_noise(groups, pooled, everything.between_plan_sd**2)
    between = _between_variance(means, noise)
    kept = between / (between + noise)
    evened = everything.mean + kept * (means - everything.mean)
    half = Z90 * np.sqrt(between * (1 - kept) + (1 - kept) ** 2 * everything.variance)
    found = [
        GroupEffect(name, of, float(value), float(value - side), float(value + side))
        for name, of, value, side in zip(names, pooled, evened, half, strict=True)
    ]
    return sorted(found, key=lambda group: (-group.pooled.plans, group.name))


def _group_noise(groups: Sequence[Sequence[PlanEffect]], pooled: Sequence[Pooled], between: float) -> Floats:
    """Variance of each group's mean, given at least the variance between all plans."""
    least = [1 / float((1 / (_columns(group)[1] + between)).sum()) for group in groups]
    return np.maximum(least, [found.variance or 0.0 for found in pooled])


def gain_of(effects: Sequence[PlanEffect]) -> Gain:
    """What a further plan may be expected to bring; the defaults until ten plans have finished."""
    found = pool(effects)
    if found.plans < MIN_PLANS_FOR_GAIN or found.mean is None or found.between_plan_sd is None:
        return Gain()
    days = float(np.mean([(each.target_on - each.shared_on).days for each in effects]))
    return Gain(found.mean, found.between_plan_sd, max(days, 1.0))
