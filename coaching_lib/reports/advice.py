"""The draft of an advice: facts of one agent and behavior, put into words. Saves nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coaching_lib.advice.choose import Contact, choose
from coaching_lib.advice.draft import Draft, Evidence
from coaching_lib.advice.drafters import PlaybookDrafter
from coaching_lib.advice.facts import DraftFacts, Strength
from coaching_lib.advice.shelf import find
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import require_manager
from coaching_lib.periods import settle_days
from coaching_lib.reports.agent import areas, strengths
from coaching_lib.reports.centre import Centre, Row, behavior_name, centre, rows
from coaching_lib.reports.scope import find_agent, unknown_agent
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.target import target
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.areas import Area

CONTACTS_READ = 12
"""Newest contacts that are read for a quote."""
QUOTES = 2
FEWEST_CONTACTS_OF_A_STRENGTH = 5
LEAST_RATE_OF_A_STRENGTH = 0.7

_NO_FILTERS = Filters()


@dataclass(frozen=True)
class _Reader:
    """Reads the contacts of one agent in one span."""

    snapshot: Snapshot
    agent_no: int
    agent_id: str
    asked: Span

    def contacts(self, behavior: str, met: bool) -> list[Contact]:
        """The newest contacts in which the behavior was met, or missed, with the agent's own turns."""
        found = rows(
            self.snapshot,
            "examples",
            behavior=behavior,
            agent_no=self.agent_no,
            met=met,
            team=None,
            limit=CONTACTS_READ,
            **self.asked.params,
        )
        said = self._said([row["interaction_id"] for row in found])
        return [_contact(row, said.get(row["interaction_id"], [])) for row in found]

    def _said(self, ids: list[str]) -> dict[str, list[tuple[int, str]]]:
        """The agent's own turns by interaction."""
        said: dict[str, list[tuple[int, str]]] = {}
        for row in rows(self.snapshot, "turns_of", interactions=ids) if ids else []:
            if row["speaker"] == "agent" and row["text"]:
                said.setdefault(row["interaction_id"], []).append((row["turn"], row["text"]))
        return said


def _contact(row: Row, said: list[tuple[int, str]]) -> Contact:
    return Contact(
        row["interaction_id"], row["day"], row["channel"], row["link"], row["points_lost"], tuple(said)
    )


def draft(
    desk: Desk, agent_id: str, behavior: str, variant: int = 1, filters: Filters = _NO_FILTERS
) -> Draft:
    """The advice a manager could send this agent about this behavior; the same facts give the same words.

    `variant` counts from 1; after the last one the first comes again.
    Raises: NotAllowed for an agent (drafts are a manager's); NotFound for an agent outside the scope or a
    behavior that is not scored.
    """
    require_manager(desk.viewer)
    return PlaybookDrafter().draft(facts(desk, agent_id, behavior, filters), variant)


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
    reader = _Reader(snapshot, agent_no, agent.agent_id, span(desk, snapshot, filters))
    guidance = _guidance(known)
    missed = reader.contacts(area.behavior, met=False)
    quotes = choose(missed, find(area.behavior, guidance.get(area.behavior)), QUOTES)
    return DraftFacts(
        agent_id=agent.agent_id,
        behavior=area.behavior,
        **_figures(area, reader.asked),
        guidance=guidance.get(area.behavior),
        strength=_strength(desk, found, area, reader, quotes, filters),
        evidence=quotes,
        **_misses(missed),
        **_goal(desk, agent.agent_id, area.behavior),
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
        "missed_days": tuple(contact.day for contact in missed if contact.day),
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


def _strength(
    desk: Desk, found: list[Area], area: Area, reader: _Reader, quotes: tuple[Evidence, ...], filters: Filters
) -> Strength | None:
    """The surest strength beside this behavior, else the one met most often; quoted from another contact."""
    sure = [s for s in strengths(desk, reader.agent_id, filters) if s.behavior != area.behavior]
    best = (
        Strength(sure[0].behavior, sure[0].met, sure[0].applicable)
        if sure
        else _met_most(found, area.behavior)
    )
    if best is None:
        return None
    used = {quote.interaction_id for quote in quotes}
    contacts = [c for c in reader.contacts(best.behavior, met=True) if c.interaction_id not in used]
    praise = choose(contacts, find(best.behavior), 1, is_met=True)
    return replace(best, evidence=praise[0] if praise else None)


def _met_most(found: list[Area], behavior: str) -> Strength | None:
    """The behavior met most often, where that is often enough to be named."""
    offered = [
        Strength(area.behavior, area.applicable - area.missed, area.applicable)
        for area in found
        if area.behavior != behavior
        and area.missed is not None
        and area.applicable is not None
        and area.applicable >= FEWEST_CONTACTS_OF_A_STRENGTH
    ]
    best = max(offered, key=lambda s: (s.met / s.applicable, s.applicable, s.behavior), default=None)
    return best if best and best.met / best.applicable >= LEAST_RATE_OF_A_STRENGTH else None
