"""Facts of drafts as tests need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import DraftFacts, Strength

BEHAVIORS = (
    "Asks a diagnostic question",
    "First reply within 2 minutes",
    "Avoids dismissive wording",
    "Warns before a risky step",
    "Acknowledges frustration",
    "Gives a concrete next step",
    "Points to documentation",
    "Explains the reason",
    "Checks the outcome or closes politely",
    "Courteous wording",
    "Addresses the customer by name",
    "Takes private details out of the public thread",
    "Personal, not a template",
    "Verifies identity first",
    "Takes ownership",
    "Compliance",
)

MISS = Evidence(
    "C1", 4, "@customer: lightdm is the default, but i tend to use gdm", date(2024, 6, 28), "chat"
)
SECOND = Evidence("C2", 2, "you need the other package for that one", date(2024, 6, 14), "voice")
PRAISE = Evidence(
    "C3", 6, "does it work for you now, or do you see an error?", date(2024, 5, 3), "chat", None, True
)
TURNS = {(quote.interaction_id, quote.turn): quote.text for quote in (MISS, SECOND, PRAISE)}


def facts(behavior: str = "Asks a diagnostic question", **changes) -> DraftFacts:
    """Everything known: 6 of 24 contacts, a strength, two misses, goal and date."""
    full = DraftFacts(
        agent_id="U1",
        behavior=behavior,
        applicable=24,
        missed=18.0,
        peer_rate=0.47,
        points=9.5,
        first=date(2024, 4, 6),
        last=date(2024, 7, 4),
        guidance="Asks for one missing fact before the first instruction.",
        strength=Strength("Keeps messages short", 22.0, 24, PRAISE),
        evidence=(MISS, SECOND),
        missed_days=(date(2024, 6, 28), date(2024, 6, 14), date(2024, 5, 3)),
        missed_ids=("C1", "C2", "C9"),
        goal_rate=0.46,
        target_on=date(2024, 8, 12),
    )
    return replace(full, **changes)


def shapes(behavior: str) -> dict[str, DraftFacts]:
    """The same behavior with more and with less known about it."""
    full = facts(behavior)
    bare = facts(behavior, strength=None, evidence=(), guidance=None, peer_rate=None, points=None)
    return {
        "everything known": full,
        "no transcripts": replace(bare, has_transcripts=False),
        "no dates and no transcripts": replace(
            bare, has_transcripts=False, first=None, last=None, missed_days=()
        ),
        "one quote": replace(full, evidence=(MISS,), strength=None),
        "nothing quotable": replace(full, evidence=()),
        "no goal": replace(full, goal_rate=None, target_on=None),
        "never applicable": replace(bare, applicable=0, missed=0.0, missed_days=(), missed_ids=()),
        "never missed": replace(bare, missed=0.0, missed_days=(), missed_ids=()),
        "a lucky rate above the goal": replace(full, missed=12.0, evened_out_rate=0.4),
        "one contact": replace(bare, applicable=1, missed=0.5, peer_rate=0.9),
    }
