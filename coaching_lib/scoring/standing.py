"""Where every agent stands on every behavior, luck and mix of contacts evened out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coaching_lib.scoring.counts import CentreCounts, Flags, Floats


@dataclass(frozen=True, eq=False)
class Standings:
    """Every agent x behavior of one window; arrays are [agents, behaviors] unless said otherwise."""

    agent_ids: tuple[str, ...]
    agent_names: tuple[str, ...]
    behaviors: tuple[str, ...]
    weights: tuple[float | None, ...]
    is_critical: tuple[bool, ...]
    certainty: float
    """need_probability from which coaching is called needed (default 0.80)."""
    scored: Floats
    """[agents] N."""
    applicable: Floats
    misses: Floats
    points_lost: Floats
    """Sum of points charged (not divided by N)."""
    price: Floats
    """c: points one miss costs."""
    peer_rate: Floats
    """e: share met by the centre on this agent's own contacts."""
    centre_rate: Floats
    """[behaviors] r_all."""
    strength: Floats
    """[behaviors] m: how many contacts the peers' rate weighs as much as."""
    rate: Floats
    """p: evened-out share met."""
    rate_low: Floats
    rate_high: Floats
    bar: Floats
    """The share met below which coaching is needed: e - 0.05, or the behavior's goal."""
    need_probability: Floats
    expected_points_lost: Floats
    """Per scored interaction; NaN for an agent without any."""
    needs_coaching: Flags
    is_team_issue: Flags
    """[behaviors] the centre loses 3 points or more and under a quarter of its agents are flagged."""

    def row(self, agent_id: str) -> int | None:
        """Position of the agent in the arrays; None: no interaction in the window."""
        return self.agent_ids.index(agent_id) if agent_id in self.agent_ids else None


def standings(
    counts: CentreCounts, goals: Mapping[str, float] | None = None, certainty: float = 0.80
) -> Standings:
    """Evened-out rates, expected points lost and flags of every agent x behavior.

    `goals`: share met (0-1) a rubric sets for a behavior; it replaces "five points below the peers".
    Formulas: statistics specification, section 2.
    """
    raise NotImplementedError


def order(standings: Standings, agent: int) -> list[int]:
    """Ranked behaviors (positions) of one agent, most expected points lost first.

    Ties: need_probability, misses, name. Left out: never applicable, weight 0, agents without a score.
    """
    raise NotImplementedError


def more_needed(standings: Standings, agent: int | None, behavior: int) -> int | None:
    """Applicable contacts still missing until a flag could be decided; 0: it can; None: not within 500.

    `agent` None: somebody without an interaction in the window.
    """
    raise NotImplementedError
