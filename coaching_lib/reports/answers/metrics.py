"""Answers about the centre as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ChannelMetrics:
    """The metrics of one channel."""

    channel: str | None
    interactions: int
    scored_interactions: int
    agents: int
    behaviors: int
    average_score: float | None
    average_handle_seconds: float | None
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class Metrics:
    """Contact Center Metrics of one window."""

    interactions: int
    scored_interactions: int
    agents: int
    behaviors: int
    average_score: float | None
    average_handle_seconds: float | None
    first_day: date | None
    last_day: date | None
    by_channel: tuple[ChannelMetrics, ...] = ()


@dataclass(frozen=True)
class WeekPoint:
    """One whole week (Monday to Sunday) for a sparkline."""

    week: date
    interactions: int
    average_score: float | None
    average_handle_seconds: float | None


@dataclass(frozen=True)
class MetricsView:
    """The metrics with the window before and the whole weeks inside the window."""

    now: Metrics
    before: Metrics | None
    weeks: tuple[WeekPoint, ...]
    first: date | None
    last: date | None
    agents_to_coach: int
    agents_enough: int
    """Agents with 5 or more scored contacts in the window."""


@dataclass(frozen=True)
class DataAge:
    """What the header and sidebar say about the scores."""

    interactions: int
    agents: int
    last_scored_day: date | None
    loaded_at: str | None
    teams: tuple[str, ...]
    channels: tuple[str, ...]
    topics: tuple[str, ...]
    rubrics: tuple[str, ...]
    behaviors: tuple[str, ...]
    has_transcripts: bool
    has_weights: bool
