"""Questions to a model and answers of one, as tests need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coaching_lib.advice.model_answer import Answer
from coaching_lib.advice.model_request import Question, Turn
from coaching_lib.advice.redaction import Roster
from coaching_lib.advice.shelf import SHIPPED
from tests.advice.builders import facts

ROSTER = Roster(frozenset({"Amara Okafor", "Bruno Díaz"}), "Desk South")
SAID = (
    ("C1", 1, "customer", "Hello, this is Peter. My screen stays black since the update on my machine."),
    ("C1", 2, "agent", "lightdm is the default, but i tend to use gdm on such machines"),
    ("C1", 3, "customer", "And what do I do with that? Call me on 0171 555 1234."),
    ("C1", 4, "agent", "just install the other one and then start it again"),
    ("C2", 1, "customer", "My sound is gone."),
    ("C2", 2, "agent", "you need the other package for that one, it is in the list"),
    ("C2", 3, "system", "Amara Okafor left the chat"),
)
TURNS = tuple(
    Turn(contact, turn, speaker, text, date(2024, 6, 14 + turn), "chat")
    for contact, turn, speaker, text in SAID
)
GOOD = Answer(
    evidence_turn_ids=("t2", "t6"),
    observation="You named a fix before you knew what the customer saw",
    impact="The customer may try the wrong thing and has to come back to us.",
    say_instead="What do you see on the screen right now?",
    next_step="If a customer tells you what broke this week, then ask what they see before you name a fix.",
)


def question(variant: int = 1, **changes) -> Question:
    """Two contacts without a diagnostic question."""
    known = facts(kind="chat")
    asked = Question(known, SHIPPED.find(known.behavior, known.guidance), TURNS, ROSTER, variant)
    return replace(asked, **changes)


def answer(**changes) -> Answer:
    """An answer that keeps every rule, but for what is changed."""
    return replace(GOOD, **changes)
