"""Contacts of one behavior cut in two: from a week on, one queue, or from a rubric version on.

Every agent is compared with himself inside the same block (agent x queue for weeks and versions, agent x
version for queues), so neither the mix of contacts nor a weak agent looks like the system. With n1, k1
inside and n0, k0 outside of a block of n contacts and k passes:

    D = (k1 n0 - k0 n1) / n      w = n1 n0 / n      Var D = n1 n0 k (n - k) / (n^2 (n - 1)), given the margins
    change = sum D / sum w       z = sum D / sqrt(max(sum Var D, J/(J-1) sum by agent (D_a - change w_a)^2))

z^2 is the score form of the likelihood ratio (Cochran-Mantel-Haenszel): its moments are exact, nothing is
permuted. The second variance lets the J agents change each on their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from coaching_lib.scoring.counts import Flags, Floats, Ints, Stratum

MIN_CONTACTS, MIN_SIDE = 5, 50


class Where(StrEnum):
    """What cuts the contacts in two."""

    SINCE = "since"
    QUEUE = "queue"
    VERSION = "version"


@dataclass(frozen=True, eq=False)
class SystemCells:
    """One behavior over the whole centre; arrays [cells] of positions, week and version -1: not known."""

    strata: tuple[Stratum, ...]
    versions: tuple[tuple[str | None, str], ...]
    """(rubric, version), in the order of their first day."""
    weeks: tuple[date, ...]
    """Mondays, ascending."""
    agent: Ints
    stratum: Ints
    version: Ints
    week: Ints
    applicable: Floats
    passes: Floats


@dataclass(frozen=True, eq=False)
class Split:
    """One way to cut the contacts."""

    where: Where
    name: str | None
    since: date | None
    inside: Flags
    taking_part: Flags
    block: Ints


@dataclass(frozen=True)
class Measured:
    """A split measured."""

    split: Split
    z: float
    change: float
    rate: float
    agents: int
    lower_share: float
    share: float


def blocks(agent: Ints, other: Ints) -> Ints:
    """[cells] number of the block, agent x something."""
    pairs = agent * (int(other.max(initial=0)) + 2) + other + 1
    return np.asarray(np.unique(pairs, return_inverse=True)[1], dtype=np.int64)


def measured(cells: SystemCells, split: Split) -> Measured | None:
    """z, change and what else decides; None where nothing can be compared."""
    inside, outside = split.inside & split.taking_part, ~split.inside & split.taking_part
    n1, k1 = (_summed(values * inside, split.block) for values in _counts(cells))
    n0, k0 = (_summed(values * outside, split.block) for values in _counts(cells))
    both = (n1 > 0) & (n0 > 0)
    if n1[both].sum() < MIN_SIDE or n0[both].sum() < MIN_SIDE:
        return None
    agent = np.zeros(len(n1), dtype=np.int64)
    agent[split.block] = cells.agent
    n1, k1, n0, k0 = (each[both] for each in (n1, k1, n0, k0))
    n, k = n1 + n0, k1 + k0
    gain, weight = (k1 * n0 - k0 * n1) / n, n1 * n0 / n
    own = _Own(*(_summed(each, agent[both]) for each in (gain, weight, n1, k1, n0, k0)))
    exact = float((n1 * n0 * k * (n - k) / (n**2 * np.maximum(n - 1, 1))).sum())
    return _judged(split, own, exact)


@dataclass(frozen=True, eq=False)
class _Own:
    """Arrays [agents] of what can be compared."""

    gain: Floats
    weight: Floats
    n1: Floats
    k1: Floats
    n0: Floats
    k0: Floats


def _judged(split: Split, own: _Own, exact: float) -> Measured | None:
    """The figures of one split; None where nothing varies."""
    agents = int((own.weight > 0).sum())
    change = float(own.gain.sum() / own.weight.sum())
    rest = own.gain - change * own.weight
    drift = agents / (agents - 1) * float((rest**2).sum()) if agents > 1 else 0.0
    variance = max(exact, drift)
    if variance <= 0:
        return None
    enough = (own.n1 >= MIN_CONTACTS) & (own.n0 >= MIN_CONTACTS)
    lower = float((own.gain[enough] < 0).mean()) if enough.any() else 0.0
    rate, z = float(own.k1.sum() / own.n1.sum()), float(own.gain.sum() / np.sqrt(variance))
    return Measured(split, z, change, rate, int(enough.sum()), lower, _system_share(own, change))


def _system_share(own: _Own, change: float) -> float:
    """s / (s + a)."""
    seen = own.weight > 0
    n, n1 = (own.n0 + own.n1)[seen], own.n1[seen]
    rates = ((own.k0 + own.k1)[seen] - change * n1) / n
    mean, total = float((rates * n).sum() / n.sum()), float(n.sum())
    luck = max(mean * (1 - mean), 0.0) * (len(n) - 1)
    scale = total - float((n**2).sum()) / total
    people = max(0.0, (float((n * (rates - mean) ** 2).sum()) - luck) / scale) if scale > 0 else 0.0
    inside = float(n1.sum()) / total
    system = inside * (1 - inside) * change**2
    return system / (system + people) if system > 0 else 0.0


def _counts(cells: SystemCells) -> tuple[Floats, Floats]:
    return cells.applicable, cells.passes


def _summed(values: Floats, group: Ints) -> Floats:
    """Values added up by group."""
    groups = int(group.max(initial=-1)) + 1
    return np.bincount(group, weights=values, minlength=groups).astype(np.float64)
