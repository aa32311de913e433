"""Improvement areas of one agent, as shown and as `ask areas` returns them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from coaching_lib.scoring.standing import Standings, more_needed, order
from coaching_lib.scoring.strengths import Strength, strengths

__all__ = ["UNEXPLAINED", "Area", "Strength", "areas", "strengths", "unexplained"]

UNEXPLAINED = "Not explained by the behaviors"
FEW_CONTACTS = 10
EXPLAINED_WITHIN = 0.05


@dataclass(frozen=True)
class Area:
    """One behavior of one agent. Rates 0-1 are shares met, except miss_rate and frequency; points 0-100.

    Notes: few-contacts, never-applicable, team-issue, no-data, unexplained.
    """

    rank: int | None
    behavior: str
    applicable: int | None = None
    missed: float | None = None
    miss_rate: float | None = None
    frequency: float | None = None
    cost_per_miss: float | None = None
    impact_points: float | None = None
    peer_rate: float | None = None
    strength: float | None = None
    evened_out_rate: float | None = None
    rate_low: float | None = None
    rate_high: float | None = None
    expected_points_lost: float | None = None
    need_probability: float | None = None
    needs_coaching: bool | None = None
    more_needed: int | None = None
    notes: tuple[str, ...] = ()


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
    agent = standings.row(agent_id)
    rows = _unseen(standings) if agent is None else _seen(standings, agent)
    if official_average is None:
        return rows
    rest = unexplained(official_average, sum(row.impact_points or 0.0 for row in rows), mean_difference)
    return rows if rest is None else [*rows, _unexplained_row(rest)]


def _seen(standings: Standings, agent: int) -> list[Area]:
    """Ranked behaviors, then the others: applicable ones first, by name."""
    ranked = order(standings, agent)
    others = sorted(
        set(range(len(standings.behaviors))) - set(ranked),
        key=lambda b: (standings.applicable[agent, b] == 0, standings.behaviors[b]),
    )
    ranks: list[int | None] = [*range(1, len(ranked) + 1), *[None] * len(others)]
    scored, cells = float(standings.scored[agent]), _cells(standings, agent)
    return [
        _area(standings, cells[b], scored, b, rank) for b, rank in zip([*ranked, *others], ranks, strict=True)
    ]


class _Cell(NamedTuple):
    """The figures of one agent and behavior as plain numbers; named as in Standings."""

    applicable: float
    misses: float
    points_lost: float
    peer_rate: float
    rate: float
    rate_low: float
    rate_high: float
    expected_points_lost: float
    need_probability: float
    needs_coaching: bool
    more: float


def _cells(standings: Standings, agent: int) -> list[_Cell]:
    """One agent's figures by behavior, taken out of the arrays at once."""
    rows = (getattr(standings, name)[agent].tolist() for name in _Cell._fields)
    return [_Cell(*figures) for figures in zip(*rows, strict=True)]


def _area(standings: Standings, cell: _Cell, scored: float, behavior: int, rank: int | None) -> Area:
    """One behavior of an agent with interactions."""
    more = _known(cell.more)
    return Area(
        rank=rank,
        behavior=standings.behaviors[behavior],
        applicable=round(cell.applicable),
        missed=cell.misses,
        miss_rate=_share(cell.misses, cell.applicable),
        frequency=_share(cell.misses, scored),
        cost_per_miss=_share(cell.points_lost, cell.misses),
        impact_points=_share(cell.points_lost, scored),
        peer_rate=cell.peer_rate,
        strength=float(standings.strength[behavior]),
        evened_out_rate=cell.rate,
        rate_low=cell.rate_low,
        rate_high=cell.rate_high,
        expected_points_lost=_known(cell.expected_points_lost),
        need_probability=cell.need_probability,
        needs_coaching=cell.needs_coaching,
        more_needed=None if more is None else int(more),
        notes=_notes(scored, cell.applicable, bool(standings.is_team_issue[behavior])),
    )


def _notes(scored: float, applicable: float, is_team_issue: bool) -> tuple[str, ...]:
    """Codes of what a reader should know beside the figures."""
    said = (
        ("no-data", scored == 0),
        ("never-applicable", applicable == 0),
        ("few-contacts", 0 < applicable < FEW_CONTACTS),
        ("team-issue", is_team_issue),
    )
    return tuple(code for code, holds in said if holds)


def _unseen(standings: Standings) -> list[Area]:
    """Every behavior for somebody without an interaction in the window: the centre's level, no rank."""
    positions = sorted(range(len(standings.behaviors)), key=lambda b: standings.behaviors[b])
    return [_unseen_area(standings, behavior) for behavior in positions]


def _unseen_area(standings: Standings, behavior: int) -> Area:
    """One behavior of somebody without data; only the centre's rate is known."""
    return Area(
        rank=None,
        behavior=standings.behaviors[behavior],
        applicable=0,
        missed=0.0,
        peer_rate=float(standings.centre_rate[behavior]),
        strength=float(standings.strength[behavior]),
        needs_coaching=False,
        more_needed=more_needed(standings, None, behavior),
        notes=("no-data",),
    )


def _unexplained_row(points: float) -> Area:
    """The last row of a table of impacts that otherwise would not add up."""
    return Area(rank=None, behavior=UNEXPLAINED, impact_points=points, notes=("unexplained",))


def _share(part: float, whole: float) -> float | None:
    """part / whole; None where whole is 0."""
    return part / whole if whole > 0 else None


def _known(value: float) -> float | None:
    """The value, None for NaN."""
    return None if math.isnan(value) else value


def unexplained(official_average: float, impacts: float, mean_difference: float) -> float | None:
    """(100 - official average) - sum of impacts, or None where both are within 0.05 points.

    Used for one agent and for any group shown in a table of impacts. Statistics specification, section 1.
    """
    rest = (100 - official_average) - impacts
    is_shown = mean_difference > EXPLAINED_WITHIN or abs(rest) > EXPLAINED_WITHIN
    return rest if is_shown else None
