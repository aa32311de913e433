"""The examples somebody kept."""

from __future__ import annotations

from dataclasses import dataclass

from coaching_lib.desk import Desk
from coaching_lib.people import scope
from coaching_lib.record import bookmarks
from coaching_lib.record.bookmarks import Bookmark
from coaching_lib.reports.centre import centre, fold, rows


@dataclass(frozen=True)
class KeptExample:
    """One kept example with whose contact it is."""

    agent_name: str
    bookmark: Bookmark


def kept_examples(desk: Desk, interaction_id: str | None = None, most: int = 100) -> list[KeptExample]:
    """Kept examples of agents in scope, newest first; those whose contact left the scores stay out."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    with desk.record.reading() as connection:
        found = bookmarks.bookmarks(connection, interaction_id)[:most]
    known, seen, told = centre(desk, snapshot).by_id, scope(desk.viewer), []
    for each in found:
        contact = rows(snapshot, "conversation", interaction_id=each.interaction_id)
        agent = known.get(fold(contact[0]["agent_id"])) if contact else None
        if agent is not None and seen.includes(agent[1].agent_id, agent[1].team):
            told.append(KeptExample(agent[1].agent_name, each))
    return told
