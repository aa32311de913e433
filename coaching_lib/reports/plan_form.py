"""What the plan form asks: what was kept of it, own templates, and who else misses the same behavior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from coaching_lib.advice.compose import restate_goal
from coaching_lib.advice.draft import Draft
from coaching_lib.desk import Desk
from coaching_lib.people import Agent, require_manager
from coaching_lib.periods import settle_days
from coaching_lib.record import sketches, templates
from coaching_lib.record.sketches import Sketch
from coaching_lib.record.templates import Template
from coaching_lib.reports.advice import draft
from coaching_lib.reports.centre import behavior_name, centre, fold
from coaching_lib.reports.scope import visible
from coaching_lib.reports.span import default_span
from coaching_lib.reports.standings import CentreStandings, standings_of

MOST_OTHERS = 200


@dataclass(frozen=True)
class Other:
    """An agent who could be coached on the same behavior."""

    agent: Agent
    missed: float
    applicable: int
    rate: float
    """Share met, luck evened out."""
    needs_coaching: bool
    expected_points_lost: float


def sketch(desk: Desk, agent_id: str, behavior: str) -> Sketch | None:
    """What the viewer typed into the form of this agent and behavior and did not share; None: nothing.

    Raises: NotAllowed.
    """
    require_manager(desk.viewer)
    with desk.record.reading() as connection:
        return sketches.find(connection, desk.viewer.actor_id, agent_id, behavior)


def own_templates(desk: Desk) -> list[Template]:
    """The viewer's templates by name.

    Raises: NotAllowed.
    """
    require_manager(desk.viewer)
    with desk.record.reading() as connection:
        return templates.templates(connection, desk.viewer.actor_id)


def others(desk: Desk, behavior: str, agent_id: str, also: Sequence[str] = ()) -> list[Other]:
    """Agents of the viewer who missed the behavior in the last 90 days, those who need coaching first.

    Then by expected points lost; at most 200, and those of `also` whatever they did, if they are in scope.
    Raises: NotAllowed, NotFound (unknown behavior).
    """
    require_manager(desk.viewer)
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    known = centre(desk, snapshot)
    name, asked = behavior_name(known, behavior), {fold(each) for each in also}
    view = standings_of(desk, snapshot, default_span(desk, snapshot))
    column = next((n for n, each in enumerate(view.standings.behaviors) if fold(each) == fold(name)), None)
    found = [_other(view, number, agent, column) for number, agent in visible(desk, known)]
    wanted = [other for other in found if other.missed > 0 or fold(other.agent.agent_id) in asked]
    wanted = [other for other in wanted if fold(other.agent.agent_id) != fold(agent_id)]
    wanted.sort(key=lambda other: (fold(other.agent.agent_id) not in asked, *_order(other)))
    return sorted(wanted[: max(MOST_OTHERS, len(asked))], key=_order)


def drafts_for(
    desk: Desk, agent_ids: Sequence[str], behavior: str, variant: int, goal_rate: float, target_on: date
) -> list[Draft]:
    """The draft of each agent with the own figures and quotes, and this goal and date in its words.

    Raises: NotAllowed, NotFound.
    """
    is_settling = settle_days(desk.today, target_on) > 1
    found = [draft(desk, agent_id, behavior, variant) for agent_id in agent_ids]
    return [
        replace(each, text=restate_goal(each, each.text, goal_rate, target_on, is_settling)) for each in found
    ]


def _order(other: Other) -> tuple[bool, float, str]:
    return not other.needs_coaching, -other.expected_points_lost, other.agent.agent_name.casefold()


def _other(view: CentreStandings, number: int, agent: Agent, column: int | None) -> Other:
    total = view.totals.get(number)
    if total is None or column is None:
        return Other(agent, 0.0, 0, 0.0, False, 0.0)
    found, at = view.standings, (total.position, column)
    return Other(
        agent=agent,
        missed=float(found.misses[at]),
        applicable=int(found.applicable[at]),
        rate=float(np.nan_to_num(found.rate[at])),
        needs_coaching=bool(found.needs_coaching[at]),
        expected_points_lost=float(np.nan_to_num(found.expected_points_lost[at])),
    )
