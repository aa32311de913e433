"""Which interactions are counted: the days and kinds of contacts a question's filters stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.periods import Window, window_ending
from coaching_lib.reports.centre import Row, rows_once
from coaching_lib.scores import Snapshot


@dataclass(frozen=True)
class Span:
    """What narrows the whole centre. No window: all time, undated interactions included."""

    window: Window | None
    until: date
    """Today: nothing after it is ever counted."""
    channel: str | None = None
    topic: str | None = None
    rubric: str | None = None

    @property
    def params(self) -> dict[str, Any]:
        """The parameters every question about a window takes."""
        return {
            "first": self.window.first if self.window else None,
            "last": self.window.last if self.window else None,
            "until": self.until,
            "channel": self.channel,
            "topic": self.topic,
            "rubric": self.rubric,
        }

    @property
    def before(self) -> Span | None:
        """The same over the window before; None for all time."""
        return replace(self, window=self.window.before) if self.window else None


def span(desk: Desk, snapshot: Snapshot, filters: Filters) -> Span:
    """The days and kinds of contacts of some filters.

    Without dates: the 90 days that end on the centre's last scored day on or before today, whatever the
    other filters; all time where no interaction has a date. Only `last`: the 90 days ending with it.
    """
    return Span(
        window=_window(desk, snapshot, filters),
        until=desk.today,
        channel=filters.channel,
        topic=filters.topic,
        rubric=filters.rubric,
    )


def default_span(desk: Desk, snapshot: Snapshot) -> Span:
    """The default window, narrowed by nothing."""
    return span(desk, snapshot, Filters())


def last_scored_day(desk: Desk, snapshot: Snapshot) -> date | None:
    """The newest day with a scored interaction, today at the latest."""
    day: date | None = _last_days(desk, snapshot)["last_scored_day"]
    return day


def _window(desk: Desk, snapshot: Snapshot, filters: Filters) -> Window | None:
    if filters.is_all_time:
        return None
    if filters.first:
        return Window(filters.first, filters.last or max(desk.today, filters.first))
    if filters.last:
        return window_ending(filters.last)
    days = _last_days(desk, snapshot)
    if not days["has_days"]:
        return None
    return window_ending(days["last_scored_day"] or days["last_day"] or desk.today)


def _last_days(desk: Desk, snapshot: Snapshot) -> Row:
    return rows_once(snapshot, "last_days", until=desk.today)[0]
