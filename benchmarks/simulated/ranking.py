"""What to coach: the app's ranking and flags against the truth and against raw averages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.simulated.centre import BEHAVIORS, Centre, Contacts, by_agent
from benchmarks.simulated.counted import cells, centre_counts, points
from coaching_lib.scoring.counts import Flags, Floats
from coaching_lib.scoring.standing import Standings, order, standings

TOP = 3
BELOW_PEERS, LARGE_GAP = 0.05, 0.15
RAW_LEAST = 5


@dataclass(frozen=True, eq=False)
class Truth:
    """[agents, behaviors] what nobody but the simulation knows."""

    rate: Floats
    """Mean chance of meeting it on the agent's applicable contacts; NaN without any."""
    peer_rate: Floats
    """What the centre would meet on average on these same contacts."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """One centre's ranking, measured. Shares 0-1; flags are [agents, behaviors]."""

    sum_error: float
    """Largest distance of summed impacts from 100 - average, points."""
    precision: float
    raw_precision: float
    flagged: Flags
    raw_flagged: Flags
    is_wrong: Flags
    """Truly not more than five points below the centre on these contacts."""
    is_large: Flags
    """Truly 15 points or more below."""
    gap: Floats
    """Evened-out gap to the peers."""
    raw_gap: Floats
    hardness: Floats
    """How much lower the centre is on this agent's contacts than on all."""


def truth(contacts: Contacts, agents: int) -> Truth:
    """True rates of a period."""
    applies = (~np.isnan(contacts.result)).astype(float)
    count, chance = cells(contacts, applies, agents), cells(contacts, applies * contacts.rate, agents)
    by_channel = chance.sum(axis=0) / np.maximum(count.sum(axis=0), 1.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = chance.sum(axis=1) / count.sum(axis=1)
        peer_rate = (count * by_channel).sum(axis=1) / count.sum(axis=1)
    return Truth(rate, peer_rate)


def rank(centre: Centre, contacts: Contacts) -> tuple[Ranked, Standings, Truth]:
    """Rank and flag everyone of a centre on the ninety days before the plans."""
    lost = points(centre, contacts)
    found = standings(centre_counts(centre, contacts, lost))
    true = truth(contacts, centre.agents)
    gap = true.peer_rate - true.rate
    precision, raw_precision = _precisions(found, true)
    rate = found.passes / np.maximum(found.applicable, 1.0)
    centre_raw = found.passes.sum(axis=0) / np.maximum(found.applicable.sum(axis=0), 1.0)
    seen = found.applicable > 0
    return (
        Ranked(
            sum_error=_sum_error(centre, contacts),
            precision=precision,
            raw_precision=raw_precision,
            flagged=found.needs_coaching,
            raw_flagged=(rate < centre_raw - BELOW_PEERS) & (found.applicable >= RAW_LEAST),
            is_wrong=seen & (gap <= BELOW_PEERS),
            is_large=seen & (gap >= LARGE_GAP),
            gap=np.where(seen, found.peer_rate - found.rate, np.nan),
            raw_gap=np.where(seen, centre_raw - rate, np.nan),
            hardness=np.where(seen, found.centre_rate - true.peer_rate, np.nan),
        ),
        found,
        true,
    )


def _sum_error(centre: Centre, contacts: Contacts) -> float:
    """Impacts against 100 - average, with one critical behavior so that contacts fail."""
    critical = np.arange(BEHAVIORS) == BEHAVIORS - 1
    lost = points(centre, contacts, critical)
    scored = lost.weight_sum > 0
    count = np.bincount(contacts.agent[scored], minlength=centre.agents)
    impacts = by_agent(contacts.agent, lost.points, centre.agents).sum(axis=1)
    score = np.bincount(contacts.agent[scored], lost.score[scored], centre.agents)
    seen = count > 0
    return float(np.abs(impacts[seen] / count[seen] - (100 - score[seen] / count[seen])).max())


def _precisions(found: Standings, true: Truth) -> tuple[float, float]:
    """Share of the three truly costliest behaviors among the three ranked first: ours, raw."""
    scored = np.maximum(found.scored, 1.0)[:, None]
    cost = np.nan_to_num(found.applicable / scored * (1 - true.rate) * found.price)
    best, raw = np.argsort(-cost, axis=1)[:, :TOP], np.argsort(-found.points_lost, axis=1)[:, :TOP]
    ours = [order(found, agent)[:TOP] for agent in range(len(scored))]
    hits = [len(set(mine) & set(right)) for mine, right in zip(ours, best.tolist(), strict=True)]
    raw_hits = [len(set(a) & set(b)) for a, b in zip(raw.tolist(), best.tolist(), strict=True)]
    return float(np.mean(hits)) / TOP, float(np.mean(raw_hits)) / TOP
