"""Behaviors over time: what each week or month lost to each behavior."""

from __future__ import annotations

from datetime import timedelta

from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.periods import Window
from coaching_lib.reports.answers.behaviors import HeatCell
from coaching_lib.reports.centre import centre, rows_once
from coaching_lib.reports.metrics import whole_weeks
from coaching_lib.reports.rolled_up import by_day
from coaching_lib.reports.scope import numbers
from coaching_lib.reports.span import Span, last_scored_day, span
from coaching_lib.scores import Snapshot

STEPS = ("week", "month")
MOST_WEEKS = 26


def heat(desk: Desk, filters: Filters, by: str) -> list[HeatCell]:
    """One cell per behavior and week or month with a scored contact; counts as in `behaviors`.

    Weeks are whole ones, the last 26 at most; of the first and last month only the days of the window
    count. Undated contacts stand in no week. Raises: InvalidInput for another step; NotFound for an agent
    outside the scope.
    """
    if by not in STEPS:
        raise InvalidInput(f"There is no step {by!r}.", f"Choose one of {', '.join(STEPS)}.")
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    asked = span(desk, snapshot, filters)
    window = _window(desk, snapshot, asked, by)
    if window is None:
        return []
    days = {"first": window.first, "last": window.last, "by": by}
    who = {"agents": numbers(desk, centre(desk, snapshot), filters), "team": filters.team}
    found = rows_once(snapshot, by_day(asked, "heat", "day_heat"), **who, **(asked.params | days))
    return [_cell(row) for row in found if filters.behavior in (None, row["behavior"])]


def _window(desk: Desk, snapshot: Snapshot, asked: Span, by: str) -> Window | None:
    """The days shown; all time ends on the last scored day and is half a year of weeks, or two years."""
    window = asked.window
    if window is None:
        last = last_scored_day(desk, snapshot)
        window = Window(last - timedelta(days=729), last) if last else None
    if by == "month" or window is None:
        return window
    mondays = whole_weeks(window)[-MOST_WEEKS:]
    return Window(mondays[0], mondays[-1] + timedelta(days=6)) if mondays else None


def _cell(row: dict[str, object]) -> HeatCell:
    figures = dict(row)
    lost, scored = figures.pop("points_lost"), figures["scored_interactions"]
    return HeatCell(**figures, points_lost=lost / scored if scored else 0.0)  # type: ignore[arg-type, operator]
