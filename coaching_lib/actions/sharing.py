"""Share a plan: plan, first version, event, mail and audit in one transaction, once per key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from coaching_lib.actions import mail, plan_mail, quoting, requests
from coaching_lib.actions.advice import as_new_draft, is_edited
from coaching_lib.actions.extras import Extras, PlanItem
from coaching_lib.actions.freezing import frozen_rule
from coaching_lib.actions.guards import author_name, moment
from coaching_lib.actions.known import Known, Standing, agent_in_scope, known, known_behavior, standing
from coaching_lib.advice.draft import Draft
from coaching_lib.coaching.rule import SEAL, Rule, sealed
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.people import Agent, require_manager
from coaching_lib.periods import baseline_window
from coaching_lib.record import Connection, audit, drafts, ids, outbox, plan_history, plans

LONGEST_ADVICE = 20_000


@dataclass(frozen=True)
class ShareRequest:
    """What a person decided: advice, goal (share met, 0-1) and date. `key`: the same key shares once."""

    agent_id: str
    behavior: str
    advice: str
    goal_rate: float
    target_on: date
    shared_on: date | None = None
    send_mail: bool = True
    draft: Draft | None = None
    key: str | None = None
    follow_up_on: date | None = None
    items: Sequence[PlanItem] = ()
    private_note: str = ""
    """Only managers read it."""

    @property
    def extras(self) -> Extras:
        """What goes with the plan."""
        return Extras(self.items, self.private_note.strip())


def share(desk: Desk, request: ShareRequest) -> str:
    """Share a plan and return its id. Where the agent has an address, its mail is queued with it and filed.

    Raises: NotAllowed, NotFound (agent, behavior), InvalidInput (goal, dates, advice), StoreBusy.
    """
    new, letter = _made(desk, request)
    with desk.record.writing() as connection:
        _write(connection, desk, request, new, letter)
    mail.hand_over(desk, letter.mail_id.hex if letter else None)
    return new.plan_id.hex


def preview(desk: Desk, request: ShareRequest) -> EmailMessage | None:
    """The mail that `share` would queue, and nothing is written; None where the agent gets no mail.

    Raises: as `share`.
    """
    _, letter = _made(desk, request)
    return message_from_bytes(letter.message, policy=SMTP) if letter is not None else None


def _made(desk: Desk, request: ShareRequest) -> tuple[plans.NewPlan, outbox.NewMail | None]:
    """The plan and its mail, checked and complete, before anything is written."""
    require_manager(desk.viewer)
    shared_on = request.shared_on or desk.today
    check(request, shared_on, desk.today)
    request.extras.require_usable()
    facts = known(desk)
    agent = agent_in_scope(desk, facts, request.agent_id)
    with desk.record.reading() as connection:
        shared_at = moment(desk, connection, shared_on)
    new, stood = prepare(desk, facts, agent, request, shared_at)
    told = replace(new, advice=quoting.as_sent(desk, new.advice, request.draft))
    items = request.extras.of_the_agent()
    return new, plan_mail.frozen(desk, told, agent, stood, items) if request.send_mail else None


def check(request: ShareRequest, shared_on: date, today: date) -> None:
    """Refuse what cannot be a plan.

    Raises: InvalidInput.
    """
    if not 0 <= request.goal_rate <= 1:
        raise InvalidInput(f"A goal of {request.goal_rate} is not between 0 and 1.", "Write 0.8 for 80 %.")
    if shared_on > today:
        raise InvalidInput(
            f"The share day {shared_on.isoformat()} is after today.", "Share it today, or on that day."
        )
    if request.target_on <= shared_on:
        raise InvalidInput(
            f"The target date {request.target_on.isoformat()} is not after the share day.",
            "Choose a later day.",
        )
    if len(request.advice) > LONGEST_ADVICE:
        raise InvalidInput(f"The advice is longer than {LONGEST_ADVICE} characters.", "Shorten it.")


def prepare(
    desk: Desk, facts: Known, agent: Agent, request: ShareRequest, shared_at: datetime
) -> tuple[plans.NewPlan, Standing]:
    """The plan as it will be written, with its rule frozen, and where the agent stands.

    Raises: NotFound for an unknown behavior.
    """
    behavior = known_behavior(facts, request.behavior)
    goal, target_on = request.goal_rate, request.target_on
    rule = frozen_rule(desk, facts, agent, behavior, goal, target_on, shared_at)
    stood, baseline = _baseline(facts, agent, behavior, rule)
    parts = (desk.viewer.actor_id, request.key, agent.agent_id, behavior)
    new = plans.NewPlan(
        plan_id=ids.id_from("plan", *map(str, parts)) if request.key else ids.new_id(),
        agent_id=agent.agent_id,
        agent_name=agent.agent_name,
        team=agent.team,
        behavior=behavior,
        author_id=desk.viewer.actor_id,
        author_name=author_name(desk, agent),
        advice=request.advice.strip(),
        rule=rule,
        target_on=request.target_on,
        shared_at=shared_at,
        baseline=baseline,
        follow_up_on=request.follow_up_on,
    )
    return new, stood


def _baseline(facts: Known, agent: Agent, behavior: str, rule: Rule) -> tuple[Standing, dict[str, Any]]:
    """Where the agent stands before the plan, also as the plan keeps it."""
    window = baseline_window(rule.shared_on)
    stood = standing(facts, agent.agent_id, behavior, window)
    kept = {
        "met": stood.met,
        "applicable": stood.applicable,
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "snapshot": facts.snapshot.name,
    }
    return stood, kept


def _write(
    connection: Connection,
    desk: Desk,
    request: ShareRequest,
    new: plans.NewPlan,
    letter: outbox.NewMail | None,
) -> None:
    actor_id = desk.viewer.actor_id
    kept = drafts.keep(connection, as_new_draft(request.draft, actor_id)) if request.draft else None
    if not plans.add(connection, replace(new, draft_id=kept)):
        request.extras.forget(connection, new, actor_id)
        return  # shared before under the same key
    if kept and request.draft:
        days = (new.target_on, new.rule.shared_on)
        changed = is_edited(request.draft, new.advice, request.goal_rate, *days)
        drafts.shared(connection, kept, new.plan_id, changed, edited_by=actor_id)
    plan_history.happened(connection, new.plan_id, "shared", new.shared_at, actor_id)
    request.extras.write(connection, new, actor_id, new.shared_at)
    requests.close_with(connection, new.agent_id, new.behavior, new.plan_id.hex)
    if letter is not None:
        outbox.queue(connection, letter)
    data = {
        "behavior_applicable": new.baseline["applicable"],
        "has_mail": letter is not None,
        "rule": sealed(new.rule)[SEAL],
    }
    audit.log(connection, actor_id, "plan.share", f"plan:{new.plan_id.hex}", data)
