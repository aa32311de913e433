"""What a model is asked: a few redacted turns and the behavior, nothing about who the agent is. Pure."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from coaching_lib.advice.facts import DraftFacts
from coaching_lib.advice.playbook import Playbook
from coaching_lib.advice.redaction import Roster, redacted

MOST_TURNS, LONGEST_TURN = 24, 600
"""Turns of a request, and characters of each."""
MOST_CONTACTS = 3
AGENT, CUSTOMER = "agent", "customer"
TEXTS = ("observation", "impact", "say_instead", "next_step")
IDS = "evidence_turn_ids"
LONGEST_FIELD = 240
"""Characters of each text of an answer."""

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        IDS: {"type": "array", "items": {"type": "string"}},
        **{name: {"type": "string"} for name in TEXTS},
    },
    "required": [IDS, *TEXTS],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Turn:
    """One turn of a contact in which the behavior was missed, as it is stored."""

    interaction_id: str
    turn: int
    speaker: str
    """agent, customer, or another word; only the agent's may be quoted."""
    text: str
    day: date | None = None
    channel: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Question:
    """Everything one draft by a model rests on."""

    facts: DraftFacts
    book: Playbook
    """The playbook whose frame, question and variants stand around the model's sentences."""
    turns: tuple[Turn, ...]
    """At most 24; the model sees them as t1, t2 ... in this order."""
    roster: Roster
    variant: int = 1
    masks: frozenset[str] = frozenset()
    """Names that are masked where a turn is quoted."""

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The texts of the turns as they leave."""
        return tuple(
            redacted(turn.text[: 2 * LONGEST_TURN], self.roster)[:LONGEST_TURN] for turn in self.turns
        )

    @cached_property
    def content(self) -> str:
        """The JSON that leaves: the whole of it."""
        return json.dumps(self._told(), ensure_ascii=False, indent=1)

    def _told(self) -> dict[str, Any]:
        turns = [
            {"id": turn_id(place), "contact": self._contact(turn), "speaker": _speaker(turn), "text": text}
            for place, (turn, text) in enumerate(zip(self.turns, self.said, strict=True))
        ]
        return {
            "behavior": redacted(self.facts.behavior, self.roster)[:LONGEST_TURN],
            "rubric": redacted(self.facts.guidance or "", self.roster)[:LONGEST_TURN],
            "kind": self.facts.kind or "contact",
            "variant": self.variant,
            "turns": turns,
        }

    def _contact(self, turn: Turn) -> str:
        order = list(dict.fromkeys(each.interaction_id for each in self.turns))
        return "ABC"[order.index(turn.interaction_id) % len("ABC")]

    @property
    def can_be_asked(self) -> bool:
        """Whether there is an agent's turn to speak about."""
        return any(turn.speaker == AGENT for turn in self.turns)

    def turn(self, name: str) -> Turn | None:
        """The turn a model calls by this id."""
        return next((turn for place, turn in enumerate(self.turns) if turn_id(place) == name), None)


def turn_id(place: int) -> str:
    """How a request calls a turn."""
    return f"t{place + 1}"


def key(question: Question, model: str) -> str:
    """The same model, prompt, behavior, turns and variant: the same 64 hexadecimal digits, whoever asks."""
    asked = json.dumps([model, prompt_version(), question.content], ensure_ascii=False)
    return hashlib.sha256(asked.encode()).hexdigest()


def messages(question: Question, is_text: bool = False) -> list[dict[str, str]]:
    """The two messages of a request; `is_text`: for a server without response formats."""
    told = prompt()["system"].strip() + ("\n" + prompt()["text"].strip() if is_text else "")
    return [{"role": "system", "content": told}, {"role": "user", "content": question.content}]


@cache
def prompt() -> Mapping[str, str]:
    """The instructions of a request."""
    return tomllib.loads(Path(__file__).with_name("model_prompt.toml").read_text(encoding="utf-8"))


@cache
def prompt_version() -> str:
    """Eight hexadecimal digits that change with any word of the instructions or the shape of the answer."""
    told = json.dumps([dict(prompt()), SCHEMA], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def chosen_turns(contacts: Sequence[Sequence[Turn]], places: Mapping[str, int]) -> tuple[Turn, ...]:
    """The turns that are shown: of each of up to three contacts those around the place in question.

    `places`: the turn by interaction id that shows the miss; without one the contact's beginning is shown.
    """
    shown = [contact for contact in contacts if contact][:MOST_CONTACTS]
    room = MOST_TURNS // max(len(shown), 1)
    return tuple(turn for contact in shown for turn in _around(contact, places, room))


def _around(contact: Sequence[Turn], places: Mapping[str, int], room: int) -> Sequence[Turn]:
    place = places.get(contact[0].interaction_id)
    middle = next((at for at, turn in enumerate(contact) if turn.turn == place), 0)
    first = max(0, min(middle - room // 2, len(contact) - room))
    return contact[first : first + room]


def _speaker(turn: Turn) -> str:
    return turn.speaker if turn.speaker in (AGENT, CUSTOMER) else "other"
