"""Short ways to say what a manager shares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from coaching_lib.actions import plans
from coaching_lib.desk import Desk
from coaching_lib.people import Role, Viewer, agent_viewer
from coaching_lib.record import plan_history
from coaching_lib.record import plans as stored

BEHAVIOR = "Greets by name"


def request(desk: Desk, **changes) -> plans.ShareRequest:
    """Ann, 80 % in six weeks."""
    plain = plans.ShareRequest(
        agent_id="A1",
        behavior=BEHAVIOR,
        advice="Say the customer's name once, early.",
        goal_rate=0.8,
        target_on=desk.today + timedelta(days=42),
    )
    return replace(plain, **changes)


def on(desk: Desk, day: date) -> Desk:
    """The same desk on another day."""
    return replace(desk, today=day)


def as_agent(desk: Desk, agent_id: str = "A1") -> Desk:
    """The desk as an agent sees it."""
    return desk.seen_as(agent_viewer(agent_id, "Ann Lee"))


def as_manager(desk: Desk, *teams: str) -> Desk:
    """The desk of a manager of some teams."""
    return desk.seen_as(Viewer("Mia Boss", frozenset({Role.MANAGER}), teams=frozenset(teams)))


def plan_of(desk: Desk, plan_id: str):
    """The plan as the record holds it."""
    with desk.record.reading() as connection:
        found = stored.find(connection, plan_id)
    assert found is not None
    return found


def kinds(desk: Desk, plan_id: str) -> list[str]:
    """Kinds of the events of a plan."""
    with desk.record.reading() as connection:
        return [event.kind for event in plan_history.events(connection, plan_id)]


def counts(desk: Desk) -> dict[str, int]:
    """Rows of every table of the record."""
    from sqlalchemy import func, select

    from coaching_lib.record.tables import metadata

    with desk.record.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }
