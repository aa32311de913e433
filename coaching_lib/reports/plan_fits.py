"""What un-coached colleagues did in the windows of a plan: read by one scan, fitted once, remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from coaching_lib.coaching import chain
from coaching_lib.coaching.cells import window_counts
from coaching_lib.coaching.effect import Fit, WindowCounts, fit
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.periods import after_window
from coaching_lib.reports.centre import Centre, centre, key_of, rows, rows_once
from coaching_lib.reports.memo import FITS
from coaching_lib.scores import Snapshot


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


def fit_of(
    desk: Desk,
    snapshot: Snapshot | None,
    plan: Plan,
    days: PlanDays,
    everyone: list[Plan],
    na_mode: str | None = None,
) -> Fit:
    """The colleagues' fit of a plan, computed once for each behavior, pair of windows and set of peers."""
    if snapshot is None:
        return fit(NO_COUNTS, frozenset())
    known = centre(desk, snapshot)
    peers = chain.peers(plan, everyone, known.agent_ids)
    return fit_with(known, snapshot, plan.behavior, days, peers, na_mode)


def fit_with(
    known: Centre,
    snapshot: Snapshot,
    behavior: str,
    days: PlanDays,
    peers: frozenset[str],
    na_mode: str | None = None,
) -> Fit:
    """The fit of one behavior, pair of windows and set of peers; `na_mode` None: as loaded."""
    mode = na_mode or snapshot.na_mode
    key = key_of(snapshot, "fit", behavior, days, known.agent_ids - peers, mode)
    params = {"behavior": behavior, "na_mode": mode, **vars(days)}
    return FITS.once(key, lambda: fit(_counts(known, snapshot.ask("plan_windows", **params)), peers))


def _counts(known: Centre, cells: pa.Table) -> WindowCounts:
    column = {name: cells[name].to_numpy() for name in cells.column_names}
    return window_counts(column, known.ids, known.kinds)


def changed_rubrics(desk: Desk, snapshot: Snapshot | None, behavior: str, days: PlanDays) -> frozenset[str]:
    """Agents whose rubric changed its version between the first baseline day and the last day judged."""
    if snapshot is None or not rows_once(snapshot, "rubric_versions"):
        return frozenset()
    params = {"behavior": behavior, "first": days.base_first, "last": days.after_last}
    return FITS.once(
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
