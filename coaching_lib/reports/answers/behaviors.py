"""Answers about behaviors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class BehaviorRow:
    """One behavior, or the row of points that no behavior explains."""

    behavior: str
    weight: float | None
    is_critical: bool | None
    scored_interactions: int | None
    applicable: int | None
    missed: float | None
    not_full: int | None
    miss_rate: float | None
    frequency: float | None
    cost_per_miss: float | None
    impact_points: float
    group: str | None = None
    """Value of the grouping (agent id, team, month, channel or topic) when one was asked for."""


@dataclass(frozen=True)
class AgentDot:
    """One agent on one behavior of Team Performance."""

    agent_id: str
    agent_name: str
    met: float
    applicable: int
    rate: float
    """Evened-out share met."""
    rate_low: float
    rate_high: float
    peer_rate: float
    points_lost: float
    """Points of the agent's average lost, counted."""
    standing: str
    """needs-coaching, clearly-above or usual."""


@dataclass(frozen=True)
class TeamBehavior:
    """One row of Team Performance, sorted by impact."""

    behavior: str
    is_critical: bool
    applicable: int
    missed: float
    met_rate: float | None
    impact_points: float
    impact_before: float | None
    """Impact in the window before; None where nothing was scored then."""
    is_team_issue: bool
    dots: tuple[AgentDot, ...]
    """Agents with five or more applicable contacts, lowest evened-out rate first; of very many the ends
    and an even selection between."""
    team_issue: str | None = None
    """Of a team issue: since when, where or under which rubric version, where that is sure."""
    agents: int = 0
    """All agents with five or more applicable contacts."""
    agents_to_coach: int = 0
    """Of these, those who surely need coaching on it."""


@dataclass(frozen=True)
class HeatCell:
    """One behavior in one week or month."""

    behavior: str
    since: date
    """Monday of the week, or first day of the month."""
    scored_interactions: int
    applicable: int
    missed: float
    points_lost: float
    """Per scored contact."""

    @property
    def miss_rate(self) -> float | None:
        """Share missed where it applied."""
        return self.missed / self.applicable if self.applicable else None
