"""Suggested goal and date of a plan, and the chances of any other."""

from __future__ import annotations

from datetime import date

from coaching_lib.coaching import target as coaching_target
from coaching_lib.coaching.target import Outlook, Target
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.periods import WINDOW_DAYS
from coaching_lib.reports.centre import centre, fold
from coaching_lib.reports.programme import gain
from coaching_lib.reports.scope import find_agent, unknown_agent
from coaching_lib.reports.span import default_span
from coaching_lib.reports.standings import standings_of


def target(desk: Desk, agent_id: str, behavior: str) -> Target:
    """Suggested goal (share met, 0-1) and date from the default window, with the chances of both.

    What plans bring is learned from the centre's own finished ones, once there are ten.

    Raises: NotFound for an agent outside the scope, or a behavior nobody was scored on in the window.
    """
    return coaching_target.suggest(_outlook(desk, agent_id, behavior), desk.today)


def chances(
    desk: Desk, agent_id: str, behavior: str, goal_rate: float, target_on: date
) -> tuple[float, float, float]:
    """(chance of reaching the goal, chance that the data can prove it, contacts expected by then).

    Raises: NotFound as `target`; InvalidInput for a goal outside 0-1 or a date that is not after today.
    """
    if not 0 <= goal_rate <= 1:
        raise InvalidInput(f"A goal is a share from 0 to 1, not {goal_rate}.", "Write 80 % as 0.8.")
    days = (target_on - desk.today).days
    if days < 1:
        raise InvalidInput("The target date must lie after today.", "Choose a later day.")
    outlook = _outlook(desk, agent_id, behavior)
    found = coaching_target.chances(outlook, goal_rate, days)
    return found.chance, found.chance_of_proof, outlook.expected_contacts(days)


def _outlook(desk: Desk, agent_id: str, behavior: str) -> Outlook:
    snapshot = desk.scores.current()
    if snapshot is None:
        raise unknown_agent(agent_id)
    _, agent = find_agent(desk, centre(desk, snapshot), agent_id)
    asked = default_span(desk, snapshot)
    found = standings_of(desk, snapshot, asked).standings
    scored = found.applicable.sum(axis=0) > 0
    names = {fold(name): name for name, some in zip(found.behaviors, scored, strict=True) if some}
    if fold(behavior) not in names:
        raise NotFound(f"Nobody was scored on {behavior!r} lately.", "Choose a behavior of the rubric.")
    days = asked.window.days if asked.window else WINDOW_DAYS
    return coaching_target.outlook(found, agent.agent_id, names[fold(behavior)], days, gain(desk))
