"""Interactions of one agent as evidence for a behavior."""

from __future__ import annotations

from datetime import UTC, datetime

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports.answers.conversations import Example, Turn
from coaching_lib.reports.centre import Row, behavior_name, centre, rows
from coaching_lib.reports.rolled_up import keeps_examples
from coaching_lib.reports.scope import find_agent
from coaching_lib.reports.span import span
from coaching_lib.scores import Snapshot


def examples(
    desk: Desk, agent_id: str, behavior: str, filters: Filters, met: bool = False, limit: int = 20
) -> list[Example]:
    """Interactions where the behavior was missed or only partly met (`met`: fully met), newest first.

    `turns`: the agent's first turn with one turn before and after; empty without a transcript.
    Raises: NotFound for an agent outside the scope or an unknown behavior.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    known = centre(desk, snapshot)
    number, _ = find_agent(desk, known, agent_id)
    wanted = {"agent_no": number, "behavior": behavior_name(known, behavior), "limit": limit}
    asked = span(desk, snapshot, filters)
    if not met and filters.team is None and keeps_examples(snapshot, asked, limit):
        found = rows(snapshot, "kept_examples", **wanted, **asked.params)
    else:
        found = rows(snapshot, "examples", met=met, team=filters.team, **wanted, **asked.params)
    turns = _turns(snapshot, [row["interaction_no"] for row in found])
    return [_example(row, turns.get(row["interaction_no"], [])) for row in found]


def _turns(snapshot: Snapshot, interactions: list[int]) -> dict[int, list[Turn]]:
    """The turns around the agent's first one, by interaction_no."""
    found: dict[int, list[Turn]] = {}
    for row in rows(snapshot, "example_turns", interactions=interactions) if interactions else []:
        found.setdefault(row.pop("interaction_no"), []).append(Turn(**row))
    return found


def _example(row: Row, turns: list[Turn]) -> Example:
    return Example(
        interaction_id=row["interaction_id"],
        started_at=utc(row["started_at"]),
        channel=row["channel"],
        topic=row["topic"],
        score=row["score"],
        points_lost=row["points_lost"],
        turns=tuple(turns),
        link=row["link"],
    )


def utc(moment: datetime | None) -> datetime | None:
    """A time of the store as an aware UTC time."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
