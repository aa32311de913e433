"""How figures read in a sentence: 46%, "+26 points (−2 to +50)", 3.4 points, 6 of 24.

The minus is a true minus (U+2212); an unknown figure is an en dash, never 0.0.
"""

from __future__ import annotations

from datetime import date

MINUS = "\u2212"
UNKNOWN = "\u2013"


def percent(rate: float | None) -> str:
    """A share met as whole per cent: 46%."""
    return UNKNOWN if rate is None else f"{round(rate * 100)}%"


def signed(change: float | None) -> str:
    """A difference of rates in whole points with its sign: +26, −2, 0."""
    if change is None:
        return UNKNOWN
    points = round(change * 100)
    if points == 0:
        return "0"
    return f"+{points}" if points > 0 else f"{MINUS}{-points}"


def change(value: float | None, low: float | None, high: float | None) -> str:
    """An effect with its range: "+26 points (−2 to +50)"; an en dash while nothing is known."""
    if value is None:
        return UNKNOWN
    unit = "point" if abs(round(value * 100)) == 1 else "points"
    return f"{signed(value)} {unit} ({signed(low)} to {signed(high)})"


def one_decimal(points: float | None) -> str:
    """Points lost or a score: 3.4. A negative one gets a true minus."""
    if points is None:
        return UNKNOWN
    text = f"{abs(points):,.1f}"
    return f"{MINUS}{text}" if points < 0 and text != "0.0" else text


def whole(number: float | None) -> str:
    """A count: 1,311; partial results keep one decimal: 6.5."""
    if number is None:
        return UNKNOWN
    return f"{round(number):,}" if abs(number - round(number)) < 0.05 else f"{number:,.1f}"


def day(value: date) -> str:
    """6 May 2026."""
    return f"{value.day} {value:%b %Y}"


def counted(number: float, noun: str) -> str:
    """A count with its noun: 1 contact, 6 contacts."""
    text = whole(number)
    return f"{text} {noun}" if text == "1" else f"{text} {noun}s"
