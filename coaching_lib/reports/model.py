"""What a model would be asked, and what is known about the configured one. Asks nobody."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain

from coaching_lib.advice import exam
from coaching_lib.advice.choose import Contact
from coaching_lib.advice.drafters import request_of
from coaching_lib.advice.masking import names_told
from coaching_lib.advice.model_access import access_of
from coaching_lib.advice.model_request import MOST_CONTACTS, Question, Turn, chosen_turns
from coaching_lib.advice.redaction import Roster
from coaching_lib.advice.shelf import find
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import require_manager
from coaching_lib.record import ids, model_state, model_use
from coaching_lib.record.model_state import ModelState
from coaching_lib.reports.advice import facts
from coaching_lib.reports.centre import Row, centre, rows
from coaching_lib.reports.quotable import Reader
from coaching_lib.reports.scope import find_agent, unknown_agent
from coaching_lib.reports.span import span
from coaching_lib.scores import Snapshot


@dataclass(frozen=True)
class ModelUse:
    """Tokens of today beside what is allowed."""

    spent: int
    spent_by_viewer: int
    per_day: int
    per_manager: int


def state(desk: Desk) -> ModelState:
    """The configured model: its exam and whether it is switched on."""
    with desk.record.reading() as connection:
        return model_state.state(connection, access_of(desk.settings))


def use(desk: Desk) -> ModelUse:
    """Tokens used and reserved since midnight."""
    zone = desk.settings.zone
    with desk.record.reading() as connection:
        since = datetime.combine(ids.now(connection).astimezone(zone).date(), time(), zone)
        return ModelUse(
            spent=model_use.spent(connection, since),
            spent_by_viewer=model_use.spent(connection, since, desk.viewer.actor_id),
            per_day=desk.settings.model_tokens_per_day,
            per_manager=desk.settings.model_tokens_per_manager,
        )


def question(desk: Desk, agent_id: str, behavior: str, variant: int = 1) -> Question:
    """Everything a model would be asked about one agent and behavior; nothing is sent.

    Raises: NotAllowed for an agent; NotFound as `reports.advice.draft`.
    """
    require_manager(desk.viewer)
    snapshot = desk.scores.current()
    if snapshot is None:
        raise unknown_agent(agent_id)
    known = centre(desk, snapshot)
    agent_no, agent = find_agent(desk, known, agent_id)
    found = facts(desk, agent.agent_id, behavior)
    places = {quote.interaction_id: quote.turn for quote in reversed(found.evidence)}
    reader = Reader(snapshot, agent_no, agent, known, span(desk, snapshot, Filters()))
    contacts = sorted(
        reader.contacts(found.behavior, met=False), key=lambda contact: contact.interaction_id not in places
    )
    conversations = _conversations(snapshot, contacts[:MOST_CONTACTS])
    told = names_told((turn.speaker, turn.text) for turn in chain(*conversations))
    names = frozenset(name for _, each in known.agents for name in (each.agent_name, each.agent_id))
    return Question(
        facts=found,
        book=find(found.behavior, found.guidance),
        turns=chosen_turns(conversations, places),
        roster=Roster(names | told, agent.team),
        masks=(told | {name for name in names if " " in name}) - set(agent.agent_name.split()),
        variant=variant,
    )


def _conversations(snapshot: Snapshot, contacts: Sequence[Contact]) -> list[list[Turn]]:
    """Every turn of some contacts, in their order; those without transcript are empty."""
    turns: dict[str, list[Row]] = {contact.interaction_id: [] for contact in contacts}
    for row in rows(snapshot, "turns_of", interactions=list(turns)) if turns else []:
        turns[row["interaction_id"]].append(row)
    return [[_turn(contact, row) for row in turns[contact.interaction_id]] for contact in contacts]


def _turn(contact: Contact, row: Row) -> Turn:
    return Turn(
        interaction_id=contact.interaction_id,
        turn=row["turn"],
        speaker=row["speaker"] or "",
        text=row["text"] or "",
        day=contact.day,
        channel=contact.channel,
        link=contact.link,
    )


def request(desk: Desk, asked: Question | None = None) -> str:
    """The exact request as JSON, the key left out; without a question that of the exam's first case.

    Raises: NotFound while no model is configured.
    """
    access = access_of(desk.settings)
    if access is None:
        raise NotFound("No model is configured.", "Set COACHING_MODEL.")
    return json.dumps(request_of(access, asked or exam.cases()[0][1]), ensure_ascii=False, indent=2)
