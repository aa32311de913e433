"""Coaching plans: in a list, and one with everything its page shows."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.record import outbox, plan_history
from coaching_lib.reports.answers.plans import PlanCard, PlanRow
from coaching_lib.reports.centre import centre, fold
from coaching_lib.reports.plan_detail import plan
from coaching_lib.reports.plan_lines import plan_card, plan_row
from coaching_lib.reports.scope import find_agent
from coaching_lib.reports.timeline import timeline
from coaching_lib.reports.verdicts import Judged, judged_plans, present_teams

__all__ = ["listed", "plan", "plan_cards", "plans", "timeline"]


def plans(desk: Desk, filters: Filters) -> list[PlanRow]:
    """Plans in scope, newest share day first, with effect and verdict as of today.

    `first` and `last` narrow the share day, and only when given; channel, topic and rubric narrow nothing:
    a plan's figures ignore every filter. Withdrawn plans and plans shared after today are left out.
    Raises: NotFound for an agent outside the scope.
    """
    return [plan_row(judged) for judged in listed(desk, filters)]


def plan_cards(desk: Desk, filters: Filters) -> list[PlanCard]:
    """The same plans with names and mail states, for lists on screen."""
    found = listed(desk, filters)
    with desk.record.reading() as connection:
        mails, opened = outbox.states(connection), plan_history.opened_at(connection)
    return [plan_card(judged, desk.today, mails, opened) for judged in found]


def listed(desk: Desk, filters: Filters) -> list[Judged]:
    """The plans of `plans`, with everything a verdict rests on."""
    agents, teams = _agents(desk, filters), present_teams(desk)
    return [
        judged
        for judged in judged_plans(desk)
        if (agents is None or fold(judged.plan.agent_id) in agents)
        and filters.behavior in (None, judged.plan.behavior)
        and filters.team in (None, teams.get(fold(judged.plan.agent_id), judged.plan.team))
        and (filters.first is None or judged.shared_on >= filters.first)
        and (filters.last is None or judged.shared_on <= filters.last)
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
