"""Did it last? The behavior after a plan has ended, in steps of 30 days up to 90."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from coaching_lib.coaching.intervals import Z90, wilson
from coaching_lib.desk import Desk
from coaching_lib.reports.centre import centre, fold, rows
from coaching_lib.reports.verdicts import find_plan

STEPS = (30, 60, 90)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Later:
    """30 days after the target date of a plan, or as much of them as has passed."""

    until_days: int
    """30, 60 or 90: the days end so many days after the target date."""
    first: date
    last: date
    is_over: bool
    met: float
    applicable: int
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    is_below: bool
    """The whole 90 % range lies below what was met during the plan: surely fallen back."""


def relapse(desk: Desk, plan_id: str) -> list[Later]:
    """The steps that have begun after the target date; none while the plan runs.

    Nothing of it is in the verdict: contacts after the target date are never used. Ranges: Wilson, 90 %.
    Raises: NotFound for a plan that does not exist or is not the viewer's.
    """
    judged = find_plan(desk, plan_id)
    snapshot = desk.scores.current()
    if judged.plan.is_running(desk.today) or snapshot is None:
        return []
    found = centre(desk, snapshot).by_id.get(fold(judged.plan.agent_id))
    if found is None:
        return []
    end = judged.plan.target_on
    asked = {"first": end + DAY, "last": min(end + STEPS[-1] * DAY, desk.today)}
    contacts = rows(snapshot, "plan_contacts", behavior=judged.plan.behavior, agent_no=found[0], **asked)
    told = [(row["day"], float(row["x"])) for row in contacts]
    begun = [step for step in STEPS if end + (step - 29) * DAY <= desk.today]
    return [_step(step, end, desk.today, told, judged.effect.after_rate) for step in begun]


def _step(step: int, end: date, today: date, told: list[tuple[date, float]], during: float | None) -> Later:
    first, last = end + (step - 29) * DAY, end + step * DAY
    inside = [x for day, x in told if first <= day <= min(last, today)]
    low, high = (
        (float(each) for each in wilson(np.array(sum(inside)), np.array(float(len(inside))), Z90))
        if inside
        else (None, None)
    )
    return Later(
        until_days=step,
        first=first,
        last=min(last, today),
        is_over=last <= today,
        met=sum(inside),
        applicable=len(inside),
        rate=sum(inside) / len(inside) if inside else None,
        rate_low=low,
        rate_high=high,
        is_below=high is not None and during is not None and high < during,
    )
