"""Which words of which contacts are quoted: an agent's turn that shows the miss (or the strength) well."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.playbook import Playbook
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK

SHORTEST, LONGEST = 40, 150
"""Characters of a turn that is quoted whole."""
SHORTEST_PIECE = 25
"""Characters of one sentence of a turn."""
WORDS = range(5, 26)
FIRST_WORDS = 22
"""Words quoted of a sentence that is too long."""
SHORT = 14
"""Words of a quote that leaves room for another one."""
OPENING_LINE = 10
"""How far behind the others the first line of a contact stands: it is mostly a greeting."""
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


def choose(
    contacts: Iterable[Contact], book: Playbook, count: int, is_met: bool = False
) -> tuple[Evidence, ...]:
    """Up to `count` quotes from different days: those that show it best, then newest, then dearest."""
    offers = [offer for contact in contacts if (offer := _best(contact, book, is_met))]
    offers.sort(key=lambda offer: (offer[0], -_ordinal(offer[1].day), -offer[2]))
    chosen: list[Evidence] = []
    for _, evidence, _ in offers:
        if not any(_is_same_day(evidence, other) for other in chosen):
            chosen.append(evidence)
    return tuple(chosen[:count])


def _best(contact: Contact, book: Playbook, is_met: bool) -> tuple[int, Evidence, float] | None:
    """The contact's best passage with its rank (0 is best)."""
    ranked = []
    for position, (turn, text) in enumerate(contact.agent_turns):
        passage = _passage(text)
        if passage:
            rank = _rank(passage, text, book, is_met)
            ranked.append((rank, _place(position, len(contact.agent_turns), passage, book), turn, passage))
    if not ranked:
        return None
    rank, _, turn, passage = min(ranked)
    evidence = Evidence(
        contact.interaction_id, turn, passage, contact.day, contact.channel, contact.link, is_met
    )
    return rank, evidence, contact.points_lost or 0.0


def _rank(passage: str, text: str, book: Playbook, is_met: bool) -> int:
    """0 shows it well, 1 is quoted in part, 2 and more show it less."""
    has_sign = any(sign in text.casefold() for sign in book.signs)
    is_long = len(passage.split()) > SHORT
    return (2 if book.signs and has_sign != is_met else 0) + (passage != text) + is_long


def _place(position: int, turns: int, passage: str, book: Playbook) -> int:
    """The smaller, the nearer to where the playbook looks."""
    if book.place == "first":
        return position
    if book.place == "last":
        return turns - position
    if book.place == "longest":
        return -len(passage)
    return OPENING_LINE * (position == 0) + abs(len(passage) - 90) // 20


def _passage(text: str) -> str | None:
    """The whole turn if it can be quoted, else its first sentence that can, else its first words.

    None: nothing worth quoting.
    """
    if _is_quotable(text, SHORTEST):
        return text
    pieces = [piece.strip() for piece in _BREAK.split(text)]
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
