"""Remind an agent of a running plan: what is open, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from coaching_lib import delivery
from coaching_lib.actions import letters, links, mail
from coaching_lib.actions.guards import moment, plan_in_scope, require_running
from coaching_lib.actions.known import agent_in_scope, fold, known
from coaching_lib.coaching.plan import Plan
from coaching_lib.delivery.notices import reminder_letter
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.people import Agent, require_manager, scope
from coaching_lib.record import Connection, action_items, audit, plan_history, plans


def remind(desk: Desk, plan_id: str) -> str:
    """Queue a reminder of a plan that runs, once a day, and return the mail's id.

    Raises: NotAllowed, NotFound, PlanClosed, InvalidInput (no address; reminded today), StoreBusy.
    """
    require_manager(desk.viewer)
    facts = known(desk)
    actor_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_running(desk, plan)
        agent = agent_in_scope(desk, facts, plan.agent_id)
        if delivery.usable_address(agent.email) is None:
            raise InvalidInput(f"{agent.agent_name} has no e-mail address.", "Talk about it, or add one.")
        at = moment(desk, connection)
        mail_id = letters.queue(connection, desk, _posting(desk, connection, plan, agent, at), at)
        if mail_id is None:
            raise InvalidInput("A reminder of this plan was made today already.", "Wait until tomorrow.")
        plan_history.happened(connection, plan.plan_id, "reminded", at, actor_id)
        audit.log(connection, actor_id, "plan.remind", f"plan:{plan.plan_id}")
    mail.hand_over(desk, mail_id)
    return mail_id


def remind_due(desk: Desk, days_before: int) -> list[str]:
    """Queue a reminder of every plan in scope whose follow-up or target date is so many days away or less.

    Once for each of the two dates, whatever day it runs; plans without an address are passed over. Returns
    the ids of the mails. Raises: NotAllowed, StoreBusy.
    """
    require_manager(desk.viewer)
    agents, until, made = known(desk).agents, desk.today + timedelta(days=days_before), []
    with desk.record.writing() as connection:
        at = moment(desk, connection)
        for plan in plans.plans(connection):
            agent = agents.get(fold(plan.agent_id))
            if agent is None or not _is_due(desk, plan, agent):
                continue
            for name, day in (("follow-up", plan.follow_up_on), ("target", plan.target_on)):
                if day is None or not desk.today <= day <= until or plan.shared_on == desk.today:
                    continue
                posting = _posting(desk, connection, plan, agent, at, key=f"{name}:{day.isoformat()}")
                mail_id = letters.queue(connection, desk, posting, at)
                if mail_id is not None:
                    plan_history.happened(connection, plan.plan_id, "reminded", at, desk.viewer.actor_id)
                    made.append(mail_id)
    for mail_id in made:
        mail.hand_over(desk, mail_id)
    return made


def _is_due(desk: Desk, plan: Plan, agent: Agent) -> bool:
    is_mine = scope(desk.viewer).includes(plan.agent_id, agent.team)
    return is_mine and plan.deleted_at is None and plan.shared_on is not None and plan.is_running(desk.today)


def _posting(
    desk: Desk, connection: Connection, plan: Plan, agent: Agent, at: datetime, key: str = ""
) -> letters.Posting:
    author = delivery.Author(plan.author_name, agent.manager_email)
    items = action_items.items(connection, plan.plan_id)
    still_open = [item for item in items if item.done_at is None and item.owner == "agent"]
    link = links.link_of(desk, connection, plan, at)
    due = [(item.text, item.due_on) for item in still_open]
    letter = reminder_letter(plan, agent, author, due, link)
    key = f"reminder:{plan.plan_id}:{key or desk.today.isoformat()}"
    return letters.Posting("reminder", key, agent, letter, author, plan.plan_id)
