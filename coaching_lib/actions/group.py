"""Coach several agents on one behavior: one plan for each, which sees nothing of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coaching_lib.actions.sharing import ShareRequest, share
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.people import require_manager

MOST = 50


@dataclass(frozen=True)
class Together:
    """What became of the plans: (agent_id, plan_id) of those shared, (agent_id, reason) of the others."""

    shared: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str], ...]


def share_each(desk: Desk, requests: Sequence[ShareRequest]) -> Together:
    """Share a plan with each agent in its own transaction; repeated with the same keys it shares once.

    One that is refused (left the scope, a date that passed) keeps none of the others back.
    Raises: NotAllowed, InvalidInput (too many, one agent twice), StoreBusy.
    """
    require_manager(desk.viewer)
    agents = [request.agent_id for request in requests]
    if len(agents) > MOST:
        raise InvalidInput(f"At most {MOST} agents can be coached together.", "Choose fewer.")
    if len(set(agents)) < len(agents):
        raise InvalidInput("An agent is chosen twice.", "Choose each agent once.")
    shared, refused = [], []
    for request in requests:
        try:
            shared.append((request.agent_id, share(desk, request)))
        except (NotFound, InvalidInput) as error:
            refused.append((request.agent_id, error.message))
    return Together(tuple(shared), tuple(refused))
