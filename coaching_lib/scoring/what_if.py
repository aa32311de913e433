"""What another rubric would change on the same contacts: averages, areas, Coaching Required."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coaching_lib.scoring.areas import Area, areas
from coaching_lib.scoring.standing import Standings


@dataclass(frozen=True)
class RubricChange:
    """One behavior as a proposed rubric has it; None: as now."""

    behavior: str
    rubric: str | None = None
    """None: in every rubric."""
    weight: float | None = None
    is_critical: bool | None = None
    goal_rate: float | None = None
    """Share met 0-1."""


@dataclass(frozen=True)
class WhatIf:
    """One agent before and after. Averages are computed from the behaviors, 0-100; None: no such score.

    An exported score stays what it was, whatever the rubric; so both averages are recomputed ones.
    """

    agent_id: str
    average_before: float | None
    average_after: float | None
    areas_before: tuple[Area, ...]
    areas_after: tuple[Area, ...]
    enters: tuple[str, ...]
    """Behaviors that would newly need coaching."""
    leaves: tuple[str, ...]


def what_if(before: Standings, after: Standings, agent_id: str) -> WhatIf:
    """One agent under both rubrics; an id without interactions has no averages."""
    now, then = tuple(areas(before, agent_id)), tuple(areas(after, agent_id))
    needed, wanted = _needed(now), _needed(then)
    return WhatIf(
        agent_id=agent_id,
        average_before=_average(before, agent_id),
        average_after=_average(after, agent_id),
        areas_before=now,
        areas_after=then,
        enters=tuple(behavior for behavior in wanted if behavior not in needed),
        leaves=tuple(behavior for behavior in needed if behavior not in wanted),
    )


def _needed(found: tuple[Area, ...]) -> list[str]:
    """Behaviors that need coaching, most points first."""
    return [area.behavior for area in found if area.needs_coaching]


def _average(standings: Standings, agent_id: str) -> float | None:
    """100 - the sum of impacts."""
    agent = standings.row(agent_id)
    if agent is None or standings.scored[agent] == 0:
        return None
    return 100 - float(np.sum(standings.points_lost[agent])) / float(standings.scored[agent])
