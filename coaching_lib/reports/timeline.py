"""The behavior of one plan over time, for its chart. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from coaching_lib.coaching.intervals import Z90, wilson
from coaching_lib.desk import Desk
from coaching_lib.periods import Window
from coaching_lib.reports.answers.timelines import Timeline, TimelinePoint, TimelineTick
from coaching_lib.reports.centre import Row, centre, fold, rows
from coaching_lib.reports.verdicts import Judged, find_plan
from coaching_lib.scores import Snapshot

BIN_DAYS = 21
LATER_DAYS = 90
"""How long after the target date the chart goes on."""
DAY = timedelta(days=1)
Part = tuple[str, Window]
"""(baseline, settling, after or later, its days)."""


@dataclass(frozen=True)
class _Sum:
    """Contacts where the behavior applied, and how many of them met it."""

    met: float
    applicable: int


def timeline(desk: Desk, plan_id: str) -> Timeline:
    """Points of three weeks counted outward from the share date, single contacts, and the team in grey.

    Points never mix baseline, settling days, judged days and later ones. Ranges: Wilson, 90 %.
    Days between the first share of a chain and this plan's are not judged and count as settling.
    Raises: NotFound for a plan that does not exist or is not the viewer's.
    """
    judged = find_plan(desk, plan_id)
    bins = list(_bins(judged, desk.today))
    whole = Window(bins[0][1].first, max(judged.plan.target_on, bins[-1][1].last))
    contacts, team_days = _read(desk, judged, whole)
    plan, after = judged.plan, _after_days(judged)
    return Timeline(
        shared_on=judged.shared_on,
        target_on=plan.target_on,
        goal_rate=plan.goal_rate,
        settle_until=after.first - DAY,
        first=whole.first,
        last=whole.last,
        points=tuple(_point(part, days, found) for part, days in bins if (found := _sum(contacts, days))),
        ticks=tuple(TimelineTick(row["interaction_id"], row["day"], row["x"]) for row in contacts),
        team_points=tuple(_team_points([days for _, days in bins], team_days)),
        baseline=_level(contacts, _baseline_days(judged)),
        after=_level(contacts, Window(after.first, min(after.last, desk.today))),
    )


def _baseline_days(judged: Judged) -> Window:
    first = judged.first_shared_on
    return Window(first - judged.plan.rule.baseline_days * DAY, first - DAY)


def _after_days(judged: Judged) -> Window:
    return Window(judged.shared_on + judged.plan.rule.settle_days * DAY, judged.plan.target_on)


def _bins(judged: Judged, today: date) -> Iterator[Part]:
    """The parts of the plan cut into three weeks, in the order of time, up to today."""
    baseline, after = _baseline_days(judged), _after_days(judged)
    for days in reversed(list(_backward(baseline))):
        yield "baseline", days
    parts = [
        ("settling", Window(baseline.last + DAY, after.first - DAY)),
        ("after", after),
        ("later", Window(after.last + DAY, after.last + LATER_DAYS * DAY)),
    ]
    for part, days in parts:
        for cut in _forward(Window(days.first, min(days.last, today))):
            yield part, cut


def _forward(days: Window) -> Iterator[Window]:
    first = days.first
    while first <= days.last:
        yield Window(first, min(first + (BIN_DAYS - 1) * DAY, days.last))
        first += BIN_DAYS * DAY


def _backward(days: Window) -> Iterator[Window]:
    last = days.last
    while last >= days.first:
        yield Window(max(last - (BIN_DAYS - 1) * DAY, days.first), last)
        last -= BIN_DAYS * DAY


def _read(desk: Desk, judged: Judged, whole: Window) -> tuple[list[Row], list[Row]]:
    """Contacts of the agent, and days of the team without the agent; nothing without scores."""
    snapshot = desk.scores.current()
    found = centre(desk, snapshot).by_id.get(fold(judged.plan.agent_id)) if snapshot else None
    if snapshot is None or found is None:
        return [], []
    days = {"first": whole.first, "last": min(whole.last, desk.today)}
    asked = {"behavior": judged.plan.behavior, "agent_no": found[0], **days}
    return rows(snapshot, "plan_contacts", **asked), _team(snapshot, judged, asked)


def _team(snapshot: Snapshot, judged: Judged, asked: Row) -> list[Row]:
    team = judged.plan.team
    return rows(snapshot, "team_days", team=team, **asked) if team else []


def _sum(contacts: list[Row], days: Window) -> _Sum | None:
    inside = [row["x"] for row in contacts if days.first <= row["day"] <= days.last]
    return _Sum(float(sum(inside)), len(inside)) if inside else None


def _range(found: _Sum) -> tuple[float, float, float]:
    low, high = wilson(np.array(found.met), np.array(float(found.applicable)), Z90)
    return found.met / found.applicable, float(low), float(high)


def _point(part: str, days: Window, found: _Sum) -> TimelinePoint:
    rate, low, high = _range(found)
    return TimelinePoint(days.first, days.last, found.met, found.applicable, rate, low, high, part)


def _level(contacts: list[Row], days: Window) -> tuple[float, float, float] | None:
    found = _sum(contacts, days)
    return _range(found) if found else None


def _team_points(bins: list[Window], team_days: list[Row]) -> Iterator[tuple[date, float]]:
    """(middle of the days, share met) of every bin in which the team has contacts."""
    for days in bins:
        inside = [row for row in team_days if days.first <= row["day"] <= days.last]
        applicable = sum(row["applicable"] for row in inside)
        if applicable:
            missed = sum(row["misses"] for row in inside)
            yield days.first + (days.last - days.first) // 2, 1 - float(missed) / float(applicable)
