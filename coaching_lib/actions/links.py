"""Plan links: made with the plan's mail, followed by whoever opens one, revoked by the manager."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching_lib import delivery
from coaching_lib.actions.guards import moment, plan_in_scope
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.people import require_manager, scope
from coaching_lib.record import Connection, audit, plan_history, plans

COOKIE = "coaching_plan_link"
"""Carries a token from the address of a link into the app."""
CLICK_MARK = "~"
"""Ends the token in the cookie; what follows tells one click from another."""
AFTER_TARGET = timedelta(days=14)
SKEW = timedelta(minutes=10)
GONE = "This link cannot be used: it is too old, was replaced, or is not complete."
ASK = "Ask your manager for a new one."


@dataclass(frozen=True)
class Followed:
    """Where a link leads, and for whom it was made."""

    plan_id: str
    agent_id: str
    agent_name: str


def link_for(desk: Desk, plan_id: str, agent_id: str, nonce: str, at: datetime) -> str | None:
    """The address for the mail of a plan; None where agents cannot reach the app.

    Raises: MailFailed when the key that signs cannot be read or made.
    """
    if not (desk.settings.public_url or "").strip():
        return None
    keys = delivery.link_keys(desk.settings, make=True)
    link = delivery.PlanLink(plan_id, agent_id, nonce, at.replace(microsecond=0))
    return delivery.link_url(desk.settings.public_url, keys, link)


def link_of(desk: Desk, connection: Connection, plan: Plan, at: datetime) -> str | None:
    """The address for another mail of a plan that is there; None where agents cannot reach the app."""
    nonce = plans.link_nonce(connection, plan.plan_id) or ""
    return link_for(desk, plan.plan_id, plan.agent_id, nonce, at)


def link_to_show(desk: Desk, plan_id: str) -> str | None:
    """A link to copy, as the mail carries it; None where agents cannot reach the app.

    Raises: NotAllowed, NotFound, MailFailed.
    """
    require_manager(desk.viewer)
    with desk.record.reading() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        return link_of(desk, connection, plan, moment(desk, connection))


def follow(desk: Desk, token: str) -> Followed:
    """The plan a link leads to. Nothing is noted and nobody is acknowledged: a scanner may follow it too.

    Raises: NotFound for a link that was changed, has expired, was revoked, or whose plan is gone: all read
    the same.
    """
    link = delivery.read_link(delivery.link_keys(desk.settings), token)
    if link is None:
        raise NotFound(GONE, ASK)
    with desk.record.reading() as connection:
        plan = plans.find(connection, link.plan_id)
        nonce = plans.link_nonce(connection, link.plan_id)
        at = moment(desk, connection)
    if plan is None or plan.deleted_at is not None or (plan.agent_id, nonce) != (link.agent_id, link.nonce):
        raise NotFound(GONE, ASK)
    if not link.issued_at - SKEW <= at <= link.issued_at + delivery.LONGEST_LINK:
        raise NotFound(GONE, ASK)
    if desk.today > plan.target_on + AFTER_TARGET:
        raise NotFound(GONE, ASK)
    return Followed(plan.plan_id, plan.agent_id, plan.agent_name)


def is_for(desk: Desk, followed: Followed) -> bool:
    """Whether the viewer may open the plan a link leads to; a look by somebody else is audited."""
    with desk.record.reading() as connection:
        plan = plans.find(connection, followed.plan_id)
    if plan is not None and scope(desk.viewer).includes(plan.agent_id, plan.team):
        return True
    with desk.record.writing() as connection:
        subject = f"plan:{followed.plan_id}"
        audit.log(connection, desk.viewer.actor_id, "plan.link-of-another", subject)
    return False


def revoke(desk: Desk, plan_id: str) -> None:
    """Make every link of a plan that was sent so far worthless; the next mail carries a new one.

    Raises: NotAllowed, NotFound, StoreBusy.
    """
    require_manager(desk.viewer)
    with desk.record.writing() as connection:
        plan: Plan = plan_in_scope(desk, connection, plan_id)
        plans.renew_nonce(connection, plan.plan_id)
        at, actor_id = moment(desk, connection), desk.viewer.actor_id
        plan_history.happened(connection, plan.plan_id, "revoked", at, actor_id)
        audit.log(connection, actor_id, "plan.revoke-links", f"plan:{plan.plan_id}")
