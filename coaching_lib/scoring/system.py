"""System or person: whether most of a team misses a behavior since a day, in a queue, under a version.

The best of all splits (scoring.splits measures them) speaks only when
- P(t with J-1 degrees < z) <= 0.002 / number of splits tried; the best week is the change point;
- the share met is 10 points lower inside, or more;
- two thirds of the agents with 5 contacts on both sides (4 agents at least) are lower inside;
- the split explains half of the variance between groups: s / (s + a) >= 1/2, s = q (1 - q) change^2 with q
  the share of contacts inside, a = variance between agents beyond luck with the change taken out.
The specification is silent here; the thresholds are ours, and meant to be conservative.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import special

from coaching_lib.scoring.counts import Flags
from coaching_lib.scoring.splits import Measured, Split, SystemCells, Where, blocks, measured

__all__ = ["SystemCause", "SystemCells", "Where", "system_cause"]

FALSE_ALARM = 0.002
SMALLEST_DROP = 0.10
MOST = 2 / 3
MIN_AGENTS = 4
SYSTEM_SHARE = 0.5
VERSION_FIRST = 0.9
"""A version is named in place of a week as soon as it explains nearly as much."""


@dataclass(frozen=True)
class SystemCause:
    """Where most of the team misses a behavior. Rates are shares met, 0-1."""

    where: Where
    name: str | None
    """The queue or the version."""
    since: date | None
    """Monday of the first week."""
    rate: float
    """Inside."""
    rate_elsewhere: float
    """Of the same agents on the same kinds of contacts, outside."""
    agents: int
    share: float
    """Part of the variance between groups that the split explains rather than the agents."""


def system_cause(cells: SystemCells) -> SystemCause | None:
    """The split that explains most, if it surely is the system and not single agents; None otherwise."""
    tried = list(_splits(cells))
    found = [each for split in tried if (each := measured(cells, split))]
    sure = [each for each in found if _speaks(each, FALSE_ALARM / len(tried))]
    if not sure:
        return None
    best = min(sure, key=lambda each: each.z)
    versions = [each for each in sure if each.split.where is Where.VERSION]
    if best.split.where is Where.SINCE and versions:
        rival = min(versions, key=lambda each: each.z)
        best = rival if rival.z <= VERSION_FIRST * best.z else best
    split, rate = best.split, best.rate
    return SystemCause(
        split.where, split.name, split.since, rate, min(rate - best.change, 1.0), best.agents, best.share
    )


def _speaks(found: Measured, level: float) -> bool:
    """Sure, large, common to most agents, and more than what agents differ by."""
    return (
        found.agents >= MIN_AGENTS
        and bool(special.stdtr(found.agents - 1, found.z) <= level)
        and found.change <= -SMALLEST_DROP
        and found.lower_share >= MOST
        and found.share >= SYSTEM_SHARE
    )


def _splits(cells: SystemCells) -> Iterator[Split]:
    """Every week but the first, every queue and channel, every version but its rubric's first."""
    by_queue, by_version = blocks(cells.agent, cells.stratum), blocks(cells.agent, cells.version)
    dated = cells.week >= 0
    for week in range(1, len(cells.weeks)):
        inside = cells.week >= week
        yield Split(Where.SINCE, None, cells.weeks[week], inside, dated, by_queue)
    for name, inside in _queues(cells):
        yield Split(Where.QUEUE, name, None, inside, np.ones_like(inside), by_version)
    for position, (rubric, version) in enumerate(cells.versions):
        same = [at for at, (other, _) in enumerate(cells.versions) if other == rubric]
        if position != same[0]:
            later = np.isin(cells.version, [at for at in same if at >= position])
            yield Split(Where.VERSION, version, None, later, np.isin(cells.version, same), by_queue)


def _queues(cells: SystemCells) -> Iterator[tuple[str, Flags]]:
    """Kinds of contacts by name, and channels that hold several of them."""
    for position, kind in enumerate(cells.strata):
        if name := " · ".join(part for part in kind if part):
            yield name, cells.stratum == position
    channels = [channel for channel, _ in cells.strata if channel]
    for channel in sorted({each for each in channels if channels.count(each) > 1}):
        inside = [at for at, (own, _) in enumerate(cells.strata) if own == channel]
        yield channel, np.isin(cells.stratum, inside)
