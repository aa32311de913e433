"""The mail of a plan: frozen when the plan is shared."""

from __future__ import annotations

from coaching_lib import delivery
from coaching_lib.actions import letters
from coaching_lib.actions.known import Standing
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.people import Agent
from coaching_lib.record import outbox, plans


def frozen(desk: Desk, new: plans.NewPlan, agent: Agent, stood: Standing) -> outbox.NewMail | None:
    """The mail of a new plan, ready to be queued; None when the agent has no usable address."""
    author = delivery.Author(new.author_name, agent.manager_email)
    facts = delivery.PlanFacts(
        stood.met, stood.applicable, new.rule.goal_rate, new.rule.shared_on, new.target_on
    )
    link = delivery.plan_url(desk.settings.public_url, new.plan_id.hex, agent.agent_id)
    letter = delivery.plan_letter(_face(new), agent, author, facts, link)
    key = f"plan:{new.plan_id.hex}:rev:1"
    posting = letters.Posting("plan", key, agent, letter, author, new.plan_id.hex)
    return letters.frozen(desk, posting, new.shared_at)


def _face(new: plans.NewPlan) -> Plan:
    return Plan(
        plan_id=new.plan_id.hex,
        agent_id=new.agent_id,
        behavior=new.behavior,
        goal_rate=new.rule.goal_rate,
        target_on=new.target_on,
        shared_on=new.rule.shared_on,
        rule=new.rule,
        advice=new.advice,
    )
