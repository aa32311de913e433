"""What goes with a plan in the same transaction: action items, a private note, and the form it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coaching_lib.actions.items import checked
from coaching_lib.actions.notes import LONGEST_NOTE
from coaching_lib.errors import InvalidInput
from coaching_lib.record import Connection, action_items, notes, plan_history, plans, sketches


@dataclass(frozen=True)
class PlanItem:
    """One action item of a new plan. `owner`: agent or manager."""

    text: str
    owner: str = "agent"
    due_on: date | None = None


@dataclass(frozen=True)
class Extras:
    """What a plan brings along beside its advice."""

    items: Sequence[PlanItem]
    private_note: str

    def require_usable(self) -> None:
        """Refuse empty items and a note that is too long.

        Raises: InvalidInput.
        """
        for item in self.items:
            checked(item.text, item.owner)
        if len(self.private_note) > LONGEST_NOTE:
            raise InvalidInput(f"The note is longer than {LONGEST_NOTE} characters.", "Shorten it.")

    def of_the_agent(self) -> list[tuple[str, date | None]]:
        """What the agent takes on, and until when.

        Raises: InvalidInput as `require_usable`.
        """
        return [(checked(item.text, item.owner), item.due_on) for item in self.items if item.owner == "agent"]

    def write(self, connection: Connection, new: plans.NewPlan, actor_id: str, at: datetime) -> None:
        """Write them with the plan, and forget the form it was typed into."""
        plan_id = new.plan_id.hex
        for item in self.items:
            words = checked(item.text, item.owner)
            action_items.add(connection, plan_id, words, item.owner, item.due_on)
        if self.private_note:
            note = (actor_id, new.author_name, "private", self.private_note)
            note_id = notes.add(connection, plan_id, *note, at)
            data = {"note_id": note_id, "action": "note.add", "visibility": "private"}
            plan_history.happened(connection, plan_id, "note", at, actor_id, data)
        self.forget(connection, new, actor_id)

    def forget(self, connection: Connection, new: plans.NewPlan, actor_id: str) -> None:
        """Forget the form the plan was typed into."""
        sketches.forget(connection, actor_id, new.agent_id, new.behavior)
