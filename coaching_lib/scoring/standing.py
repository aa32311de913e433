"""Where every agent stands on every behavior, luck and mix of contacts evened out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from coaching_lib.scoring.counts import CentreCounts, Flags, Floats
from coaching_lib.scoring.deciding import more_contacts
from coaching_lib.scoring.evening import evened_out_rate, fit_strength, probability_below, rate_quantile
from coaching_lib.scoring.totals import Totals, add_up, ratio

Goals = Mapping[str, float]
"""Behavior -> share met (0-1) that its rubric sets."""

BELOW_PEERS = 0.05
MIN_APPLICABLE = 5
MIN_EXPECTED_POINTS = 0.5
TEAM_POINTS = 3.0
TEAM_SHARE = 0.25


@dataclass(frozen=True, eq=False)
class Standings(Totals):
    """Totals, evened out and ranked; arrays are [agents, behaviors] unless said otherwise."""

    certainty: float
    """need_probability from which coaching is called needed (default 0.80)."""
    price: Floats
    """c: points one miss costs."""
    strength: Floats
    """[behaviors] m: how many contacts the peers' rate weighs as much as."""
    rate: Floats
    """p: evened-out share met."""
    rate_low: Floats
    rate_high: Floats
    bar: Floats
    """The share met below which coaching is needed: e - 0.05, or the behavior's goal."""
    centre_bar: Floats
    """[behaviors] the same for somebody without an interaction."""
    need_probability: Floats
    expected_points_lost: Floats
    """Per scored interaction; NaN for an agent without any."""
    needs_coaching: Flags
    is_team_issue: Flags
    """[behaviors] the centre loses 3 points or more and under a quarter of its agents are flagged."""

    @cached_property
    def more(self) -> Floats:
        """Contacts still missing until a flag could be decided; 0: it can; NaN: not within 500."""
        strength = np.broadcast_to(self.strength, self.rate.shape)
        places = (strength, self.rate, self.applicable, self.bar)
        return more_contacts(*places, self.certainty, MIN_APPLICABLE)


def standings(counts: CentreCounts, goals: Goals | None = None, certainty: float = 0.80) -> Standings:
    """Evened-out rates, expected points lost and flags of every agent x behavior.

    `goals`: share met (0-1) a rubric sets for a behavior; it replaces "five points below the peers".
    An agent without a miss is never flagged, whatever the goal. A behavior of weight 0 has price 0.
    Formulas: statistics specification, section 2.
    """
    totals = add_up(counts)
    strength = _strengths(totals)
    rate = evened_out_rate(strength, totals.peer_rate, totals.passes, totals.applicable)
    bar = _bar(totals.peer_rate, totals.behaviors, goals or {})
    need = probability_below(strength, rate, totals.applicable, bar)
    price = _price(totals)
    expected = _per_interaction(totals.applicable * (1 - rate) * price, totals.scored)
    needs = _needs_coaching(totals, need, expected, certainty)
    return Standings(
        **vars(totals),
        certainty=certainty,
        price=price,
        strength=strength,
        rate=rate,
        rate_low=rate_quantile(strength, rate, totals.applicable, 0.05),
        rate_high=rate_quantile(strength, rate, totals.applicable, 0.95),
        bar=bar,
        centre_bar=_bar(totals.centre_rate, totals.behaviors, goals or {}),
        need_probability=need,
        expected_points_lost=expected,
        needs_coaching=needs,
        is_team_issue=_team_issues(totals, needs),
    )


def _strengths(totals: Totals) -> Floats:
    """m of each behavior."""
    columns = zip(totals.passes.T, totals.applicable.T, totals.peer_rate.T, strict=True)
    return np.array([fit_strength(k, n, e) for k, n, e in columns], dtype=float)


def _bar(rate: Floats, behaviors: tuple[str, ...], goals: Goals) -> Floats:
    """Five points below the peers, or the behavior's goal; the last axis is behaviors."""
    goal = np.array([goals.get(behavior, np.nan) for behavior in behaviors], dtype=float)
    return np.where(np.isnan(goal), rate - BELOW_PEERS, goal)


def _price(totals: Totals) -> Floats:
    """c: the agent's mean price of a miss; critical: what the centre's misses were charged on average.

    Agents to whom the behavior never applied get the centre's mean price.
    """
    centre = ratio(totals.price_sum.sum(axis=0), totals.applicable.sum(axis=0), 0.0)
    price = ratio(totals.price_sum, totals.applicable, centre)
    misses = totals.misses.sum(axis=0)
    charged = ratio(totals.points_lost.sum(axis=0), misses, 0.0)
    price = np.where(np.array(totals.is_critical, dtype=bool) & (misses > 0), charged, price)
    return np.where(_is_weightless(totals.weights), 0.0, price)


def _is_weightless(weights: tuple[float | None, ...]) -> Flags:
    """[behaviors] counted and shown, but never ranked."""
    return np.array([weight == 0 for weight in weights], dtype=bool)


def _per_interaction(points: Floats, scored: Floats) -> Floats:
    """Points per scored interaction [agents, behaviors]; NaN without any."""
    return ratio(points, np.broadcast_to(scored[:, None], points.shape), np.nan)


def _needs_coaching(totals: Totals, need: Floats, expected: Floats, certainty: float) -> Flags:
    """Surely below the bar, on enough contacts, and worth half a point."""
    enough = (totals.applicable >= MIN_APPLICABLE) & (totals.misses > 0)
    return np.asarray(enough & (need >= certainty) & (np.nan_to_num(expected) >= MIN_EXPECTED_POINTS))


def _team_issues(totals: Totals, needs: Flags) -> Flags:
    """[behaviors] "train everyone": the whole centre loses points, few agents stand out."""
    lost = totals.points_lost.sum(axis=0) / max(float(totals.scored.sum()), 1.0)
    concerned = (totals.applicable > 0).sum(axis=0)
    return np.asarray((lost >= TEAM_POINTS) & (needs.sum(axis=0) < TEAM_SHARE * concerned))


def order(standings: Standings, agent: int) -> list[int]:
    """Ranked behaviors (positions) of one agent, most expected points lost first.

    Ties: need_probability, misses, name. Left out: never applicable, weight 0, agents without a score.
    """
    expected, need = standings.expected_points_lost[agent], standings.need_probability[agent]
    misses = standings.misses[agent]
    ranked = (standings.applicable[agent] > 0) & np.isfinite(expected) & ~_is_weightless(standings.weights)
    return sorted(
        np.flatnonzero(ranked).tolist(),
        key=lambda b: (-expected[b], -need[b], -misses[b], standings.behaviors[b]),
    )


def more_needed(standings: Standings, agent: int | None, behavior: int) -> int | None:
    """Applicable contacts still missing until a flag could be decided; 0: it can; None: not within 500.

    Smallest j for which j more contacts at the evened-out rate bring need_probability to the certainty
    or below its opposite, with 5 contacts in all. `agent` None: somebody without an interaction.
    """
    if agent is not None:
        more = float(standings.more[agent, behavior])
    else:
        parts = (standings.strength, standings.centre_rate, standings.centre_bar)
        strength, rate, bar = (part[behavior : behavior + 1] for part in parts)
        found = more_contacts(strength, rate, np.zeros(1), bar, standings.certainty, MIN_APPLICABLE)
        more = float(found[0])
    return None if math.isnan(more) else int(more)
