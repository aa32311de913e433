"""What else changed with a plan: handle time and average score of the agent, beside colleagues.

The specification is silent here; the method is that of section 4 for means in place of rates:
1. every contact minus the centre's mean of its kind in the baseline, mu_s, drawn towards its channel and
   the whole centre by 5 contacts each (sums do: sum (y - mu) = sum y - n mu, and the squares alike);
2. sd^2 within agents and windows, pooled; usual level u = B r0 with B = t^2 / (t^2 + sd^2/n0), t^2 = variance
   between agents (as the average score is evened out in section 2), since agents are coached when unlucky;
3. change d = r1 - u with variance v = sd^2/n1 + t^2 (1 - B);
4. peers (the plan's own, 5 contacts in both windows): mean change and variance between them by
   DerSimonian-Laird; the side effect is d - mean, its 90 % range +-1.645 sqrt(v + Var(mean) + between).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coaching_lib.coaching.intervals import Z90
from coaching_lib.coaching.rule import MIN_CONTACTS
from coaching_lib.scoring.counts import Floats, Ints, Stratum
from coaching_lib.scoring.totals import ratio

MIN_PEERS = 4
"""Colleagues from which it can be told how much they differ among themselves."""
PULL = 5.0
"""Contacts the coarser mean weighs as much as."""


@dataclass(frozen=True, eq=False)
class MeasureSums:
    """One measure in both windows of a plan, whole centre; one cell per agent x stratum with a contact."""

    agent_ids: tuple[str, ...]
    strata: tuple[Stratum, ...]
    agent: Ints
    stratum: Ints
    n0: Floats
    """[cells] contacts of the baseline with a value."""
    sum0: Floats
    sq0: Floats
    """[cells] sum of squares."""
    n1: Floats
    sum1: Floats
    sq1: Floats


@dataclass(frozen=True)
class SideEffect:
    """One measure of one agent before and after, in its own unit (seconds, points 0-100)."""

    measure: str
    """handle_seconds or average_score."""
    before_count: int
    before: float | None
    after_count: int
    after: float | None
    peers: int
    peer_change: float | None
    """Mean change of un-coached colleagues in the same weeks, on the same kinds of contacts."""
    change: float | None
    """The agent's change beyond theirs; None under 5 contacts in a window, or under 4 peers."""
    low: float | None
    """90 % range of the change."""
    high: float | None


@dataclass(frozen=True, eq=False)
class _Levels:
    """Arrays [agents]: contacts and means of both windows, raw and beside the kinds of contacts."""

    n0: Floats
    n1: Floats
    raw0: Floats
    raw1: Floats
    rest0: Floats
    rest1: Floats
    within: float
    """sd^2 within agents and windows."""


def side_effect(measure: str, sums: MeasureSums, agent_id: str, peers: frozenset[str]) -> SideEffect:
    """What became of one measure. `peers`: coaching.chain.peers(...) of the plan."""
    levels = _levels(sums)
    change, variance = _changes(levels)
    enough = (levels.n0 >= MIN_CONTACTS) & (levels.n1 >= MIN_CONTACTS)
    is_peer = enough & np.array([each in peers for each in sums.agent_ids], dtype=bool)
    count = int(is_peer.sum())
    mean, mean_variance, between = _pooled(change[is_peer], variance[is_peer])
    at = sums.agent_ids.index(agent_id) if agent_id in sums.agent_ids else None
    is_known = at is not None and bool(enough[at]) and count >= MIN_PEERS
    value = float(change[at] - mean) if at is not None and is_known else None
    half = Z90 * float(np.sqrt(variance[at] + mean_variance + between)) if at is not None else 0.0
    return SideEffect(
        measure,
        *_seen(levels.n0, levels.raw0, at),
        *_seen(levels.n1, levels.raw1, at),
        peers=count,
        peer_change=mean if count else None,
        change=value,
        low=None if value is None else value - half,
        high=None if value is None else value + half,
    )


def _seen(count: Floats, mean: Floats, at: int | None) -> tuple[int, float | None]:
    """Contacts and raw mean of one agent in one window."""
    if at is None or count[at] == 0:
        return 0, None
    return round(float(count[at])), float(mean[at])


def _levels(sums: MeasureSums) -> _Levels:
    """Step 1, and the variance of step 2."""
    usual = _kind_means(sums)[sums.stratum]
    n0, n1, sum0, sum1 = (_by_agent(sums, each) for each in (sums.n0, sums.n1, sums.sum0, sums.sum1))
    rest0, square0 = _centred(sums, sums.n0, sums.sum0, sums.sq0, usual)
    rest1, square1 = _centred(sums, sums.n1, sums.sum1, sums.sq1, usual)
    freedom = float((np.maximum(n0 - 1, 0) + np.maximum(n1 - 1, 0)).sum())
    squares = float((square0 - ratio(rest0**2, n0, 0.0) + square1 - ratio(rest1**2, n1, 0.0)).sum())
    return _Levels(
        n0=n0,
        n1=n1,
        raw0=ratio(sum0, n0, 0.0),
        raw1=ratio(sum1, n1, 0.0),
        rest0=ratio(rest0, n0, 0.0),
        rest1=ratio(rest1, n1, 0.0),
        within=max(squares, 0.0) / freedom if freedom else 0.0,
    )


def _kind_means(sums: MeasureSums) -> Floats:
    """[strata] mean of the baseline, drawn towards the channel's and the whole centre's."""
    strata = len(sums.strata)
    count = np.bincount(sums.stratum, weights=sums.n0, minlength=strata)
    total = np.bincount(sums.stratum, weights=sums.sum0, minlength=strata)
    overall = float(total.sum() / count.sum()) if count.sum() else 0.0
    coarser = np.full(strata, overall)
    for channel in {channel for channel, _ in sums.strata if channel}:
        inside = np.array([own == channel for own, _ in sums.strata], dtype=bool)
        coarser[inside] = (total[inside].sum() + PULL * overall) / (count[inside].sum() + PULL)
    has_topic = np.array([bool(topic) for _, topic in sums.strata], dtype=bool)
    return np.where(has_topic, (total + PULL * coarser) / (count + PULL), coarser)


def _centred(sums: MeasureSums, n: Floats, total: Floats, square: Floats, mean: Floats) -> list[Floats]:
    """[agents] sums of y - mean and of its square."""
    return [_by_agent(sums, total - n * mean), _by_agent(sums, square - 2 * mean * total + n * mean**2)]


def _by_agent(sums: MeasureSums, values: Floats) -> Floats:
    """Cells added up by agent."""
    return np.bincount(sums.agent, weights=values, minlength=len(sums.agent_ids)).astype(float)


def _changes(levels: _Levels) -> tuple[Floats, Floats]:
    """Steps 2 and 3: d and v of every agent; meaningless where a window is empty."""
    noise = ratio(np.full_like(levels.n0, levels.within), levels.n0, np.inf)
    seen = (levels.n0 >= MIN_CONTACTS) & np.isfinite(noise)
    between = 0.0
    if seen.sum() >= 2:
        spread = float(levels.rest0[seen].var(ddof=1))
        between = max(0.0, spread - float(noise[seen].mean()))
    kept = between / (between + noise) if levels.within > 0 else np.ones_like(noise)
    later = ratio(np.full_like(levels.n1, levels.within), levels.n1, np.inf)
    return levels.rest1 - kept * levels.rest0, later + between * (1 - kept)


def _pooled(change: Floats, variance: Floats) -> tuple[float, float, float]:
    """Step 4: mean change of the peers, its variance, and the variance between peers."""
    if not len(change):
        return 0.0, 0.0, 0.0
    weight = 1 / np.maximum(variance, 1e-12)
    mean = float((weight * change).sum() / weight.sum())
    surplus = float((weight * (change - mean) ** 2).sum()) - (len(change) - 1)
    scale = float(weight.sum() - (weight**2).sum() / weight.sum())
    between = max(0.0, surplus / scale) if len(change) > 1 and scale > 0 else 0.0
    weight = 1 / (np.maximum(variance, 1e-12) + between)
    return float((weight * change).sum() / weight.sum()), float(1 / weight.sum()), between


def is_sure(found: SideEffect) -> bool:
    """Whether chance alone hardly explains the change: its 90 % range leaves 0 out."""
    return found.low is not None and found.high is not None and (found.low > 0 or found.high < 0)
