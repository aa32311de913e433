"""Suggested goal and date of a plan, and the chances of reaching and of proving any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coaching_lib.scoring.standing import Standings


@dataclass(frozen=True)
class Gain:
    """What finished plans gained on average (share met), how much that varies, and their mean length."""

    gain: float = 0.08
    gain_sd: float = 0.08
    gain_days: float = 42.0


@dataclass(frozen=True)
class Outlook:
    """What is known of one agent x behavior before a plan begins."""

    current_rate: float
    """p."""
    variance: float
    peer_top_quartile: float
    contacts_per_day: float
    gain: Gain


@dataclass(frozen=True)
class Chances:
    """0-1: reaching the goal by the date; the data being able to prove it."""

    chance: float
    chance_of_proof: float


@dataclass(frozen=True)
class Target:
    """The fields of `ask target`. Reasons: peers-top-quartile, smallest-step, capped, at-ceiling."""

    current_rate: float
    peer_top_quartile: float
    suggested_goal_rate: float | None
    suggested_target_on: date | None
    chance: float | None
    chance_of_proof: float | None
    capped: bool
    reason: str


def outlook(
    standings: Standings, agent_id: str, behavior: str, window_days: int = 90, gain: Gain | None = None
) -> Outlook:
    """Present level, its variance, the peers' top quartile on this agent's contacts, contacts per day.

    Raises: ValueError when the behavior is not in the window at all.
    """
    raise NotImplementedError


def suggest(outlook: Outlook, today: date) -> Target:
    """Suggested goal and date. Formula: statistics specification, section 3."""
    raise NotImplementedError


def chances(outlook: Outlook, goal_rate: float, days: int) -> Chances:
    """Chances of any goal and any number of days from today (live, as the slider moves)."""
    raise NotImplementedError
