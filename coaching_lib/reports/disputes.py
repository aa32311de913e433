"""Disputed results the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass

from coaching_lib.desk import Desk
from coaching_lib.people import scope
from coaching_lib.record import disputes as kept
from coaching_lib.record.disputes import Dispute
from coaching_lib.reports.centre import centre, fold


@dataclass(frozen=True)
class DisputeRow:
    """One disputed result with the agent's name."""

    agent_name: str
    dispute: Dispute


def disputes(desk: Desk, interaction_id: str | None = None, only_open: bool = False) -> list[DisputeRow]:
    """Disputes of agents in scope, oldest first; agents see their own."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    with desk.record.reading() as connection:
        found = kept.disputes(connection, interaction_id, only_open)
    known, seen = centre(desk, snapshot).by_id, scope(desk.viewer)
    told = [(known.get(fold(each.agent_id)), each) for each in found]
    return [
        DisputeRow(agent[1].agent_name, each)
        for agent, each in told
        if agent is not None and seen.includes(agent[1].agent_id, agent[1].team)
    ]
