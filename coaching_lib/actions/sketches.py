"""The plan form keeps itself: what was typed is there again until it is shared or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coaching_lib.actions.guards import moment
from coaching_lib.actions.known import agent_in_scope, known, known_behavior
from coaching_lib.desk import Desk
from coaching_lib.people import require_manager
from coaching_lib.record import sketches


def keep(desk: Desk, agent_id: str, behavior: str, form: Mapping[str, Any]) -> None:
    """Keep what stands in a form (texts, numbers, days as YYYY-MM-DD). No trace in the audit.

    Raises: NotAllowed, NotFound (agent out of scope, unknown behavior), StoreBusy.
    """
    require_manager(desk.viewer)
    facts = known(desk)
    agent, name = agent_in_scope(desk, facts, agent_id), known_behavior(facts, behavior)
    with desk.record.writing() as connection:
        at = moment(desk, connection)
        sketches.keep(connection, desk.viewer.actor_id, agent.agent_id, name, form, at)


def forget(desk: Desk, agent_id: str, behavior: str) -> None:
    """Throw a form away; safe where none was kept.

    Raises: NotAllowed, StoreBusy.
    """
    require_manager(desk.viewer)
    with desk.record.writing() as connection:
        sketches.forget(connection, desk.viewer.actor_id, agent_id, behavior)
