"""Which playbook a behavior finds by its name or its guidance."""

from __future__ import annotations

import pytest

from coaching_lib.advice.playbook import find

FOUND = {
    "diagnostic": [
        "Asks a diagnostic question",
        "Asks diagnostic questions",
        "Asks for the missing detail",
        "Probing Questions",
        "Needs analysis",
        "Clarifies the issue",
        "Bedarfsermittlung",
        "Stellt Rückfragen",
    ],
    "empathy": [
        "Acknowledges frustration",
        "Shows empathy to an upset customer",
        "EMPATHY",
        "Empathie",
        "Empatía",
    ],
    "next_step": [
        "Gives a concrete next step",
        "Gives a next step",
        "Agrees a next step with a date",
        "Sets expectations",
        "Nächste Schritte",
    ],
    "closing": [
        "Checks the outcome or closes politely",
        "Offers further help",
        "Closing",
        "Call closing",
        "Closes with an offer of help",
        "Checks that it is solved",
        "Stays until the question is answered",
    ],
    "reason": ["Explains the reason", "Explains what the link is for", "Explains why"],
    "courtesy": [
        "Greets the customer",
        "Greets and offers help",
        "Greeting",
        "Courteous wording",
        "Politeness",
        "Thanks or appreciates",
        "Addresses the customer by name",
        "Begrüßung",
    ],
    "general": [
        "First reply within 2 minutes",
        "Avoids dismissive wording",
        "Warns before a risky step",
        "Points to documentation",
        "Keeps messages short",
        "Verifies identity first",
        "Takes ownership",
        "Signs every message",
        "Personal, not a template",
        "Asks before a hold",
        "Q17",
        "",
        "???",
        "Takes private details out of the public thread",
        "Uses plain words",
        "Avoids refusal wording",
    ],
}


@pytest.mark.parametrize(("name", "behavior"), [(name, b) for name, listed in FOUND.items() for b in listed])
def test_a_behavior_finds_its_playbook_by_name(name, behavior):
    assert find(behavior).name == name


def test_a_name_that_says_nothing_finds_its_playbook_by_the_guidance():
    assert find("Item 4", "Asks a probing question before the first fix.").name == "diagnostic"


def test_the_name_counts_more_than_the_guidance():
    assert find("Greeting", "Shows empathy from the first word.").name == "courtesy"
