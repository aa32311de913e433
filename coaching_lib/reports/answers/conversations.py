"""Answers about single interactions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Turn:
    """One turn of a transcript."""

    turn: int
    speaker: str
    text: str
    seconds: float | None = None


@dataclass(frozen=True)
class Example:
    """One interaction as evidence for a behavior (`ask examples`)."""

    interaction_id: str
    started_at: datetime | None
    channel: str | None
    topic: str | None
    score: float | None
    points_lost: float | None
    turns: tuple[Turn, ...]
    link: str | None


@dataclass(frozen=True)
class Result:
    """The result of one behavior in one interaction."""

    behavior: str
    result: str
    """met, missed, partial or not applicable."""
    x: float | None
    points_lost: float | None
    is_critical: bool
    guidance: str | None


@dataclass(frozen=True)
class Conversation:
    """One interaction with transcript and results."""

    interaction_id: str
    agent_id: str
    agent_name: str
    team: str | None
    channel: str | None
    topic: str | None
    started_at: datetime | None
    handle_seconds: float | None
    score: float | None
    is_auto_failed: bool
    link: str | None
    turns: tuple[Turn, ...]
    results: tuple[Result, ...]
