"""What un-coached colleagues did in the windows of a plan: read by one scan, fitted once, remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import numpy as np
import pyarrow as pa

from coaching_lib.coaching import chain
from coaching_lib.coaching.effect import Fit, WindowCounts, fit
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.periods import after_window
from coaching_lib.reports.centre import key_of, rows
from coaching_lib.reports.memo import once
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.counts import Ints

Key = TypeVar("Key")


@dataclass(frozen=True)
class PlanDays:
    """The two windows of a plan."""

    base_first: date
    base_last: date
    after_first: date
    after_last: date


def shared_day(plan: Plan) -> date:
    """The day a shared plan was shared on."""
    assert plan.shared_on is not None
    return plan.shared_on


def plan_days(plan: Plan, first: date, today: date) -> PlanDays:
    """[S0 - 90d, S0) with S0 the first share of the chain; [S + settle, min(T, today)]."""
    after = after_window(shared_day(plan), plan.target_on, plan.rule.settle_days, today)
    return PlanDays(
        base_first=first - timedelta(days=plan.rule.baseline_days),
        base_last=first - timedelta(days=1),
        after_first=after.first,
        after_last=after.last,
    )


def fit_of(desk: Desk, snapshot: Snapshot | None, plan: Plan, days: PlanDays, everyone: list[Plan]) -> Fit:
    """The colleagues' fit of a plan, computed once for each behavior, pair of windows and set of peers."""
    if snapshot is None:
        return fit(NO_COUNTS, frozenset())
    counts = window_counts(desk, snapshot, plan.behavior, days)
    peers = chain.peers(plan, everyone, counts.agent_ids)
    key = key_of(snapshot, "fit", plan.behavior, days, peers)
    return once(key, lambda: fit(counts, peers))


def window_counts(desk: Desk, snapshot: Snapshot, behavior: str, days: PlanDays) -> WindowCounts:
    """Contacts and passes of everyone on one behavior, in both windows of a plan."""
    key = key_of(snapshot, "plan_windows", behavior, days)
    params = {"behavior": behavior, **vars(days)}
    return once(key, lambda: _counts(snapshot.ask("plan_windows", **params)))


def _counts(cells: pa.Table) -> WindowCounts:
    column = {name: cells[name].to_pylist() for name in ("agent_id", "channel", "topic")}
    agents, agent = _numbered(column["agent_id"])
    strata, stratum = _numbered(list(zip(column["channel"], column["topic"], strict=True)))
    sums = {name: cells[name].to_numpy().astype(np.float64) for name in ("n0", "k0", "n1", "k1")}
    return WindowCounts(agents, strata, agent, stratum, **sums)


def _numbered(values: list[Key]) -> tuple[tuple[Key, ...], Ints]:
    """The different values, and the position of each value among them."""
    position: dict[Key, int] = {}
    places = [position.setdefault(value, len(position)) for value in values]
    return tuple(position), np.array(places, dtype=np.int64)


def changed_rubrics(desk: Desk, snapshot: Snapshot | None, behavior: str, days: PlanDays) -> frozenset[str]:
    """Agents whose rubric changed its version between the first baseline day and the last day judged."""
    if snapshot is None:
        return frozenset()
    params = {"behavior": behavior, "first": days.base_first, "last": days.after_last}
    return once(
        key_of(snapshot, "plan_rubrics", *params.values()),
        lambda: frozenset(row["agent_id"] for row in rows(snapshot, "plan_rubrics", **params)),
    )


NO_COUNTS = WindowCounts(
    agent_ids=(),
    strata=(),
    agent=np.array([], dtype=np.int64),
    stratum=np.array([], dtype=np.int64),
    **{name: np.array([], dtype=np.float64) for name in ("n0", "k0", "n1", "k1")},
)
