"""Action items of a plan: added and ticked off while it runs."""

from __future__ import annotations

from datetime import date

from coaching_lib.actions.guards import moment, plan_in_scope, require_not_withdrawn, require_running
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged
from coaching_lib.people import require_manager
from coaching_lib.record import Connection, action_items, audit, plan_history

LONGEST = 500
OWNERS = ("agent", "manager")


def checked(text: str, owner: str) -> str:
    """The words of an item, trimmed.

    Raises: InvalidInput.
    """
    words = " ".join(text.split())
    if not words:
        raise InvalidInput("An action item is empty.", "Say what is to be done, or take it away.")
    if len(words) > LONGEST:
        raise InvalidInput(f"An action item is longer than {LONGEST} characters.", "Shorten it.")
    if owner not in OWNERS:
        raise InvalidInput(f"An action item is the agent's or the manager's, not {owner!r}.", "Choose one.")
    return words


def add(desk: Desk, plan_id: str, text: str, owner: str = "agent", due_on: date | None = None) -> str:
    """Add an item to a running plan and return its id. Agents add own ones.

    Raises: NotAllowed (an agent giving the manager work), NotFound, PlanClosed, InvalidInput, StoreBusy.
    """
    words = checked(text, owner)
    if owner == "manager":
        require_manager(desk.viewer)
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_running(desk, plan)
        item_id = action_items.add(connection, plan.plan_id, words, owner, due_on)
        _leave_trace(desk, connection, plan, "item.add", item_id)
    return item_id


def check(desk: Desk, item_id: str, is_done: bool) -> None:
    """Tick an item off, or open it again; twice does it once. Agents tick their own.

    Also after the target date. Raises: NotFound, NotAllowed, PlanClosed (withdrawn), PlanChanged (changed at
    this moment elsewhere), StoreBusy.
    """
    with desk.record.writing() as connection:
        plan, item = _item(desk, connection, item_id)
        if (item.done_at is not None) == is_done:
            return
        at = moment(desk, connection) if is_done else None
        if not action_items.check(connection, item_id, item.version, at):
            raise PlanChanged("This item was changed elsewhere first.", "Look again.", theirs="", yours="")
        _leave_trace(desk, connection, plan, "item.done" if is_done else "item.open", item_id)


def remove(desk: Desk, item_id: str) -> None:
    """Take an item away.

    Raises: NotFound, NotAllowed (an agent and the manager's item), PlanClosed, StoreBusy.
    """
    with desk.record.writing() as connection:
        plan, _ = _item(desk, connection, item_id)
        require_running(desk, plan)
        action_items.remove(connection, item_id)
        _leave_trace(desk, connection, plan, "item.remove", item_id)


def _item(desk: Desk, connection: Connection, item_id: str) -> tuple[Plan, action_items.ActionItem]:
    found = action_items.find(connection, item_id)
    if found is None:
        raise NotFound("There is no such action item.", "It may have been taken away.")
    plan = plan_in_scope(desk, connection, found[0])
    require_not_withdrawn(plan)
    if desk.viewer.is_agent and found[1].owner != "agent":
        raise NotAllowed("This item is your manager's.", "Tell your manager when it is done.")
    return plan, found[1]


def _leave_trace(desk: Desk, connection: Connection, plan: Plan, action: str, item_id: str) -> None:
    actor_id = desk.viewer.actor_id
    data = {"item_id": item_id, "action": action}
    plan_history.happened(connection, plan.plan_id, "edited", moment(desk, connection), actor_id, data)
    audit.log(connection, actor_id, action, f"plan:{plan.plan_id}", {"item_id": item_id})
