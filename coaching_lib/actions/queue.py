"""Coaching Required: set a row aside with a reason, and take that back."""

from __future__ import annotations

from datetime import date

from coaching_lib.actions.guards import moment
from coaching_lib.actions.known import agent_in_scope, known, known_behavior
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.people import require_manager
from coaching_lib.record import audit, queue_skips

LONGEST_REASON = 200


def skip(desk: Desk, agent_id: str, behavior: str, reason: str, until_on: date | None = None) -> str:
    """Set an agent and behavior aside in Coaching Required; returns the id of it.

    `until_on`: the last day it holds; None: until it is taken back. The reason is shown to every manager
    of the agent, never to the agent. Raises: NotAllowed, NotFound, InvalidInput, StoreBusy.
    """
    require_manager(desk.viewer)
    facts = known(desk)
    agent, name = agent_in_scope(desk, facts, agent_id), known_behavior(facts, behavior)
    why = " ".join(reason.split())
    if not why or len(why) > LONGEST_REASON:
        raise InvalidInput("Skipping needs a short reason.", f"Write up to {LONGEST_REASON} characters.")
    if until_on is not None and until_on < desk.today:
        raise InvalidInput("That day is over.", "Choose a day from today on.")
    with desk.record.writing() as connection:
        at, actor = moment(desk, connection), desk.viewer.actor_id
        new = queue_skips.NewSkip(agent.agent_id, name, why, actor, at, until_on)
        skip_id = queue_skips.add(connection, new)
        audit.log(connection, actor, "queue.skip", f"agent:{agent.agent_id}", {"skip": skip_id})
    return skip_id


def unskip(desk: Desk, skip_id: str) -> None:
    """Take a skip back: the row stands in Coaching Required as before.

    Raises: NotAllowed, NotFound (no such one, not the viewer's agent, taken back already), StoreBusy.
    """
    require_manager(desk.viewer)
    facts = known(desk)
    with desk.record.writing() as connection:
        found = queue_skips.find(connection, skip_id)
        if found is None:
            raise NotFound("Nothing is set aside under this id.", "Reload the page.")
        agent_in_scope(desk, facts, found.agent_id)
        if not queue_skips.take_back(connection, skip_id, moment(desk, connection)):
            raise NotFound("This was taken back already.", "Reload the page.")
        audit.log(
            connection,
            desk.viewer.actor_id,
            "queue.unskip",
            f"agent:{found.agent_id}",
            {"skip": skip_id},
        )
