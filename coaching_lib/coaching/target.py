"""Suggested goal and date of a plan, and the chances of reaching and of proving any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy import special

from coaching_lib.periods import WINDOW_DAYS
from coaching_lib.scoring.counts import Floats
from coaching_lib.scoring.standing import Standings

SMALLEST_STEP = 0.05
HIGHEST_GOAL = 0.98
DAYS = (28, 42, 56)
LAST_DAYS = 84
SETTLE_DAYS = 7
ENOUGH_CONTACTS = 20.0
EVEN_CHANCE = 0.50
LONGEST_GAIN_DAYS = 60
MIN_CONTACTS_OF_A_PEER, MIN_PEERS = 10, 4
Z95_ONE_SIDED = 1.645


@dataclass(frozen=True)
class Gain:
    """What finished plans gained on average (share met), how much that varies, and their mean length.

    The defaults hold until ten plans have finished.
    """

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

    def expected_rate(self, days: int) -> float:
        """Share met that plans of this length lead to on average."""
        return self.current_rate + self.gain.gain * min(days, LONGEST_GAIN_DAYS) / self.gain.gain_days

    def expected_contacts(self, days: int) -> float:
        """Contacts the plan will be judged on."""
        return max(self.contacts_per_day * (days - SETTLE_DAYS), 1e-9)


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
    standings: Standings,
    agent_id: str,
    behavior: str,
    window_days: int = WINDOW_DAYS,
    gain: Gain | None = None,
) -> Outlook:
    """Present level, its variance, the peers' top quartile on this agent's contacts, contacts per day.

    Somebody without an interaction stands at the centre's rate.
    Raises: ValueError when the behavior is not in the window at all.
    """
    position = standings.behaviors.index(behavior)
    agent = standings.row(agent_id)
    count, rate, peer_rate = _level(standings, agent, position)
    return Outlook(
        current_rate=rate,
        variance=rate * (1 - rate) / (float(standings.strength[position]) + count + 1),
        peer_top_quartile=_top_quartile(standings, position, peer_rate),
        contacts_per_day=count / window_days,
        gain=gain or Gain(),
    )


def _level(standings: Standings, agent: int | None, behavior: int) -> tuple[float, float, float]:
    """Applicable contacts, p and e."""
    if agent is None:
        rate = float(standings.centre_rate[behavior])
        return 0.0, rate, rate
    arrays = (standings.applicable, standings.rate, standings.peer_rate)
    count, rate, peer_rate = (float(array[agent, behavior]) for array in arrays)
    return count, rate, peer_rate


def _top_quartile(standings: Standings, behavior: int, peer_rate: float) -> float:
    """q75: what the best quarter of the agents would score on these contacts; too few agents: e."""
    seen = standings.applicable[:, behavior] >= MIN_CONTACTS_OF_A_PEER
    if seen.sum() < MIN_PEERS:
        return peer_rate
    gaps: Floats = special.logit(standings.rate[seen, behavior]) - special.logit(
        standings.peer_rate[seen, behavior]
    )
    return float(special.expit(special.logit(peer_rate) + np.percentile(gaps, 75)))


def suggest(outlook: Outlook, today: date) -> Target:
    """Suggested goal and date. Formula: statistics specification, section 3."""
    if outlook.current_rate + SMALLEST_STEP > HIGHEST_GOAL:
        return _no_plan(outlook)
    step = _up(outlook.current_rate + SMALLEST_STEP)
    quartile = _down(outlook.peer_top_quartile)
    want = min(max(quartile, step), HIGHEST_GOAL)
    usable = [days for days in DAYS if outlook.expected_contacts(days) >= ENOUGH_CONTACTS] or [LAST_DAYS]
    for days in usable:
        if chances(outlook, want, days).chance >= EVEN_CHANCE:
            reason = "peers-top-quartile" if quartile >= step else "smallest-step"
            return _target(outlook, want, days, today, reason)
    days = usable[-1]
    reachable = max(_down(outlook.expected_rate(days)), _up(outlook.current_rate))
    return _target(outlook, min(reachable, HIGHEST_GOAL), days, today, "capped")


def _target(outlook: Outlook, goal_rate: float, days: int, today: date, reason: str) -> Target:
    """A suggestion with its chances."""
    found = chances(outlook, goal_rate, days)
    return Target(
        current_rate=outlook.current_rate,
        peer_top_quartile=outlook.peer_top_quartile,
        suggested_goal_rate=goal_rate,
        suggested_target_on=today + timedelta(days=days),
        chance=found.chance,
        chance_of_proof=found.chance_of_proof,
        capped=reason == "capped",
        reason=reason,
    )


def _no_plan(outlook: Outlook) -> Target:
    """So near to the ceiling that no plan is suggested."""
    return Target(
        outlook.current_rate, outlook.peer_top_quartile, None, None, None, None, False, "at-ceiling"
    )


def chances(outlook: Outlook, goal_rate: float, days: int) -> Chances:
    """Chances of any goal and any number of days from today (live, as the slider moves)."""
    spread = np.sqrt(outlook.variance + outlook.gain.gain_sd**2)
    chance = special.ndtr((outlook.expected_rate(days) - goal_rate) / spread)
    middle = (outlook.current_rate + goal_rate) / 2
    noise = np.sqrt(middle * (1 - middle) / outlook.expected_contacts(days) + outlook.variance)
    proof = special.ndtr((goal_rate - outlook.current_rate) / noise - Z95_ONE_SIDED)
    return Chances(float(chance), float(proof))


def _down(rate: float) -> float:
    """Whole per cent, downwards."""
    return float(np.floor(round(rate * 100, 9)) / 100)


def _up(rate: float) -> float:
    """Whole per cent, upwards."""
    return float(np.ceil(round(rate * 100, 9)) / 100)
