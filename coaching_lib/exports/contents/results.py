"""Which columns are results: points and maximum in a long table, behaviors and total in a wide one."""

from __future__ import annotations

from coaching_lib.exports.contents.kinds import Content, Kind
from coaching_lib.exports.contents.overall import adds_up
from coaching_lib.exports.contents.relations import determines
from coaching_lib.exports.contents.search import Search, of_kind
from coaching_lib.exports.values.scale import USUAL

RESULT = ("points", "passed", "result", "score")
SAME_SCALE = 3
"""Columns of one scale from which they are behaviors and no counts."""


def find(search: Search) -> None:
    """Find the results of each row."""
    if search.has("behavior"):
        if search.has("interaction_id") and not search.has(*RESULT):
            _find_in_long(search)
        return
    for column in of_kind(search.unasked, Kind.VERDICT, Kind.SHARE):
        search.take_behavior(column, column.says())
    _find_numbers(search)


def find_overall(search: Search, behaviors: list[Content]) -> bool:
    """Find the one column of numbers that the behaviors of a wide table add up to."""
    if search.has("overall_score", "score"):
        return False
    totals = [one for one in search.free if one not in behaviors or one.kind is Kind.NUMBER]
    found = [(one, said) for one in totals if (said := adds_up(one, _without(behaviors, one)))]
    if len(found) == 1:
        search.take("overall_score", *found[0])
    return len(found) == 1


def _without(columns: list[Content], one: Content) -> list[Content]:
    return [other for other in columns if other.index != one.index]


def _find_in_long(search: Search) -> None:
    key = search.known["interaction_id"]
    varying = [one for one in search.free if not determines(key, one)]
    verdicts = of_kind(varying, Kind.VERDICT, Kind.SHARE)
    behavior = search.known["behavior"]
    maxima = [one for one in of_kind(search.free, Kind.NUMBER) if determines(behavior, one)]
    points = [one for one in of_kind(varying, Kind.NUMBER) if one not in maxima]
    if len(verdicts) + len(points) != 1 or len(maxima) > 1:
        why = "The result cannot be told: several columns, or none, could be it."
        search.ask("result", why, [*verdicts, *points, *maxima])
        return
    _take_results(search, (verdicts + points)[0], maxima)


def _take_results(search: Search, result: Content, maxima: list[Content]) -> None:
    if result.kind is not Kind.NUMBER or not maxima:
        search.take("result", result)
        return
    search.take("points", result)
    if all(top >= one for one, top in zip(*map(_numbers, (result, maxima[0])), strict=True)):
        search.take("max_points", maxima[0], "one number for each behavior, never below the points")


def _numbers(column: Content) -> list[float]:
    return [number if number is not None else 0.0 for number in column.numbers()]


def _find_numbers(search: Search) -> None:
    """Numbers of one scale in several columns are behaviors; a single one may be anything, and is asked."""
    graded = [one for one in of_kind(search.unasked, Kind.NUMBER) if _scale(one) is not None]
    if not search.has("overall_score", "score"):
        find_overall(search, [*search.behaviors, *graded])
    graded = [one for one in graded if one in search.free]
    for column in graded:
        alike = [one for one in graded if _scale(one) == _scale(column)]
        if len(alike) >= SAME_SCALE:
            search.take_behavior(column, f"numbers up to {_scale(column)}, as in {len(alike) - 1} others")
        else:
            _ask(search, column)


def _ask(search: Search, column: Content) -> None:
    top = _scale(column)
    why = f"“{column.name}” holds numbers up to {top}: a behavior, the overall score, or a count?"
    search.ask("overall_score" if top == USUAL[-1] else "behavior column", why, [column])


def _scale(column: Content) -> int | None:
    """The usual scale the numbers of a column fit, or None."""
    numbers = [number for number in column.numbers() if number is not None]
    if not numbers or min(numbers) < 0:
        return None
    return next((scale for scale in USUAL if max(numbers) <= scale), None)
