"""Praise an agent: shown on the own page, and mailed where there is an address."""

from __future__ import annotations

from coaching_lib import delivery
from coaching_lib.actions import letters, mail
from coaching_lib.actions.guards import author_name, moment
from coaching_lib.actions.known import agent_in_scope, known, known_behavior
from coaching_lib.delivery.notices import praise_letter
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound
from coaching_lib.people import Agent, require_manager
from coaching_lib.record import audit, kudos

LONGEST = 2_000


def praise(
    desk: Desk,
    agent_id: str,
    text: str,
    behavior: str | None = None,
    interaction_id: str | None = None,
    send_mail: bool = True,
) -> str:
    """Write praise for an agent and return its id; mailed where the agent has an address.

    Raises: NotAllowed, NotFound (agent, behavior), InvalidInput, StoreBusy.
    """
    require_manager(desk.viewer)
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise InvalidInput(f"Praise has 1 to {LONGEST:,} characters.", "Say what went well.")
    facts = known(desk)
    agent = agent_in_scope(desk, facts, agent_id)
    about = known_behavior(facts, behavior) if behavior else None
    actor_id, name = desk.viewer.actor_id, author_name(desk, agent)
    with desk.record.writing() as connection:
        at = moment(desk, connection)
        praise_id = kudos.add(connection, agent.agent_id, actor_id, name, words, at, about, interaction_id)
        posting = _posting(agent, name, words, about, praise_id)
        mail_id = letters.queue(connection, desk, posting, at) if send_mail else None
        audit.log(connection, actor_id, "kudos.give", f"agent:{agent.agent_id}", {"kudos": praise_id})
    mail.hand_over(desk, mail_id)
    return praise_id


def take_back(desk: Desk, praise_id: str) -> None:
    """Take own praise back; twice does it once. A mail that has left stays where it is.

    Raises: NotAllowed, NotFound, StoreBusy.
    """
    require_manager(desk.viewer)
    actor_id = desk.viewer.actor_id
    facts = known(desk)
    with desk.record.writing() as connection:
        found = kudos.find(connection, praise_id)
        if found is None:
            raise NotFound("There is no such praise.", "It may have been taken back.")
        agent_in_scope(desk, facts, found.agent_id)
        if found.author_id != actor_id:
            raise NotAllowed("Only its author can take praise back.", "Ask the author.")
        kudos.take_back(connection, praise_id, moment(desk, connection))
        audit.log(connection, actor_id, "kudos.take-back", f"agent:{found.agent_id}", {"kudos": praise_id})


def _posting(agent: Agent, name: str, words: str, behavior: str | None, praise_id: str) -> letters.Posting:
    author = delivery.Author(name, agent.manager_email)
    letter = praise_letter(agent, author, words, behavior)
    return letters.Posting("kudos", f"kudos:{praise_id}", agent, letter, author)
