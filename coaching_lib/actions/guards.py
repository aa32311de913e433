"""What every action on a plan checks first: is it the viewer's, is it open, and which moment is it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from coaching_lib.actions.known import fold, known
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound, PlanClosed
from coaching_lib.people import Agent, scope
from coaching_lib.record import Connection, ids, plans


def moment(desk: Desk, connection: Connection, day: date | None = None) -> datetime:
    """The time of day of the store's clock, on `day` or the desk's today; aware UTC.

    Days come from the desk, so that plans made with another `today` lie on that day.
    """
    local = ids.now(connection).astimezone(desk.settings.zone)
    on_day = datetime.combine(day or desk.today, local.time(), desk.settings.zone)
    return on_day.astimezone(UTC)


def plan_in_scope(desk: Desk, connection: Connection, plan_id: str) -> Plan:
    """The plan with this id, withdrawn ones too.

    Raises: NotFound when there is none, or it is not the viewer's: both read the same.
    """
    plan = plans.find(connection, plan_id)
    if plan is None or not scope(desk.viewer).includes(plan.agent_id, _team(desk, plan)):
        raise NotFound("There is no such plan among yours.", "Open it from Coaching Sessions.")
    return plan


def require_not_withdrawn(plan: Plan) -> None:
    """Refuse plans that were withdrawn.

    Raises: PlanClosed.
    """
    if plan.deleted_at is not None:
        raise PlanClosed("This plan was withdrawn.", "It can be restored for 30 days.")


def require_running(desk: Desk, plan: Plan) -> None:
    """Refuse plans that are withdrawn or whose target date is over.

    Raises: PlanClosed.
    """
    require_not_withdrawn(plan)
    if not plan.is_running(desk.today):
        raise PlanClosed(
            f"The plan ended on {plan.target_on.isoformat()}, so this was not saved.",
            "Start a new plan to go on.",
        )


def author_name(desk: Desk, agent: Agent) -> str:
    """Who signs: the one person of local mode signs for the agent's manager, where the roster names one."""
    if desk.viewer.is_operator and agent.manager:
        return agent.manager
    return desk.viewer.name


def _team(desk: Desk, plan: Plan) -> str | None:
    """The agent's present team where it decides; the team of the share day otherwise."""
    if not scope(desk.viewer).teams:
        return plan.team
    agent = known(desk).agents.get(fold(plan.agent_id))
    return agent.team if agent else plan.team
