"""Scales of graded behaviors: which numbers mean missed and met, decided over all values of a behavior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coaching_lib.exports.headers import split_maximum
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.statements import identifier, identifiers, raw_column

USUAL = (1, 5, 10, 100)
NEARLY_ALL = 0.99
MOSTLY = 0.8
READABLE = 0.95


NOTHING = {
    **dict.fromkeys(("filled", "absent_words", "spelled", "numbers", "variants"), 0),
    **dict.fromkeys(("within_1", "within_5", "within_10", "within_100"), 0),
    **dict.fromkeys(("low", "top")),
}
"""The profile of a column without any value."""


@dataclass(frozen=True)
class Scale:
    """The numbers that mean missed and met for one behavior, and its weight where the scale tells it."""

    behavior: str
    low: float
    top: float
    weight: float | None = None


def read_profiles(intake: Intake, raw: str, columns: Sequence[int], comma: bool) -> list[dict[str, Any]]:
    """What the values of these columns look like, in one pass over the table; they stay in `valued`."""
    if not columns:
        return []
    names = [raw_column(index) for index in columns]
    intake.run("typed/valued", {"raw": identifier(raw), "columns": identifiers(names)})
    decimal_comma = {"decimal_comma": str(comma).lower()}
    found = {row["field"]: row for row in intake.rows("typed/profiles", decimal_comma)}
    return [found.get(name, NOTHING) for name in names]


def scale_of(
    header: str, profile: Mapping[str, Any], maxima: Mapping[str, float], is_points: bool = False
) -> tuple[Scale | None, str]:
    """The scale of a wide column and what is said about it; no scale: the column is no behavior."""
    behavior, maximum = split_maximum(header)
    declared = maximum or maxima.get(behavior.casefold())
    if profile["filled"] == 0:
        return Scale(behavior, 0.0, declared or 1.0, maximum), ""
    if profile["spelled"] + profile["numbers"] < READABLE * profile["filled"]:
        return None, f"“{header}” holds texts, so it is not read as a behavior."
    if profile["numbers"] == 0:
        return Scale(behavior, 0.0, 1.0, maximum), ""
    bounds = bounds_of(profile, declared, is_points)
    if bounds is None:
        return None, f"“{header}” holds numbers up to {profile['top']:g}, no scale of results: not read."
    weight = maximum or (bounds[1] if is_two_valued(profile) else None)
    return Scale(behavior, *bounds, weight), said(behavior, bounds)


def bounds_of(
    profile: Mapping[str, Any], declared: float | None, is_points: bool = False
) -> tuple[float, float] | None:
    """(missed, met) of a behavior's numbers; None when they fit no usual scale.

    `declared` is a maximum from the header or the rubric. Statistics specification: 1-5 is (x-1)/4,
    0-5 is x/5, 0-100 is x/100.
    """
    if declared:
        return 0.0, float(declared)
    numbers, low, top = profile["numbers"], profile["low"], profile["top"]
    if numbers and profile["within_1"] >= (MOSTLY if numbers >= 5 else 1) * numbers:
        return 0.0, 1.0
    if is_two_valued(profile) or (is_points and low >= 0):
        return 0.0, float(top)
    for scale in USUAL[1:]:
        if profile[f"within_{scale}"] >= NEARLY_ALL * numbers:
            return (1.0 if scale == 5 and low >= 1 else 0.0), float(scale)
    return None


def is_two_valued(profile: Mapping[str, Any]) -> bool:
    """Whether a behavior is graded 0 or a maximum that no usual scale has: points, all or none."""
    return profile["variants"] == 2 and profile["low"] == 0 and profile["top"] not in USUAL


def said(behavior: str, bounds: tuple[float, float]) -> str:
    """What is said about a scale that is not plainly 0 to 1."""
    low, top = bounds
    return "" if (low, top) == (0.0, 1.0) else f"“{behavior}”: {low:g} is read as missed, {top:g} as met."
