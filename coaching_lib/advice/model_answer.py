"""What a model answered: found in its text, and held to the shape that was asked for. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from coaching_lib.advice.model_request import AGENT, IDS, LONGEST_FIELD, TEXTS, Question

LONGEST_ANSWER = 20_000
"""Characters of a text that is looked through for an answer."""
MOST_TURNS_NAMED = 3


@dataclass(frozen=True)
class Answer:
    """The fields of an answer; nothing is known yet about what they say."""

    evidence_turn_ids: tuple[str, ...]
    observation: str
    impact: str
    say_instead: str
    next_step: str

    def texts(self) -> dict[str, str]:
        """The four texts by name."""
        return {name: getattr(self, name) for name in TEXTS}

    def as_json(self) -> dict[str, Any]:
        """As it is kept; `from_json` reads it back."""
        return asdict(self)


def from_text(text: str) -> Answer | None:
    """The answer in a model's text: the text itself, or its one object of the right shape."""
    found = [answer for each in _objects(text[:LONGEST_ANSWER]) if (answer := from_json(each))]
    return found[0] if len(found) == 1 else None


def from_json(value: object) -> Answer | None:
    """An object with exactly the asked fields, each of its kind and length; None for anything else."""
    if not isinstance(value, dict) or set(value) != {IDS, *TEXTS}:
        return None
    ids, texts = value[IDS], [value[name] for name in TEXTS]
    if not isinstance(ids, list | tuple) or not all(isinstance(each, str) for each in ids):
        return None
    if not all(isinstance(each, str) and 0 < len(each.strip()) <= LONGEST_FIELD for each in texts):
        return None
    return Answer(tuple(ids), *(each.strip() for each in texts))


def wrong_turns(answer: Answer, question: Question) -> str | None:
    """Why the named turns cannot be evidence; None: they exist, are the agent's, and differ."""
    ids = answer.evidence_turn_ids
    turns = [question.turn(each) for each in ids]
    if not 1 <= len(ids) <= MOST_TURNS_NAMED:
        return "names no turn or too many"
    if None in turns:
        return "names a turn that does not exist"
    if len(set(ids)) < len(ids):
        return "names the same turn twice"
    if any(turn is not None and turn.speaker != AGENT for turn in turns):
        return "names a turn that is not the agent's"
    return None


def _objects(text: str) -> Iterator[object]:
    """Every JSON object in a text that does not stand inside another one."""
    decoder = json.JSONDecoder()
    place = text.find("{")
    while place >= 0:
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            yield value
        place = text.find("{", end)
