"""Which words of which contacts are quoted: an agent's turn that shows the miss (or the strength) well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.playbook import Playbook, playbooks
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK

SHORTEST, LONGEST = 40, 150
"""Characters of a turn that is quoted whole."""
SHORTEST_PIECE = 25
"""Characters of one sentence of a turn."""
SHORTEST_SIGN = 12
"""Characters of a sentence that shows what was done."""
WORDS = range(3, 26)
FIRST_WORDS = 22
"""Words quoted of a sentence that is too long."""
SHORT = 16
"""Words of a quote that leaves room for another one."""
GREETINGS = frozenset({"greeting", "introduction", "courtesy", "personalization", "voice"})
"""Playbooks about the first words of a contact."""
CODE = frozenset("/\\|{}[]<>=;$*~_")
_BREAK = re.compile(r"(?<=[.!?])\s+|[\r\n]+|\S*(?:://|www\.)\S*")
"""Where a turn may be parted: sentence ends, line ends, addresses."""


@dataclass(frozen=True)
class Contact:
    """One interaction that may be quoted; only the agent's own turns."""

    interaction_id: str
    day: date | None
    channel: str | None
    link: str | None
    points_lost: float | None
    agent_turns: tuple[tuple[int, str], ...]
    """(turn, text) in order."""
    before: Mapping[int, str] = field(default_factory=dict)
    """What the customer said last before a turn of the agent."""


def choose(
    contacts: Iterable[Contact], book: Playbook, count: int, is_met: bool = False
) -> tuple[Evidence, ...]:
    """Up to `count` quotes from different days: those that show it best, then newest, then dearest.

    A second quote from another channel goes before one of the same.
    """
    offers = [offer for contact in contacts if (offer := _best(contact, book, is_met))]
    offers.sort(key=lambda offer: (offer[0], -_ordinal(offer[1].day), -offer[2]))
    chosen: list[Evidence] = []
    for _, evidence, _ in offers:
        if not any(_is_same_day(evidence, other) for other in chosen):
            chosen.append(evidence)
    rest = sorted(chosen[1:], key=lambda quote: quote.channel == chosen[0].channel)
    return tuple([*chosen[:1], *rest][:count])


def shows(quote: Evidence, book: Playbook) -> bool:
    """Whether a quote holds a sign that the behavior was done."""
    return any(sign in quote.text.casefold() for sign in book.signs)


def _best(contact: Contact, book: Playbook, is_met: bool) -> tuple[int, Evidence, float] | None:
    """The contact's best passage with its rank (0 is best)."""
    ranked = []
    turns = len(contact.agent_turns)
    for position, (turn, text) in enumerate(contact.agent_turns):
        passage = _passage(text, book.signs if is_met else book.near)
        if passage and (is_met or _is_near(passage, book)):
            rank = _rank(passage, text, book, is_met) + _is_edge(passage, position, turns, book)
            ranked.append((rank, _place(position, turns, passage, book), turn, passage))
    if not ranked:
        return None
    rank, _, turn, passage = min(ranked)
    evidence = Evidence(
        contact.interaction_id,
        turn,
        passage,
        contact.day,
        contact.channel,
        contact.link,
        is_met,
        contact.before.get(turn, ""),
    )
    return rank, evidence, contact.points_lost or 0.0


def _rank(passage: str, text: str, book: Playbook, is_met: bool) -> int:
    """0 shows it well, 1 is quoted in part, 2 and more show it less."""
    has_sign = any(sign in text.casefold() for sign in book.signs)
    is_long = len(passage.split()) > SHORT
    return (2 if book.signs and has_sign != is_met else 0) + (passage != text) + is_long


def _is_near(passage: str, book: Playbook) -> bool:
    """Whether a miss can be shown by it: where the playbook names words, one of them was said."""
    return not book.near or any(word in passage.casefold() for word in book.near)


def _is_edge(passage: str, position: int, turns: int, book: Playbook) -> bool:
    """Greetings and last lines say little, and a question is no answer: the playbook has to be about them."""
    is_greeting = book.name not in GREETINGS and any(word in passage.casefold() for word in _hellos())
    is_end = position == turns - 1 > 0 and book.place != "last"
    return is_greeting or is_end or (book.place == "longest" and passage.endswith("?"))


@cache
def _hellos() -> tuple[str, ...]:
    return playbooks()["greeting"].signs


def _place(position: int, turns: int, passage: str, book: Playbook) -> int:
    """The smaller, the nearer to where the playbook looks."""
    if book.place == "first":
        return position
    if book.place == "last":
        return turns - position
    if book.place == "longest":
        return -len(passage)
    return abs(len(passage) - 90) // 20


def _passage(text: str, signs: tuple[str, ...]) -> str | None:
    """The whole turn if it can be quoted, else its first sentence that can, else its first words.

    With signs a sentence that holds one comes first, and may be shorter. None: nothing worth quoting.
    """
    pieces = [piece.strip() for piece in _BREAK.split(text)]
    shown = [piece for piece in (text, *pieces) if any(sign in piece.casefold() for sign in signs)]
    found = next((piece for piece in shown if _is_quotable(piece, SHORTEST_SIGN)), None)
    if found or _is_quotable(text, SHORTEST):
        return found or text
    whole = next((piece for piece in pieces if _is_quotable(piece, SHORTEST_PIECE)), None)
    return whole or next((piece for piece in map(_beginning, pieces) if _is_quotable(piece, SHORTEST)), None)


def _beginning(piece: str) -> str:
    """The first words of a long sentence."""
    return " ".join(piece.split(" ")[:FIRST_WORDS])


def _is_quotable(text: str, shortest: int) -> bool:
    """A line of plain words of a fair length: no address, no block of code, no marks of our own."""
    if not shortest <= len(text) <= LONGEST or len(text.split()) not in WORDS or text != text.strip():
        return False
    if any(piece in text for piece in ("://", "www.", "\n", "\r", OPENING_MARK, CLOSING_MARK)):
        return False
    return sum(char in CODE for char in text) <= 2


def _is_same_day(one: Evidence, other: Evidence) -> bool:
    if one.day is None and other.day is None:
        return one.interaction_id == other.interaction_id
    return one.day == other.day


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
