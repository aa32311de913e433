"""A draft: the words a manager may send, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Evidence:
    """One quote: an agent's turn of one interaction, word for word."""

    interaction_id: str
    turn: int
    text: str
    """The quoted words: the whole turn, or one unbroken passage of a long one; numbers and names masked."""
    day: date | None = None
    channel: str | None = None
    link: str | None = None
    is_strength: bool = False
    """True: shows what the agent does well; False: the behavior was missed here."""
    before: str = ""
    """What the customer said just before; for the screen, never told in the text."""


@dataclass(frozen=True)
class Draft:
    """One draft with its evidence. Nothing of it is stored until a person says so."""

    agent_id: str
    behavior: str
    variant: int
    """Counted from 1."""
    variants: int
    """How many there are; the next one after the last is the first."""
    source: str
    """playbook, or the name of a model."""
    text: str
    evidence: tuple[Evidence, ...]
    playbook: str
    """Name of the playbook the words come from."""
    facts_hash: str
    """The same facts give the same hash; a draft with another hash is out of date."""
    edition: str = ""
    """Which version of the playbook's or the model's instructions wrote it."""
    goal_line: str = ""
    """The sentence that names goal and date, or nothing (see `compose.restate_goal`)."""
