"""Answers about agents: lists and one agent's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coaching_lib.people import Agent
from coaching_lib.reports.answers.metrics import ChannelMetrics, Metrics, WeekPoint


@dataclass(frozen=True)
class AgentRow:
    """One agent in a list (`ask agents`)."""

    agent_id: str
    agent_name: str
    team: str | None
    manager: str | None
    interactions: int
    scored_interactions: int
    average_score: float | None
    evened_out_score: float | None
    score_low: float | None
    score_high: float | None
    average_handle_seconds: float | None
    needs_coaching: bool
    behaviors_to_coach: tuple[str, ...]
    last_plan_status: str | None
    last_plan_evidence: str | None
    improving: bool | None


@dataclass(frozen=True)
class DirectoryRow:
    """One row of the Directory: the agent with a trend and the last coaching."""

    agent: AgentRow
    email: str | None
    weekly_scores: tuple[float | None, ...]
    """Average score per whole week of the last 26 weeks, oldest first."""
    change: float | None
    """Points against the window before."""
    direction: str
    """rising, steady or falling; steady also when the change is within chance; '' without data."""
    last_coached_on: date | None
    open_plans: int
    points_to_gain: float = 0.0
    """Expected points lost to the behaviors the agent surely needs coaching on."""
    rank_low: int | None = None
    """Best place of the average in 9 of 10 cases among those asked about; None where nothing is sure."""
    rank_high: int | None = None


@dataclass(frozen=True)
class DirectoryPage:
    """One page of the Directory."""

    rows: tuple[DirectoryRow, ...]
    total: int
    """Agents that match, on all pages."""
    agents_in_scope: int
    ranked: int = 0
    """Agents among whom the places are counted: of the chosen team or the whole scope, with a score."""
    score_ends: tuple[float, float] = (0.0, 100.0)
    """Lowest and highest end of a range in the centre: the same scale on every page."""
    centre_score: float | None = None
    """Average score of the whole centre."""


@dataclass(frozen=True)
class SetAside:
    """Why a row of Coaching Required waits, by a manager's own decision."""

    skip_id: str
    reason: str
    until_on: date | None
    """Last day it holds; None: until it is taken back."""
    is_own: bool
    """Whether the viewer decided it."""


@dataclass(frozen=True)
class CoachingRequired:
    """One agent and behavior that surely needs coaching."""

    agent_id: str
    agent_name: str
    team: str | None
    behavior: str
    expected_points_lost: float
    need_probability: float
    applicable: int
    missed: float
    open_plan_id: str | None
    set_aside: SetAside | None = None


@dataclass(frozen=True)
class BelowAgent:
    """One agent who is surely below a target: the whole 90 % range is."""

    agent_id: str
    agent_name: str
    value: float
    """Evened-out average score (0-100) or share met (0-1), as the target is."""
    low: float
    high: float


@dataclass(frozen=True)
class BelowTarget:
    """One target and the agents surely below it, lowest first."""

    behavior: str | None
    """None: the target for the average QA score."""
    target: float
    """Points 0-100, or share met 0-1 for a behavior."""
    agents: tuple[BelowAgent, ...]
    judged: int
    """Agents with a range: those who could have been named."""


@dataclass(frozen=True)
class NotSureYet:
    """An agent and behavior that a few more scored contacts would decide."""

    agent_id: str
    agent_name: str
    behavior: str
    expected_points_lost: float
    need_probability: float
    applicable: int
    missed: float
    more_needed: int


@dataclass(frozen=True)
class AgentView:
    """Metrics of one agent against team and centre, and against the window before."""

    agent: Agent
    first: date | None
    last: date | None
    first_scored_day: date | None
    now: Metrics
    before: Metrics | None
    team_average_score: float | None
    centre_average_score: float | None
    team_handle_seconds: float | None
    centre_handle_seconds: float | None
    evened_out_score: float | None
    score_low: float | None
    score_high: float | None
    by_channel: tuple[ChannelMetrics, ...]
    weeks: tuple[WeekPoint, ...]
    needs_coaching: bool
    previous_agent_id: str | None
    next_agent_id: str | None
    team_issues: Mapping[str, str] = field(default_factory=dict)
    """By behavior: why everyone should be trained rather than this agent, where that is sure."""
    team_now: Metrics | None = None
    """The agent's team in the same window; None without a team."""
