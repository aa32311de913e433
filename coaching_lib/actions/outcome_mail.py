"""The mail that tells an agent what became of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib import delivery
from coaching_lib.actions import letters, links, mail
from coaching_lib.actions.guards import moment, plan_in_scope, require_not_withdrawn
from coaching_lib.actions.known import agent_in_scope, known
from coaching_lib.desk import Desk
from coaching_lib.people import require_manager
from coaching_lib.record import audit


def tell_outcome(desk: Desk, plan_id: str, sentence: str, notes: Sequence[str]) -> str | None:
    """Queue the mail about the outcome of a plan, once for its target date; returns the mail's id.

    None: it was made before, or the agent has no usable address.
    Raises: NotAllowed, NotFound, PlanClosed (withdrawn), StoreBusy.
    """
    require_manager(desk.viewer)
    facts = known(desk)
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_not_withdrawn(plan)
        agent = agent_in_scope(desk, facts, plan.agent_id)
        at = moment(desk, connection)
        author = delivery.Author(plan.author_name, agent.manager_email)
        link = links.link_of(desk, connection, plan, at)
        letter = delivery.verdict_letter(plan, agent, author, sentence, notes, link)
        key = f"verdict:{plan.plan_id}:{plan.target_on.isoformat()}"
        posting = letters.Posting("verdict", key, agent, letter, author, plan.plan_id)
        mail_id = letters.queue(connection, desk, posting, at)
        if mail_id is None:
            return None
        audit.log(connection, desk.viewer.actor_id, "plan.tell-outcome", f"plan:{plan.plan_id}")
    mail.hand_over(desk, mail_id)
    return mail_id
