"""An agent asks for coaching on a behavior; a manager answers with a plan, or says no."""

from __future__ import annotations

from coaching_lib.actions.guards import moment, plan_in_scope
from coaching_lib.actions.known import agent_in_scope, fold, known, known_behavior
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound
from coaching_lib.people import require_manager
from coaching_lib.record import Connection, audit, requests

LONGEST = 1_000


def ask(desk: Desk, behavior: str, text: str = "") -> str:
    """Ask for coaching on a behavior; a second time while the first is open changes nothing.

    Raises: NotAllowed (not an agent), NotFound, InvalidInput, StoreBusy.
    """
    viewer = desk.viewer
    if not viewer.is_agent or viewer.agent_id is None:
        raise NotAllowed("Only agents ask for coaching.", "Create a plan instead.")
    words = text.strip()
    if len(words) > LONGEST:
        raise InvalidInput(f"The words are longer than {LONGEST} characters.", "Shorten them.")
    facts = known(desk)
    agent, name = agent_in_scope(desk, facts, viewer.agent_id), known_behavior(facts, behavior)
    with desk.record.writing() as connection:
        open_ones = requests.requests(connection, [agent.agent_id], "open")
        if mine := [asked for asked in open_ones if fold(asked.behavior) == fold(name)]:
            return mine[0].request_id
        request_id = requests.add(connection, agent.agent_id, name, words, moment(desk, connection))
        audit.log(connection, viewer.actor_id, "request.ask", f"agent:{agent.agent_id}")
    return request_id


def decline(desk: Desk, request_id: str) -> None:
    """Say no to a request; twice does it once.

    Raises: NotAllowed, NotFound, StoreBusy.
    """
    require_manager(desk.viewer)
    _answer(desk, request_id, "declined", None)


def answer(desk: Desk, request_id: str, plan_id: str) -> None:
    """Answer a request with a shared plan; twice does it once.

    Raises: NotAllowed, NotFound, StoreBusy.
    """
    require_manager(desk.viewer)
    _answer(desk, request_id, "answered", plan_id)


def _answer(desk: Desk, request_id: str, state: str, plan_id: str | None) -> None:
    facts = known(desk)
    with desk.record.writing() as connection:
        asked = requests.find(connection, request_id)
        if asked is None:
            raise NotFound("There is no such request.", "It may have been answered.")
        agent_in_scope(desk, facts, asked.agent_id)
        if plan_id is not None:
            plan_in_scope(desk, connection, plan_id)
        if requests.answer(connection, request_id, state, plan_id):
            data = {"request": request_id}
            audit.log(connection, desk.viewer.actor_id, f"request.{state}", f"agent:{asked.agent_id}", data)


def close_with(connection: Connection, agent_id: str, behavior: str, plan_id: str) -> None:
    """Answer what the agent asked about this behavior, in the transaction that shares the plan."""
    for asked in requests.requests(connection, [agent_id], "open"):
        if fold(asked.behavior) == fold(behavior):
            requests.answer(connection, asked.request_id, "answered", plan_id)
