"""The bars of the statistics specification, section 5, and whether the simulation keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.simulated.measured import Figure

Measured = Mapping[str, Mapping[str, Figure]]
"""Scenario -> figure name -> figure."""


@dataclass(frozen=True)
class Bar:
    """One figure of some scenarios and the range it must lie in."""

    what: str
    figure: str
    raw: str | None
    """The same figure of the market's raw rule."""
    low: float
    high: float
    scenarios: tuple[str, ...] = ("base",)
    """Empty: every scenario that ran."""
    over: str = "worst"
    """Of several scenarios the worst one counts, or their mean."""
    percent: bool = False


@dataclass(frozen=True)
class Line:
    """One bar, measured."""

    bar: Bar
    scenario: str
    ours: Figure
    raw: Figure | None

    def is_kept(self, errors: float = 0.0) -> bool:
        """Whether the figure lies in the bar's range, widened by so many Monte Carlo errors."""
        room = errors * self.ours.error
        return self.bar.low - room <= self.ours.value <= self.bar.high + room


ANY = float("inf")
BARS = (
    Bar("impacts sum to 100 - average, largest error", "sum_error", None, 0, 1e-9, ()),
    Bar("precision@3 above raw, 15-60 contacts, points", "precision", None, 3, ANY),
    Bar("precision@3 above raw, 8-20 contacts, points", "precision", None, 8, ANY, ("thin",)),
    Bar("wrong 'needs coaching' flags at 90 days", "wrong", "raw_wrong", 0, 0.10, percent=True),
    Bar("finds gaps of 15 points and more", "finds", "raw_finds", 0.80, 1, percent=True),
    Bar("slope of the gap on a hard queue", "slope", "raw_slope", -0.10, 0.10, ()),
    Bar("bias of the effect, points: base", "bias", "raw_bias", -1, 1),
    Bar("bias of the effect, points: trend up", "bias", "raw_bias", -1, 1, ("trend up",)),
    Bar("bias of the effect, points: trend down", "bias", "raw_bias", -1, 1, ("trend down",)),
    Bar(
        "coverage of the 95 % interval, every scenario",
        "coverage",
        "raw_coverage",
        0.93,
        0.98,
        (),
        percent=True,
    ),
    Bar("false clear Improvement, mean", "false_clear", "raw_false", 0, 0.05, (), "mean", percent=True),
    Bar("false clear Improvement, any scenario", "false_clear", "raw_false", 0, 0.065, (), percent=True),
    Bar("false Improvement, likely or clear", "false_any", "raw_false", 0, 0.21, (), percent=True),
    Bar("power, gain of 15 points and more: clear", "power_clear", "raw_power", 0.52, 1, percent=True),
    Bar("power, gain of 15 points and more: any", "power_any", "raw_power", 0.78, 1, percent=True),
    Bar("chance of the goal, predicted - realised, points", "chance", None, -4, 4),
    Bar("self-audit: un-coached called clear", "self_audit", None, 0, 0.07, (), percent=True),
    Bar("two coaching hours: points to gain a coaching", "queue", "lowest", 0, ANY),
    Bar("two coaching hours: above the four lowest, points", "queue_lead", None, 0, ANY, ()),
    Bar(
        "two coaching hours: spent on the wrong person", "queue_wrong", "lowest_wrong", 0, 0.10, percent=True
    ),
)


def lines(measured: Measured) -> list[Line]:
    """Every bar whose scenarios ran."""
    return [line for bar in BARS if (line := _line(bar, measured)) is not None]


def _line(bar: Bar, measured: Measured) -> Line | None:
    """The bar's figure: of its scenario, of the worst, or the mean of all."""
    names = [name for name in bar.scenarios or measured if name in measured]
    if not names:
        return None
    if bar.over == "mean":
        return Line(bar, "mean", _mean(bar.figure, measured), _mean(bar.raw, measured) if bar.raw else None)
    worst = max(names, key=lambda name: _distance(bar, measured[name][bar.figure].value))
    found = measured[worst]
    return Line(bar, worst, found[bar.figure], found[bar.raw] if bar.raw else None)


def _distance(bar: Bar, value: float) -> float:
    """How far a value lies outside the range; inside, how near to its nearest end (negative)."""
    return max(bar.low - value, value - bar.high)


def _mean(figure: str, measured: Measured) -> Figure:
    """The plain mean of the scenarios."""
    found = [figures[figure] for figures in measured.values()]
    error = sum(each.error**2 for each in found) ** 0.5 / len(found)
    return Figure(sum(each.value for each in found) / len(found), error, sum(each.count for each in found))


def reading(bar: Bar) -> Callable[[float], str]:
    """How the bar's figures are printed."""
    if bar.percent:
        return lambda value: f"{100 * value:.1f} %"
    return lambda value: f"{value:.1e}" if 0 < abs(value) < 1e-6 else f"{value:.2f}"
