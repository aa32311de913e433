"""The draft of an advice: facts of one agent and behavior, put into words. Saves nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coaching_lib.advice.choose import Contact, choose
from coaching_lib.advice.draft import Draft
from coaching_lib.advice.drafters import PlaybookDrafter
from coaching_lib.advice.facts import DraftFacts, Earlier
from coaching_lib.advice.figures import one_kind
from coaching_lib.advice.preference import Order
from coaching_lib.advice.shelf import Shelf
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import require_manager
from coaching_lib.periods import settle_days
from coaching_lib.reports.agent import areas
from coaching_lib.reports.centre import Centre, behavior_name, centre
from coaching_lib.reports.outcomes import earlier
from coaching_lib.reports.playbooks import shelf
from coaching_lib.reports.praise import praise, strength
from coaching_lib.reports.quotable import Reader
from coaching_lib.reports.scope import find_agent, unknown_agent
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.target import target
from coaching_lib.reports.variants import preferred
from coaching_lib.scoring.areas import Area

QUOTES = 2

_NO_FILTERS = Filters()


@dataclass(frozen=True)
class Offered:
    """A draft as the page offers it."""

    draft: Draft
    order: Order
    """The variants, the one to show first in front, and why."""
    earlier: Earlier | None
    """What finished plans on this behavior came to in this center; None with fewer than five."""


def draft(
    desk: Desk,
    agent_id: str,
    behavior: str,
    variant: int | None = None,
    filters: Filters = _NO_FILTERS,
    at_hand: Shelf | None = None,
) -> Draft:
    """The advice a manager could send this agent about this behavior; the same facts give the same words.

    `variant` counts from 1; after the last one the first comes again. None: the one that is shown first.
    `at_hand`: to try other playbooks than those in use.
    Raises: NotAllowed for an agent (drafts are a manager's); NotFound for an agent outside the scope or a
    behavior that is not scored.
    """
    return offered(desk, agent_id, behavior, variant, filters, at_hand).draft


def offered(
    desk: Desk,
    agent_id: str,
    behavior: str,
    variant: int | None = None,
    filters: Filters = _NO_FILTERS,
    at_hand: Shelf | None = None,
) -> Offered:
    """A draft with the order of its variants and what earlier plans came to; otherwise as `draft`."""
    require_manager(desk.viewer)
    known = facts(desk, agent_id, behavior, filters)
    order = variant_order(desk, known)
    written = PlaybookDrafter(at_hand or shelf(desk)).draft(known, variant or order.variants[0])
    return Offered(written, order, known.earlier)


def variant_order(desk: Desk, known: DraftFacts) -> Order:
    """In which order the variants are offered for these facts, and why."""
    book = shelf(desk).find(known.behavior, known.guidance)
    return preferred(desk, book, known.agent_id, known.behavior)


def facts(desk: Desk, agent_id: str, behavior: str, filters: Filters = _NO_FILTERS) -> DraftFacts:
    """What a draft may state: figures of the agent's window, a strength, quotes, goal and date.

    Raises: NotFound as `draft`.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        raise unknown_agent(agent_id)
    known = centre(desk, snapshot)
    agent_no, agent = find_agent(desk, known, agent_id)
    filters = replace(filters, behavior=None)
    found = areas(desk, agent.agent_id, filters)
    area = _area(found, behavior_name(known, behavior))
    reader = Reader(snapshot, agent_no, agent, known, span(desk, snapshot, filters))
    return _facts(desk, reader, found, area, filters)


def _facts(desk: Desk, reader: Reader, found: list[Area], area: Area, filters: Filters) -> DraftFacts:
    guidance = _guidance(reader.known).get(area.behavior)
    missed = reader.contacts(area.behavior, met=False)
    quotes = choose(missed, shelf(desk).find(area.behavior, guidance), QUOTES)
    return DraftFacts(
        agent_id=reader.agent.agent_id,
        behavior=area.behavior,
        **_figures(area, reader.asked),
        guidance=guidance,
        strength=strength(desk, found, area, reader, quotes, filters),
        evidence=quotes,
        example=praise(reader, area.behavior, {quote.interaction_id for quote in quotes}),
        kind=one_kind(contact.channel for contact in missed),
        earlier=earlier(desk, area.behavior),
        **_misses(missed),
        **_goal(desk, reader.agent.agent_id, area.behavior),
    )


def _area(found: list[Area], behavior: str) -> Area:
    """The agent's figures for it; zeros where nobody was scored on it in the window."""
    unseen = Area(rank=None, behavior=behavior, applicable=0, missed=0.0)
    return next((area for area in found if area.behavior == behavior), unseen)


def _figures(area: Area, asked: Span) -> dict[str, Any]:
    return {
        "applicable": area.applicable or 0,
        "missed": area.missed or 0.0,
        "peer_rate": area.peer_rate,
        "evened_out_rate": area.evened_out_rate,
        "points": area.impact_points,
        "first": asked.window.first if asked.window else None,
        "last": asked.window.last if asked.window else None,
    }


def _misses(missed: list[Contact]) -> dict[str, Any]:
    return {
        "missed_days": tuple(sorted((contact.day for contact in missed if contact.day), reverse=True)),
        "missed_ids": tuple(contact.interaction_id for contact in missed),
        "has_transcripts": any(contact.agent_turns for contact in missed),
    }


def _guidance(known: Centre) -> dict[str, str]:
    return {rubric.behavior: rubric.guidance for rubric in known.behaviors if rubric.guidance}


def _goal(desk: Desk, agent_id: str, behavior: str) -> dict[str, Any]:
    """The suggested goal and date; neither where no plan is suggested or nobody was scored lately."""
    try:
        suggested = target(desk, agent_id, behavior)
    except NotFound:
        return {}
    target_on: date | None = suggested.suggested_target_on
    return {
        "goal_rate": suggested.suggested_goal_rate,
        "target_on": target_on,
        "is_settling": target_on is None or settle_days(desk.today, target_on) > 1,
    }
