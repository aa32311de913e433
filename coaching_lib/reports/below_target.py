"""Targets, and who is surely below them: the average QA score's, and the goals of behaviors."""

from __future__ import annotations

from collections.abc import Iterable

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports.answers.agents import BelowAgent, BelowTarget
from coaching_lib.reports.centre import centre
from coaching_lib.reports.scope import chosen
from coaching_lib.reports.span import span
from coaching_lib.reports.standings import CentreStandings, standings_of
from coaching_lib.scoring.standing import MIN_APPLICABLE

Range = tuple[float | None, float | None, float | None]
"""Evened-out value and the ends of its 90 % range."""


def below_targets(desk: Desk, filters: Filters) -> list[BelowTarget]:
    """Every target below which somebody surely is: the settings' for the score first, then goals by name.

    Surely: the whole 90 % range of the evened-out figure lies below, with luck and (behaviors) the mix of
    contacts evened out; behaviors need 5 contacts. Raises: NotFound for an agent outside the scope.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    known = centre(desk, snapshot)
    view = standings_of(desk, snapshot, span(desk, snapshot, filters))
    agents = chosen(desk, known, filters)
    found = [_behavior(view, agents, name, goal) for name, goal in sorted(known.goals.items())]
    if desk.settings.target_score is not None and filters.behavior is None:
        found.insert(0, _score(view, agents, desk.settings.target_score))
    named = [each for each in found if filters.behavior in (None, each.behavior)]
    return [each for each in named if each.agents]


def is_surely_below(figure: Range, target: float | None) -> bool:
    """Whether the whole range is below the target; never without a range or a target."""
    return target is not None and figure[2] is not None and figure[2] < target


def _score(view: CentreStandings, agents: list[tuple[int, Agent]], target: float) -> BelowTarget:
    return _below(None, target, ((agent, view.evened_out(number)) for number, agent in agents))


def _behavior(
    view: CentreStandings, agents: list[tuple[int, Agent]], behavior: str, goal: float
) -> BelowTarget:
    if behavior not in view.standings.behaviors:
        return BelowTarget(behavior, goal, (), 0)
    found, at = view.standings, view.standings.behaviors.index(behavior)
    places = [(agent, view.totals[number].position) for number, agent in agents if number in view.totals]
    ranges: Iterable[tuple[Agent, Range]] = (
        (agent, (float(found.rate[row, at]), float(found.rate_low[row, at]), float(found.rate_high[row, at])))
        for agent, row in places
        if found.applicable[row, at] >= MIN_APPLICABLE
    )
    return _below(behavior, goal, ranges)


def _below(behavior: str | None, target: float, ranges: Iterable[tuple[Agent, Range]]) -> BelowTarget:
    judged = [(agent, figure) for agent, figure in ranges if figure[2] is not None]
    below = [
        BelowAgent(agent.agent_id, agent.agent_name, value, low, high)
        for agent, (value, low, high) in judged
        if value is not None and low is not None and high is not None and high < target
    ]
    below.sort(key=lambda each: (each.value, each.agent_name, each.agent_id))
    return BelowTarget(behavior, target, tuple(below), len(judged))
