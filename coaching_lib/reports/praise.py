"""What works: the strength a draft tells, with words of the agent that show it."""

from __future__ import annotations

from dataclasses import replace

from coaching_lib.advice.choose import choose, shows
from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import Strength
from coaching_lib.advice.shelf import find
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports.agent import strengths
from coaching_lib.reports.quotable import Reader
from coaching_lib.scoring.areas import Area

STRENGTHS_READ = 4
"""How many strengths are tried for one that can be quoted."""
FEWEST_CONTACTS_OF_A_STRENGTH = 5
LEAST_RATE_OF_A_STRENGTH = 0.7


def strength(
    desk: Desk, found: list[Area], area: Area, reader: Reader, quotes: tuple[Evidence, ...], filters: Filters
) -> Strength | None:
    """The surest strength beside this behavior that can be quoted; else the surest one.

    Without a sure one the behavior met most often stands in, where that is often enough to be named.
    """
    sure = strengths(desk, reader.agent.agent_id, filters)
    offered = [Strength(s.behavior, s.met, s.applicable) for s in sure if s.behavior != area.behavior]
    offered = (offered + _met_most(found, area.behavior))[:STRENGTHS_READ]
    used = {quote.interaction_id for quote in quotes}
    told = (replace(each, evidence=praise(reader, each.behavior, used)) for each in offered)
    return next((each for each in told if each.evidence), offered[0] if offered else None)


def praise(reader: Reader, behavior: str, used: set[str]) -> Evidence | None:
    """A quote that shows the behavior, from a contact that is not quoted yet."""
    book = find(behavior)
    contacts = [c for c in reader.contacts(behavior, met=True) if c.interaction_id not in used]
    shown = choose(contacts, book, 1, is_met=True)
    return next((quote for quote in shown if shows(quote, book) or not book.signs), None)


def _met_most(found: list[Area], behavior: str) -> list[Strength]:
    """The other behaviors that are met often, the one met most often first."""
    offered = [
        Strength(area.behavior, area.applicable - area.missed, area.applicable)
        for area in found
        if area.behavior != behavior
        and area.missed is not None
        and area.applicable is not None
        and area.applicable >= FEWEST_CONTACTS_OF_A_STRENGTH
        and area.missed <= area.applicable * (1 - LEAST_RATE_OF_A_STRENGTH)
    ]
    return sorted(offered, key=lambda s: (-s.met / s.applicable, -s.applicable, s.behavior))
