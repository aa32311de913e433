"""Improvement areas and strengths of one agent, as shown and as `ask areas` returns them."""

from __future__ import annotations

from dataclasses import dataclass

from coaching_lib.scoring.standing import Standings

UNEXPLAINED = "Not explained by the behaviors"


@dataclass(frozen=True)
class Area:
    """One behavior of one agent. Rates 0-1 are shares met, except miss_rate and frequency; points 0-100.

    Notes: few-contacts, never-applicable, team-issue, no-data, unexplained.
    """

    rank: int | None
    behavior: str
    applicable: int | None
    missed: float | None
    miss_rate: float | None
    frequency: float | None
    cost_per_miss: float | None
    impact_points: float | None
    peer_rate: float | None
    strength: float | None
    evened_out_rate: float | None
    rate_low: float | None
    rate_high: float | None
    expected_points_lost: float | None
    need_probability: float | None
    needs_coaching: bool
    more_needed: int | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Strength:
    """A behavior where the agent is surely better than colleagues on the same kinds of contacts."""

    behavior: str
    applicable: int
    met: float
    evened_out_rate: float
    rate_low: float
    rate_high: float
    peer_rate: float
    probability: float
    """P(p > e)."""


def areas(
    standings: Standings,
    agent_id: str,
    official_average: float | None = None,
    mean_difference: float = 0.0,
) -> list[Area]:
    """All behaviors of one agent: ranked ones, then those without rank, then the unexplained row.

    `official_average`: mean official score of the agent's window; None: no unexplained row.
    `mean_difference`: mean absolute difference of official and computed scores over the window (points).
    With the unexplained row, impacts sum to 100 - official_average by definition.
    An id without interactions gets every behavior without rank and the note no-data.
    """
    raise NotImplementedError


def strengths(standings: Standings, agent_id: str, certainty: float = 0.95) -> list[Strength]:
    """Behaviors with P(p > e) >= certainty and at least 5 applicable contacts, surest first."""
    raise NotImplementedError


def unexplained(official_average: float, impacts: float, mean_difference: float) -> float | None:
    """(100 - official average) - sum of impacts, or None where both are within 0.05 points.

    Used for one agent and for any group shown in a table of impacts. Statistics specification, section 1.
    """
    raise NotImplementedError
