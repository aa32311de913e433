"""A manager's two hours: the app's queue against the four agents with the lowest scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.simulated.centre import RAW_DAYS, Centre, Contacts, by_agent
from benchmarks.simulated.counted import points
from benchmarks.simulated.ranking import BELOW_PEERS, Truth
from coaching_lib.coaching.queue import Busy, Need, coached, fill
from coaching_lib.scoring.counts import Floats
from coaching_lib.scoring.standing import Standings, order

HOURS, SLOTS = 2.0, 4
Picks = list[tuple[int, int]]
"""(agent, behavior)"""


@dataclass(frozen=True)
class Spent:
    """What some coachings could truly bring."""

    count: int
    recoverable: float
    """Points of the agents' averages, were they as good as the centre on their own contacts; summed."""
    wrong: int
    """Coachings of somebody who is truly not five points below the centre."""


def spend(centre: Centre, before: Contacts, standing: Standings, true: Truth) -> tuple[Spent, Spent]:
    """(the queue, the four lowest)."""
    return _worth(standing, true, _queue(standing)), _worth(standing, true, _lowest(centre, before))


def _queue(standing: Standings) -> Picks:
    """Coaching Required, cut at the hours."""
    ids, names = standing.agent_ids, standing.behaviors
    flagged = [
        (agent, behavior)
        for agent in range(len(ids))
        for behavior in order(standing, agent)
        if standing.needs_coaching[agent, behavior]
    ]
    flagged.sort(key=lambda at: -standing.expected_points_lost[at])
    needs = (Need(ids[a], names[b], float(standing.expected_points_lost[a, b])) for a, b in flagged)
    return [
        (ids.index(need.agent_id), names.index(need.behavior)) for need in coached(fill(needs, HOURS, Busy()))
    ]


def _lowest(centre: Centre, before: Contacts) -> Picks:
    """The lowest average scores of the last 30 days, each agent on the behavior that cost most points."""
    recent = before.day >= -RAW_DAYS
    lost: Floats = points(centre, before).points[recent]
    count = np.bincount(before.agent[recent], minlength=centre.agents)
    cost = by_agent(before.agent[recent], lost, centre.agents) / np.maximum(count, 1)[:, None]
    lowest = np.argsort(-cost.sum(axis=1), kind="stable")[:SLOTS]
    return [(int(agent), int(np.argmax(cost[agent]))) for agent in lowest]


def _worth(standing: Standings, true: Truth, picks: Picks) -> Spent:
    """True gap x how often it applies x what a miss costs."""
    gaps = [float(np.nan_to_num(true.peer_rate[at] - true.rate[at])) for at in picks]
    costs = [
        float(standing.applicable[at] / max(standing.scored[at[0]], 1.0) * standing.price[at]) for at in picks
    ]
    gained = sum(max(gap, 0.0) * cost for gap, cost in zip(gaps, costs, strict=True))
    return Spent(len(picks), gained, sum(gap <= BELOW_PEERS for gap in gaps))
