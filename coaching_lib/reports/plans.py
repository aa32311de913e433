"""Coaching plans: in a list, and one with everything its page shows."""

from __future__ import annotations

from datetime import datetime

from coaching_lib.coaching.plan import RESTORE_DAYS, Plan
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.record import outbox, plan_history
from coaching_lib.reports.answers.plans import PlanCard, PlanRow
from coaching_lib.reports.centre import centre, fold
from coaching_lib.reports.plan_detail import plan
from coaching_lib.reports.plan_fits import shared_day
from coaching_lib.reports.plan_lines import plan_card, plan_row
from coaching_lib.reports.scope import find_agent
from coaching_lib.reports.timeline import timeline
from coaching_lib.reports.verdicts import Judged, judged_plans, present_teams

__all__ = ["listed", "narrowed", "plan", "plan_cards", "plans", "timeline", "withdrawn_cards"]


def plans(desk: Desk, filters: Filters) -> list[PlanRow]:
    """Plans in scope, newest share day first, with effect and verdict as of today.

    `first` and `last` narrow the share day, and only when given; channel, topic and rubric narrow nothing:
    a plan's figures ignore every filter. Withdrawn plans and plans shared after today are left out.
    Raises: NotFound for an agent outside the scope.
    """
    return [plan_row(judged) for judged in listed(desk, filters)]


def plan_cards(desk: Desk, filters: Filters) -> list[PlanCard]:
    """The same plans with names and mail states, for lists on screen."""
    return _cards(desk, listed(desk, filters))


def withdrawn_cards(desk: Desk, filters: Filters) -> list[PlanCard]:
    """The plans that were withdrawn and can still be restored, the last one first.

    Raises: NotFound for an agent outside the scope.
    """
    found = [judged for judged in judged_plans(desk, with_deleted=True) if _may_return(desk, judged.plan)]
    kept = {plan.plan_id for plan in narrowed(desk, filters, [judged.plan for judged in found])}
    return _cards(desk, sorted((j for j in found if j.plan.plan_id in kept), key=_withdrawn, reverse=True))


def _cards(desk: Desk, found: list[Judged]) -> list[PlanCard]:
    with desk.record.reading() as connection:
        mails, opened = outbox.states(connection), plan_history.opened_at(connection)
    return [plan_card(judged, desk.today, mails, opened) for judged in found]


def listed(desk: Desk, filters: Filters) -> list[Judged]:
    """The plans of `plans`, with everything a verdict rests on."""
    found = judged_plans(desk)
    kept = {plan.plan_id for plan in narrowed(desk, filters, [judged.plan for judged in found])}
    return [judged for judged in found if judged.plan.plan_id in kept]


def _may_return(desk: Desk, found: Plan) -> bool:
    if found.deleted_at is None:
        return False
    gone_on = found.deleted_at.astimezone(desk.settings.zone).date()
    return (desk.today - gone_on).days <= RESTORE_DAYS


def _withdrawn(judged: Judged) -> tuple[datetime | None, str]:
    return judged.plan.deleted_at, judged.plan.plan_id


def narrowed(desk: Desk, filters: Filters, plans: list[Plan]) -> list[Plan]:
    """Those of some shared plans that the filters keep, in their order.

    Raises: NotFound for an agent outside the scope.
    """
    agents, teams = _agents(desk, filters), present_teams(desk)
    return [
        plan
        for plan in plans
        if (agents is None or fold(plan.agent_id) in agents)
        and filters.behavior in (None, plan.behavior)
        and filters.team in (None, teams.get(fold(plan.agent_id), plan.team))
        and (filters.first is None or shared_day(plan) >= filters.first)
        and (filters.last is None or shared_day(plan) <= filters.last)
    ]


def _agents(desk: Desk, filters: Filters) -> set[str] | None:
    """Folded ids of the agents asked for; None: nobody in particular.

    An agent without scores, whose import was undone, still has plans: only with scores is an id checked.
    """
    if not filters.agent_ids:
        return None
    snapshot = desk.scores.current()
    if snapshot is not None:
        known = centre(desk, snapshot)
        return {fold(find_agent(desk, known, agent_id)[1].agent_id) for agent_id in filters.agent_ids}
    return {fold(agent_id) for agent_id in filters.agent_ids}
