"""Coaching plans: share, open, acknowledge, edit, withdraw, restore, bring from another tool."""

from __future__ import annotations

from datetime import date
from typing import Literal

from coaching_lib.actions import mail, plan_mail
from coaching_lib.actions.extras import PlanItem
from coaching_lib.actions.guards import moment, plan_in_scope, require_not_withdrawn, require_running
from coaching_lib.actions.plan_file import PlanLoad, RefusedPlan, load_file
from coaching_lib.actions.sharing import LONGEST_ADVICE, ShareRequest, preview, share
from coaching_lib.coaching.plan import RESTORE_DAYS, Plan
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, PlanChanged, PlanClosed
from coaching_lib.people import require_manager
from coaching_lib.record import Connection, audit, outbox, plan_history, plans

How = Literal["login", "link-button", "local", "operator"]

__all__ = [
    "How",
    "PlanItem",
    "PlanLoad",
    "RefusedPlan",
    "ShareRequest",
    "acknowledge",
    "delete",
    "edit",
    "load_file",
    "open_plan",
    "preview",
    "restore",
    "share",
]


def acknowledge(desk: Desk, plan_id: str, how: How = "operator") -> bool:
    """Note that the agent has read the plan (Working On It). False: it was noted before.

    Raises: NotFound, PlanClosed (withdrawn), StoreBusy.
    """
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_not_withdrawn(plan)
        return _acknowledge(desk, connection, plan, how)


def open_plan(desk: Desk, plan_id: str, how: How = "local") -> bool:
    """Note that the agent looks at the plan; the first look acknowledges it. Anyone else's look: nothing.

    Safe at every rerun: after the first look nothing is written. Returns whether this was the first look.
    Raises: NotFound, StoreBusy.
    """
    with desk.record.reading() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        if not desk.viewer.is_agent or plan.deleted_at or plan_history.was_opened(connection, plan_id):
            return False
    with desk.record.writing() as connection:
        at, actor_id = moment(desk, connection), desk.viewer.actor_id
        plan_history.happened(connection, plan.plan_id, "opened", at, actor_id)
        if not _acknowledge(desk, connection, plan, how):
            audit.log(connection, actor_id, "plan.open", f"plan:{plan.plan_id}")
    return True


def edit(
    desk: Desk, plan_id: str, seen_version: int, advice: str | None = None, target_on: date | None = None
) -> int:
    """Save another advice or a later target date; returns the new version. Earlier texts are kept.

    Raises: NotAllowed, NotFound, PlanClosed (finished or withdrawn), InvalidInput (an earlier date),
    PlanChanged (somebody saved since `seen_version`; carries both texts), StoreBusy.
    """
    require_manager(desk.viewer)
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_running(desk, plan)
        text = plan.advice if advice is None else advice.strip()
        until = target_on or plan.target_on
        _check_edit(plan, text, until)
        at, actor_id = moment(desk, connection), desk.viewer.actor_id
        version = plans.change(connection, plan.plan_id, seen_version, text, until, actor_id, at)
        if version is None:
            raise PlanChanged(
                "Somebody else saved this plan first; your text is not saved yet.",
                "Compare both texts, then save the one you want.",
                theirs=plan.advice,
                yours=text,
            )
        data = {"version": version, "from": plan.target_on.isoformat(), "to": until.isoformat()}
        plan_history.happened(connection, plan.plan_id, "edited", at, actor_id, data)
        audit.log(connection, actor_id, "plan.edit", f"plan:{plan.plan_id}", data)
    return version


def delete(desk: Desk, plan_id: str, reason: str = "") -> None:
    """Withdraw a plan; it can be restored for 30 days. Twice does it once.

    Its waiting mail is cancelled; where it may have left, a mail says so and takes the days back.

    Raises: NotAllowed, NotFound, StoreBusy.
    """
    require_manager(desk.viewer)
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        at, actor_id = moment(desk, connection), desk.viewer.actor_id
        if not plans.withdraw(connection, plan.plan_id, at, actor_id, reason.strip()):
            return
        cancelled = outbox.cancel(connection, plan.plan_id)
        word = plan_mail.withdrawal(desk, connection, plan, at)
        plan_history.happened(connection, plan.plan_id, "deleted", at, actor_id)
        data = {"mails_cancelled": cancelled}
        audit.log(connection, actor_id, "plan.delete", f"plan:{plan.plan_id}", data)
    mail.hand_over(desk, word)


def restore(desk: Desk, plan_id: str) -> None:
    """Take a withdrawal back. A cancelled mail stays cancelled.

    Raises: NotAllowed, NotFound, PlanClosed (more than 30 days ago), StoreBusy.
    """
    require_manager(desk.viewer)
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        if plan.deleted_at is None:
            return
        gone_on = plan.deleted_at.astimezone(desk.settings.zone).date()
        if (desk.today - gone_on).days > RESTORE_DAYS:
            raise PlanClosed(f"This plan was withdrawn on {gone_on}, over 30 days ago.", "Start a new plan.")
        plans.restore(connection, plan.plan_id)
        outbox.cancel(connection, plan.plan_id)
        at, actor_id = moment(desk, connection), desk.viewer.actor_id
        plan_history.happened(connection, plan.plan_id, "restored", at, actor_id)
        audit.log(connection, actor_id, "plan.restore", f"plan:{plan.plan_id}")


def _acknowledge(desk: Desk, connection: Connection, plan: Plan, how: How) -> bool:
    at, actor_id = moment(desk, connection), desk.viewer.actor_id
    if not plans.acknowledge(connection, plan.plan_id, at, how):
        return False
    plan_history.happened(connection, plan.plan_id, "acknowledged", at, actor_id, {"how": how})
    audit.log(connection, actor_id, "plan.acknowledge", f"plan:{plan.plan_id}", {"how": how})
    return True


def _check_edit(plan: Plan, advice: str, target_on: date) -> None:
    if len(advice) > LONGEST_ADVICE:
        raise InvalidInput(f"The advice is longer than {LONGEST_ADVICE} characters.", "Shorten it.")
    if target_on < plan.target_on:
        raise InvalidInput(
            "A target date can only be moved to a later day: an earlier one would choose the result.",
            f"Choose {plan.target_on.isoformat()} or later.",
        )
