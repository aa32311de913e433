"""The rubric as the scores hold it: weights known or estimated, criticals, guidance, trust per criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coaching_lib.desk import Desk
from coaching_lib.errors import NotAllowed
from coaching_lib.filters import Filters
from coaching_lib.reports.behaviors import behaviors
from coaching_lib.reports.centre import RubricBehavior, centre, key_of
from coaching_lib.reports.memo import ANSWERS
from coaching_lib.reports.trust import estimates, trust
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.trust import Trust


@dataclass(frozen=True)
class Criterion:
    """One behavior of the rubric."""

    behavior: str
    rubric: str | None
    weight: float | None
    """None: nobody knows it; all behaviors without a weight count the same."""
    is_estimated: bool
    is_critical: bool
    guidance: str | None
    goal_rate: float | None
    """Share met 0-1 that the rubric asks for."""
    trust: Trust | None
    """None: not scored in the window."""
    miss_rates: tuple[float | None, ...]
    """Share missed where it applied, by month, oldest first."""


@dataclass(frozen=True)
class WeightFit:
    """How well estimated weights explain the exported scores of one rubric."""

    rubric: str
    """'' = without a name."""
    residual: float
    """Mean absolute difference of exported and recomputed scores, points."""
    is_plain_sum: bool
    used: int
    """Contacts used."""
    left_out: int
    """Contacts that scored 0 although something was met: critical misses."""


@dataclass(frozen=True)
class Rubric:
    """Everything the Data page says about what is scored."""

    criteria: tuple[Criterion, ...]
    """Heaviest first, in the order of the alphabet within a weight."""
    fits: tuple[WeightFit, ...]
    na_mode: str
    auto_fail: str


def rubric(desk: Desk) -> Rubric | None:
    """The rubric of the whole centre with trust over the default window; None without scores.

    Raises: NotAllowed for an agent.
    """
    if desk.viewer.is_agent:
        raise NotAllowed("Only managers and analysts see the rubric with its trust.", "Ask your manager.")
    snapshot = desk.scores.current()
    if snapshot is None:
        return None
    said = _trust(desk, snapshot)
    by_month = _miss_rates(desk)
    found = [_criterion(each, said.get(each.behavior), by_month) for each in centre(desk, snapshot).behaviors]
    found.sort(key=lambda each: (-(each.weight or 0.0), each.behavior.casefold()))
    fits = tuple(_fit(name, fact) for name, fact in sorted(estimates(snapshot).items()))
    return Rubric(tuple(found), fits, snapshot.na_mode, snapshot.auto_fail)


def _trust(desk: Desk, snapshot: Snapshot) -> dict[str, Trust]:
    key = key_of(snapshot, "rubric-trust", desk.today)
    return ANSWERS.once(key, lambda: {each.behavior: each for each in trust(desk, Filters())})


def _miss_rates(desk: Desk) -> dict[str, tuple[float | None, ...]]:
    """By behavior, over the same months for all."""
    rows = behaviors(desk, Filters(is_all_time=True), "month")
    months = sorted({row.group for row in rows if row.group})
    rates = {(row.behavior, row.group): row.miss_rate for row in rows}
    names = {row.behavior for row in rows}
    return {name: tuple(rates.get((name, month)) for month in months) for name in names}


def _criterion(
    each: RubricBehavior, said: Trust | None, by_month: dict[str, tuple[float | None, ...]]
) -> Criterion:
    return Criterion(
        behavior=each.behavior,
        rubric=each.rubric,
        weight=each.weight,
        is_estimated=said is not None and "weight-estimated" in said.notes,
        is_critical=each.is_critical,
        guidance=each.guidance,
        goal_rate=each.goal_rate,
        trust=said,
        miss_rates=by_month.get(each.behavior, ()),
    )


def _fit(name: str, fact: dict[str, Any]) -> WeightFit:
    return WeightFit(name, fact["residual"], fact["is_plain_sum"], fact["used"], fact["left_out"])
