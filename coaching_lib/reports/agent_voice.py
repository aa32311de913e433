"""What was said to an agent and asked by one: praise, and requests for coaching."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.record import kudos, requests
from coaching_lib.record.kudos import Praise
from coaching_lib.record.requests import Asked
from coaching_lib.reports.centre import centre
from coaching_lib.reports.scope import find_agent, unknown_agent


def praise(desk: Desk, agent_id: str) -> list[Praise]:
    """What an agent was praised for, the newest first.

    Raises: NotFound for an agent outside the scope.
    """
    known_id = _known_id(desk, agent_id)
    with desk.record.reading() as connection:
        return kudos.of_agent(connection, known_id)


def open_requests(desk: Desk, agent_id: str) -> list[Asked]:
    """What an agent asks to be coached on and nobody has answered, the newest first.

    Raises: NotFound for an agent outside the scope.
    """
    known_id = _known_id(desk, agent_id)
    with desk.record.reading() as connection:
        return requests.requests(connection, [known_id], "open")


def _known_id(desk: Desk, agent_id: str) -> str:
    snapshot = desk.scores.current()
    if snapshot is None:
        raise unknown_agent(agent_id)
    return find_agent(desk, centre(desk, snapshot), agent_id)[1].agent_id
