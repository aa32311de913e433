"""The agent says whether a plan was helpful, and comments on it."""

from __future__ import annotations

from coaching_lib.actions.guards import moment, plan_in_scope, require_not_withdrawn
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed
from coaching_lib.record import audit, feedback, plan_history

LONGEST_COMMENT = 2_000


def say(desk: Desk, plan_id: str, is_helpful: bool, comment: str = "") -> None:
    """Keep the agent's answer, also after the target date; a later one replaces it.

    Raises: NotAllowed (not the agent), NotFound, PlanClosed (withdrawn), InvalidInput, StoreBusy.
    """
    if not desk.viewer.is_agent:
        raise NotAllowed("Only the agent can say whether a plan was helpful.", "Ask the agent.")
    words = comment.strip() or None
    if words and len(words) > LONGEST_COMMENT:
        raise InvalidInput(f"The comment is longer than {LONGEST_COMMENT} characters.", "Shorten it.")
    actor_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_not_withdrawn(plan)
        at = moment(desk, connection)
        feedback.say(connection, plan.plan_id, plan.agent_id, is_helpful, words, at)
        plan_history.happened(connection, plan.plan_id, "feedback", at, actor_id, {"helpful": is_helpful})
        audit.log(connection, actor_id, "plan.feedback", f"plan:{plan.plan_id}", {"helpful": is_helpful})
