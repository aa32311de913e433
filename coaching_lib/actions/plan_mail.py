"""Mails of a plan: when it is shared, once more with its present text, when it is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from coaching_lib import delivery
from coaching_lib.actions import letters, links, mail, quoting
from coaching_lib.actions.guards import moment, plan_in_scope, require_not_withdrawn
from coaching_lib.actions.known import Standing, agent_in_scope, fold, known
from coaching_lib.coaching.plan import Plan
from coaching_lib.delivery.notices import Due
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.people import Agent, require_manager
from coaching_lib.record import Connection, action_items, audit, outbox, plan_history, plans, settings

LEFT = ("sent", "filed", "uncertain")


def frozen(
    desk: Desk, new: plans.NewPlan, agent: Agent, stood: Standing, items: Sequence[Due] = ()
) -> outbox.NewMail | None:
    """The mail of a new plan, ready to be queued; None when the agent has no usable address.

    `items`: what the agent is to do besides, and until when.
    """
    facts = delivery.PlanFacts(
        stood.met, stood.applicable, new.rule.goal_rate, new.rule.shared_on, new.target_on
    )
    with desk.record.reading() as connection:
        has_quotes = may_quote(desk, connection)
    link = links.link_for(desk, new.plan_id.hex, agent.agent_id, new.link_nonce, new.shared_at)
    posting = _posting(_face(new), agent, facts, link, has_quotes, new.shared_at, 1, items)
    return letters.frozen(desk, posting, new.shared_at)


def send_again(desk: Desk, plan_id: str) -> str:
    """Mail a plan once more, with its present text and days; returns the mail's id.

    A mail of it that waits is cancelled. Raises: NotAllowed, NotFound, PlanClosed, InvalidInput (no address,
    or an earlier mail is being sent or may have arrived: decide about that one first), StoreBusy.
    """
    require_manager(desk.viewer)
    facts = known(desk)
    actor_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_not_withdrawn(plan)
        agent = agent_in_scope(desk, facts, plan.agent_id)
        _make_way(connection, plan)
        at = moment(desk, connection)
        mail_id = letters.queue(connection, desk, _again(desk, connection, plan, agent, at), at)
        if mail_id is None:
            raise InvalidInput(f"{agent.agent_name} has no e-mail address.", "Add one, or show the plan.")
        plan_history.happened(connection, plan.plan_id, "re-sent", at, actor_id)
        audit.log(connection, actor_id, "plan.send-again", f"plan:{plan.plan_id}")
    mail.hand_over(desk, mail_id)
    return mail_id


def withdrawal(desk: Desk, connection: Connection, plan: Plan, at: datetime) -> str | None:
    """Queue the word that a plan was withdrawn, where its mail may have left; returns the mail's id."""
    has_left = any(each.state in LEFT for each in outbox.mails(connection, plan.plan_id))
    snapshot = desk.scores.current()
    agent = known(desk).agents.get(fold(plan.agent_id)) if has_left and snapshot else None
    if agent is None:
        return None
    author = delivery.Author(plan.author_name, agent.manager_email)
    sequence = outbox.last_revision(connection, plan.plan_id)
    days = delivery.invitations(plan, agent, author, sequence, at, is_cancelled=True)
    letter = delivery.withdrawn_letter(plan, agent, author, has_calendar=True)
    key = f"cancel:{plan.plan_id}:{at:%Y%m%d%H%M%S%f}"
    posting = letters.Posting("cancel", key, agent, letter, author, plan.plan_id, attached=days)
    return letters.queue(connection, desk, posting, at)


def may_quote(desk: Desk, connection: Connection) -> bool:
    """Whether customers' words may leave in mails: as set in the app, else by the environment."""
    return bool(settings.read(connection, settings.MAIL_QUOTES, desk.settings.mail_quotes))


def _make_way(connection: Connection, plan: Plan) -> None:
    """An earlier mail that waits is replaced.

    Raises: InvalidInput when it is under way, or may have arrived.
    """
    found = outbox.open_mail(connection, plan.plan_id)
    if found is not None and not outbox.cancel_waiting(connection, found.mail_id):
        raise InvalidInput(
            "An earlier mail of this plan is being sent or may have arrived.",
            "Decide about that one first: send it again, or cancel it.",
        )


def _again(desk: Desk, connection: Connection, plan: Plan, agent: Agent, at: datetime) -> letters.Posting:
    origin = plan_history.origin(connection, plan.plan_id)
    stood = origin.baseline if origin else {}
    facts = delivery.PlanFacts(
        float(stood.get("met", 0)),
        int(stood.get("applicable", 0)),
        plan.goal_rate,
        plan.shared_on or desk.today,
        plan.target_on,
    )
    link = links.link_of(desk, connection, plan, at)
    revision = outbox.last_revision(connection, plan.plan_id) + 1
    told = replace(plan, advice=quoting.as_sent_again(desk, connection, plan.plan_id, plan.advice))
    own = [item for item in action_items.items(connection, plan.plan_id) if item.owner == "agent"]
    items = [(item.text, item.due_on) for item in own if item.done_at is None]
    return _posting(told, agent, facts, link, may_quote(desk, connection), at, revision, items)


def _posting(
    plan: Plan,
    agent: Agent,
    facts: delivery.PlanFacts,
    link: str | None,
    has_quotes: bool,
    at: datetime,
    revision: int,
    items: Sequence[Due] = (),
) -> letters.Posting:
    author = delivery.Author(plan.author_name, agent.manager_email)
    days = delivery.invitations(plan, agent, author, revision - 1, at)
    letter = delivery.plan_letter(
        plan, agent, author, facts, link, has_quotes=has_quotes, has_calendar=bool(days), items=items
    )
    key = f"plan:{plan.plan_id}:rev:{revision}"
    return letters.Posting("plan", key, agent, letter, author, plan.plan_id, revision, days)


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
        author_name=new.author_name,
        follow_up_on=new.follow_up_on,
    )
