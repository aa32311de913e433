"""The course of a plan over time, as its chart draws it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TimelinePoint:
    """Three weeks of one agent and behavior, counted outward from the share date."""

    first: date
    last: date
    met: float
    applicable: int
    rate: float
    rate_low: float
    rate_high: float
    part: str
    """baseline, settling, after or later."""


@dataclass(frozen=True)
class TimelineTick:
    """One contact on the timeline."""

    interaction_id: str
    day: date
    x: float


@dataclass(frozen=True)
class Timeline:
    """What the chart of a plan draws."""

    shared_on: date
    target_on: date
    goal_rate: float
    settle_until: date
    first: date
    last: date
    points: tuple[TimelinePoint, ...]
    ticks: tuple[TimelineTick, ...]
    team_points: tuple[tuple[date, float], ...]
    """(middle of the three weeks, share met of the team without this agent)."""
    baseline: tuple[float, float, float] | None
    """rate, low, high."""
    after: tuple[float, float, float] | None
