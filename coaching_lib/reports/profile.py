"""Profiles, as agents wrote them."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.people import scope
from coaching_lib.record import profiles
from coaching_lib.record.profiles import Profile

__all__ = ["Profile", "own_profile", "profile"]


def profile(desk: Desk, agent_id: str) -> Profile:
    """The profile of an agent the viewer may see; version 0 and empty when nothing was written.

    Raises: NotFound.
    """
    if not scope(desk.viewer).includes(agent_id, _team(desk, agent_id)):
        raise NotFound(f"There is no agent {agent_id!r} among your agents.", "Choose one from the Directory.")
    with desk.record.reading() as connection:
        return profiles.find(connection, agent_id)


def own_profile(desk: Desk) -> Profile:
    """The viewer's own profile."""
    with desk.record.reading() as connection:
        return profiles.find(connection, desk.viewer.agent_id or desk.viewer.actor_id)


def _team(desk: Desk, agent_id: str) -> str | None:
    """The present team, asked for only where it decides."""
    snapshot = desk.scores.current() if scope(desk.viewer).teams else None
    if snapshot is None:
        return None
    rows = snapshot.ask("roster").to_pylist()
    return next((row["team"] for row in rows if row["agent_id"] == agent_id), None)
