"""Counts and standings of one span of the whole centre, computed once and shared by all reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from coaching_lib.desk import Desk
from coaching_lib.reports.centre import Centre, RubricBehavior, centre, key_of, rows
from coaching_lib.reports.memo import CENTRES
from coaching_lib.reports.rolled_up import by_day, centre_question
from coaching_lib.reports.span import Span
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.average import EvenedOutScores, evened_out_scores
from coaching_lib.scoring.counts import CentreCounts, Floats, Ints
from coaching_lib.scoring.standing import MIN_EXPECTED_POINTS, Standings, more_needed, order, standings
from coaching_lib.scoring.strengths import probability_above_peers

PROMISING = 0.5
"""need_probability from which a few more contacts may well turn an agent into Coaching Required."""


@dataclass(frozen=True)
class AgentTotal:
    """Sums of one agent's interactions in a span."""

    position: int
    """Row of the agent in every array of the same span."""
    interactions: int
    scored: int
    """Interactions with an official score."""
    score_sum: float
    score_sq_sum: float
    behavior_scored: int
    """N: interactions with a computed score."""
    computed_sum: float
    difference_sum: float
    """Sum of |official - computed| over N."""
    handle_sum: float
    handle_n: int

    @property
    def average_score(self) -> float | None:
        """Mean official score, 0-100."""
        return self.score_sum / self.scored if self.scored else None

    @property
    def average_handle_seconds(self) -> float | None:
        """Mean handle time in seconds."""
        return self.handle_sum / self.handle_n if self.handle_n else None

    @property
    def mean_difference(self) -> float:
        """Mean absolute difference of official and computed scores, points."""
        return self.difference_sum / self.behavior_scored if self.behavior_scored else 0.0


@dataclass(frozen=True)
class CentreStandings:
    """One span of the centre: every agent with an interaction in it."""

    totals: dict[int, AgentTotal]
    """By agent_no."""
    standings: Standings

    @cached_property
    def scores(self) -> EvenedOutScores:
        """Evened-out average scores; arrays in the order of `totals`' positions."""
        found = list(self.totals.values())
        return evened_out_scores(
            np.array([total.scored for total in found], dtype=np.float64),
            np.array([total.score_sum for total in found], dtype=np.float64),
            np.array([total.score_sq_sum for total in found], dtype=np.float64),
        )

    def evened_out(self, agent_no: int) -> tuple[float | None, float | None, float | None]:
        """Evened-out average score of one agent and its 90 % range; None where the data do not say."""
        total = self.totals.get(agent_no)
        if total is None:
            return None, None, None
        found = self.scores
        at = total.position
        return known(found.score[at]), known(found.low[at]), known(found.high[at])

    @cached_property
    def score_sd(self) -> float | None:
        """Standard deviation of scores within agents, pooled over the centre, points."""
        found = [total for total in self.totals.values() if total.scored > 1]
        freedom = sum(total.scored - 1 for total in found)
        squares = sum(t.score_sq_sum - t.score_sum**2 / t.scored for t in found)
        return float(np.sqrt(max(squares, 0.0) / freedom)) if freedom else None

    @cached_property
    def ranked(self) -> list[list[int]]:
        """Per agent the ranked behaviors (positions), most expected points lost first."""
        return [order(self.standings, agent) for agent in range(len(self.standings.agent_ids))]

    @cached_property
    def above_peers(self) -> Floats:
        """P(p > e): how surely each agent is better than colleagues, [agents, behaviors]."""
        return probability_above_peers(self.standings)

    @cached_property
    def undecided(self) -> dict[tuple[int, int], int]:
        """(agent, behavior) probably in need, and the contacts that would decide it."""
        found = self.standings
        may = (found.need_probability >= PROMISING) & ~found.needs_coaching
        may &= found.expected_points_lost >= MIN_EXPECTED_POINTS
        places = [(int(agent), int(behavior)) for agent, behavior in np.argwhere(may)]
        more = {place: more_needed(found, *place) for place in places}
        return {place: count for place, count in more.items() if count}

    def to_coach(self, position: int, behavior: str | None = None) -> list[str]:
        """Behaviors on which an agent surely needs coaching, most expected points lost first."""
        found = self.standings
        named = [found.behaviors[b] for b in self.ranked[position] if found.needs_coaching[position, b]]
        return [name for name in named if behavior is None or name == behavior]


def standings_of(desk: Desk, snapshot: Snapshot, asked: Span) -> CentreStandings:
    """Standings of the whole centre over a span; the same object for every viewer and report."""
    certainty = desk.settings.certain_likely
    return CENTRES.once(
        key_of(snapshot, "standings", asked, certainty),
        lambda: _compute(snapshot, centre(desk, snapshot), asked, certainty),
    )


def _compute(snapshot: Snapshot, known: Centre, asked: Span, certainty: float) -> CentreStandings:
    found = rows(snapshot, by_day(asked, "agent_totals", "agent_day_totals"), **asked.params)
    totals = {row.pop("agent_no"): AgentTotal(position, **row) for position, row in enumerate(found)}
    scored = [total.behavior_scored for total in totals.values()]
    question, params = centre_question(snapshot, asked)
    counts = counts_from(known, totals, scored, snapshot.ask(question, **params))
    return CentreStandings(totals, standings(counts, known.goals, certainty))


def counts_from(
    known: Centre, totals: Mapping[int, AgentTotal], scored: Sequence[float], cells: pa.Table
) -> CentreCounts:
    """Cells of a query over one span as counts; `scored`: N of each agent, in the order of `totals`."""
    column = {name: cells[name].to_numpy() for name in cells.column_names}
    behaviors = _present(known, set(column["behavior_no"].tolist()))
    names = {name: position for position, name in enumerate(behaviors)}
    numbered = {b.behavior_no: names[b.behavior] for b in known.behaviors if b.behavior in names}
    agents = [agent for number, agent in known.agents if number in totals]
    return CentreCounts(
        agent_ids=tuple(agent.agent_id for agent in agents),
        agent_names=tuple(agent.agent_name for agent in agents),
        behaviors=tuple(behaviors),
        weights=tuple(b.weight for b in behaviors.values()),
        is_critical=tuple(b.is_critical for b in behaviors.values()),
        strata=tuple((channel, topic) for _, channel, topic in known.strata),
        scored=np.array(scored, dtype=np.float64),
        agent=_positions(column["agent_no"], {number: t.position for number, t in totals.items()}),
        behavior=_positions(column["behavior_no"], numbered),
        stratum=_positions(column["stratum_no"], {s[0]: p for p, s in enumerate(known.strata)}),
        **{name: _floats(column[name]) for name in ("applicable", "passes", "points_lost", "price")},
    )


def known(value: float) -> float | None:
    """A plain number; None for NaN, which arrays use for "the data do not say"."""
    return None if np.isnan(value) else float(value)


def _present(known: Centre, present: set[int]) -> dict[str, RubricBehavior]:
    """Behaviors by name that occur in the span; in an empty span all of them, so that it says no data."""
    return {b.behavior: b for b in known.behaviors if not present or b.behavior_no in present}


def _positions(numbers: Ints, position: dict[int, int]) -> Ints:
    """Numbers of the store as positions in the arrays."""
    table = np.zeros(max(position, default=0) + 1, dtype=np.int64)
    for number, place in position.items():
        table[number] = place
    return table[numbers.astype(np.int64)]


def _floats(values: Floats) -> Floats:
    return values.astype(np.float64)
