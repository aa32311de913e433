"""Whom a viewer's answer may name. The one place in reports where scope is applied.

An id from outside only narrows: somebody else's id and an id that does not exist read the same.
"""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import Agent, scope
from coaching_lib.reports.centre import Centre, fold, plain


def unknown_agent(agent_id: str) -> NotFound:
    """What a viewer reads about an id that does not exist or is not theirs."""
    return NotFound(f"There is no agent {agent_id!r} among your agents.", "Choose one from the Directory.")


def find_agent(desk: Desk, centre: Centre, agent_id: str) -> tuple[int, Agent]:
    """(agent_no, agent) of an id the viewer may see.

    Raises: NotFound.
    """
    found = centre.by_id.get(fold(agent_id))
    if found is None or not scope(desk.viewer).includes(found[1].agent_id, found[1].team):
        raise unknown_agent(agent_id)
    return found


def visible(desk: Desk, centre: Centre) -> list[tuple[int, Agent]]:
    """Everyone the viewer may see, in the order of the numbers."""
    seen = scope(desk.viewer)
    if seen.is_everyone:
        return list(centre.agents)
    return [(n, agent) for n, agent in centre.agents if seen.includes(agent.agent_id, agent.team)]


def chosen(desk: Desk, centre: Centre, filters: Filters) -> list[tuple[int, Agent]]:
    """The viewer's agents, narrowed to the filters' agents and (present) team.

    Raises: NotFound for an agent id that does not exist or is not the viewer's.
    """
    if filters.agent_ids:
        wanted = {find_agent(desk, centre, agent_id) for agent_id in filters.agent_ids}
        found = sorted(wanted, key=lambda pair: pair[0])
    else:
        found = visible(desk, centre)
    return [pair for pair in found if filters.team is None or pair[1].team == filters.team]


def numbers(desk: Desk, centre: Centre, filters: Filters) -> list[int] | None:
    """agent_no of the agents whose interactions are counted; None: everyone.

    Team is left out here: interactions count for the team they happened in, not for today's.
    Raises: NotFound as `chosen`.
    """
    if scope(desk.viewer).is_everyone and not filters.agent_ids:
        return None
    without_team = Filters(agent_ids=filters.agent_ids)
    return [number for number, _ in chosen(desk, centre, without_team)]


def in_order(known: Centre, agents: list[tuple[int, Agent]]) -> list[tuple[int, Agent]]:
    """The same agents in the order of the alphabet, accents and case ignored."""
    return sorted(agents, key=lambda pair: known.alphabet[pair[0]])


def matching(known: Centre, agents: list[tuple[int, Agent]], search: str) -> list[tuple[int, Agent]]:
    """Those whose name, team or e-mail holds every word of the search, accents and case ignored."""
    wanted = plain(search).split()
    if not wanted:
        return agents
    return [pair for pair in agents if all(word in known.searched[pair[0]] for word in wanted)]
