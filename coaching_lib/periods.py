"""Days and windows: what is counted, from which day to which. Pure; `today` is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

WINDOW_DAYS = 90
BASELINE_DAYS = 90


@dataclass(frozen=True, order=True)
class Window:
    """Days from `first` to `last`, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Window:
        """The window of the same length that ends the day before this one begins."""
        return Window(self.first - timedelta(days=self.days), self.first - timedelta(days=1))


def window_ending(last: date, days: int = WINDOW_DAYS) -> Window:
    """The window of `days` days that ends on `last`."""
    return Window(last - timedelta(days=days - 1), last)


def settle_days(shared_on: date, target_on: date) -> int:
    """Days after sharing that do not count: 7 for plans of three weeks and more, else 1."""
    return 7 if (target_on - shared_on).days >= 21 else 1


def baseline_window(shared_on: date) -> Window:
    """[S-90d, S): the ninety days before the share day."""
    return Window(shared_on - timedelta(days=BASELINE_DAYS), shared_on - timedelta(days=1))


def after_window(shared_on: date, target_on: date, settle: int, today: date) -> Window:
    """[S+settle, min(T, today)]: the days that are judged. May be empty (days <= 0)."""
    return Window(shared_on + timedelta(days=settle), min(target_on, today))
