"""Begin another plan with the words, goal and open items of an earlier one."""

from __future__ import annotations

from coaching_lib.actions.guards import moment, plan_in_scope
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.people import require_manager
from coaching_lib.record import action_items, sketches


def duplicate(desk: Desk, plan_id: str) -> tuple[str, str]:
    """Fill the plan form of the same agent and behavior; returns (agent_id, behavior). Nothing is shared.

    Raises: NotAllowed, NotFound, InvalidInput (an unsent draft is there already), StoreBusy.
    """
    require_manager(desk.viewer)
    author_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        if sketches.find(connection, author_id, plan.agent_id, plan.behavior) is not None:
            raise InvalidInput(
                "There is an unsent draft for this agent and behavior.", "Send it, or begin it again."
            )
        still_open = [item for item in action_items.items(connection, plan.plan_id) if item.done_at is None]
        form = {
            "advice": plan.advice,
            "restated": "",
            "goal": round(plan.goal_rate * 100),
            "items": [{"text": item.text, "owner": item.owner, "due": None} for item in still_open],
        }
        at = moment(desk, connection)
        sketches.keep(connection, author_id, plan.agent_id, plan.behavior, form, at)
    return plan.agent_id, plan.behavior
