"""How figures, days and durations read on screen. A datum that is missing is an en dash, never a zero."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

UNKNOWN = "–"
MINUS = "−"


def _signed(value: float, text: str) -> str:
    sign = MINUS if value < 0 else "+" if value > 0 else "±"
    return sign + text if any(digit in text for digit in "123456789") else "±" + text


def percent(rate: float | None) -> str:
    """A share 0-1 without decimals: 46%."""
    return UNKNOWN if rate is None else f"{rate * 100:.0f}%"


def score(value: float | None) -> str:
    """A score 0-100 with one decimal: 65.3."""
    return UNKNOWN if value is None else f"{value:.1f}".replace("-", MINUS)


points = score
"""Points lost, one decimal: 7.0."""


def change(value: float | None) -> str:
    """A change of a score with its sign: +0.3, −1.8, ±0.0."""
    return UNKNOWN if value is None else _signed(round(value, 1), f"{abs(value):.1f}")


def count(value: float | None) -> str:
    """A number of things: 1,307; sums of partial results keep one decimal: 5.5."""
    if value is None:
        return UNKNOWN
    return f"{value:,.0f}" if abs(value - round(value)) < 0.05 else f"{value:,.1f}"


def count_change(value: float | None) -> str:
    """A change of a number of things: +12, −69, ±0."""
    return UNKNOWN if value is None else _signed(value, f"{abs(value):,.0f}")


def counted(value: float, noun: str, plural: str | None = None) -> str:
    """A number with its noun: 1 agent, 42 agents."""
    return f"{count(value)} {noun if value == 1 else plural or noun + 's'}"


def of(part: float, whole: float) -> str:
    """6 of 24."""
    return f"{count(part)} of {count(whole)}"


def ordinal(place: int) -> str:
    """A place: 1st, 2nd, 3rd, 4th, 11th."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{count(place)}{'th' if 10 <= place % 100 <= 20 else ends.get(place % 10, 'th')}"


def duration(seconds: float | None) -> str:
    """A handle time: 11:17 min, from an hour on 1:02:03 h."""
    if seconds is None:
        return UNKNOWN
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    return f"{minutes}:{rest:02d} min" if whole < 3600 else f"{minutes // 60}:{minutes % 60:02d}:{rest:02d} h"


def duration_change(seconds: float | None) -> str:
    """A change of a handle time: +0:09, −1:30."""
    if seconds is None:
        return UNKNOWN
    whole = round(seconds)
    return _signed(whole, duration(abs(whole)).rsplit(" ", 1)[0])


def day(value: date | None) -> str:
    """6 May 2024."""
    return UNKNOWN if value is None else f"{value.day} {value:%b %Y}"


def short_day(value: date | None) -> str:
    """6 May, for tables and lists."""
    return UNKNOWN if value is None else f"{value.day} {value:%b}"


def near_day(value: date | None, today: date) -> str:
    """6 May in the year of today, else 6 May 2023."""
    return short_day(value) if value and value.year == today.year else day(value)


def window(first: date | None, last: date | None) -> str:
    """6 Apr – 4 Jul 2024."""
    if first is None or last is None:
        return "all time"
    return f"{short_day(first) if first.year == last.year else day(first)} – {day(last)}"


def moment(value: datetime | None, zone: ZoneInfo) -> str:
    """6 May 2024, 14:05 in the zone of the center."""
    if value is None:
        return UNKNOWN
    local = value.astimezone(zone)
    return f"{day(local.date())}, {local:%H:%M}"


def ago(value: datetime, now: datetime) -> str:
    """just now, 5 min ago, 2 h ago, 3 days ago."""
    seconds = max(0, (now - value).total_seconds())
    if seconds < 90:
        return "just now"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min ago"
    return f"{seconds / 3600:.0f} h ago" if seconds < 129600 else f"{seconds / 86400:.0f} days ago"


def effect(value: float | None, low: float | None, high: float | None) -> str:
    """An effect in points with its 90 % range: +26 points (−2 to +50)."""
    if value is None:
        return UNKNOWN
    text = f"{_points(value)} points"
    return text if low is None or high is None else f"{text} ({_points(low)} to {_points(high)})"


def _points(share: float) -> str:
    return _signed(share, f"{abs(share) * 100:.0f}")


def sure(probability: float) -> str:
    """How sure: 92% sure; above 99.5 % it never says 100."""
    return "over 99% sure" if probability > 0.995 else f"{percent(probability)} sure"
