"""Meeting notes: written while the plan runs, kept in every version."""

from __future__ import annotations

from typing import Literal

from coaching_lib.actions.guards import moment, plan_in_scope, require_running
from coaching_lib.coaching.plan import Plan
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged
from coaching_lib.people import require_manager
from coaching_lib.record import Connection, audit, notes, plan_history

LONGEST_NOTE = 10_000


def add(desk: Desk, plan_id: str, text: str, visibility: Literal["shared", "private"] = "shared") -> str:
    """Write a note and return its id. Agents write shared ones on their own plans.

    Raises: NotAllowed (a private note of an agent), NotFound, PlanClosed, InvalidInput, StoreBusy.
    """
    if visibility not in ("shared", "private"):
        raise InvalidInput(f"A note is shared or private, not {visibility!r}.", "Choose one of the two.")
    if visibility == "private":
        require_manager(desk.viewer)
    words = _checked(text)
    with desk.record.writing() as connection:
        plan = plan_in_scope(desk, connection, plan_id)
        require_running(desk, plan)
        at, actor_id = moment(desk, connection), desk.viewer.actor_id
        note_id = notes.add(connection, plan.plan_id, actor_id, _author(desk, plan), visibility, words, at)
        _leave_trace(desk, connection, plan, "note.add", note_id)
    return note_id


def edit(desk: Desk, note_id: str, seen_version: int, text: str) -> int:
    """Save another text of an own note; returns the new version, the earlier ones are kept.

    Raises: NotFound, NotAllowed (somebody else's), PlanClosed, InvalidInput,
    PlanChanged (carries both texts).
    """
    words = _checked(text)
    with desk.record.writing() as connection:
        note, plan = _own(desk, connection, note_id)
        at, actor_id = moment(desk, connection), desk.viewer.actor_id
        version = notes.change(connection, note.note_id, seen_version, words, actor_id, at)
        if version is None:
            raise PlanChanged(
                "This note was saved elsewhere first; your text is not saved yet.",
                "Compare both texts, then save the one you want.",
                theirs=note.text,
                yours=words,
            )
        _leave_trace(desk, connection, plan, "note.edit", note.note_id)
    return version


def delete(desk: Desk, note_id: str) -> None:
    """Take an own note away.

    Raises: NotFound, NotAllowed (somebody else's), PlanClosed, StoreBusy.
    """
    with desk.record.writing() as connection:
        note, plan = _own(desk, connection, note_id)
        notes.remove(connection, note.note_id, moment(desk, connection))
        _leave_trace(desk, connection, plan, "note.delete", note.note_id)


def _checked(text: str) -> str:
    words = text.strip()
    if not words:
        raise InvalidInput("The note is empty.", "Write a sentence.")
    if len(words) > LONGEST_NOTE:
        raise InvalidInput(f"The note is longer than {LONGEST_NOTE} characters.", "Shorten it.")
    return words


def _own(desk: Desk, connection: Connection, note_id: str) -> tuple[notes.Note, Plan]:
    note = notes.find(connection, note_id, desk.viewer)
    if note is None:
        raise NotFound("There is no such note.", "It may have been taken away.")
    plan = plan_in_scope(desk, connection, note.plan_id)
    if note.author_id != desk.viewer.actor_id:
        raise NotAllowed("Only its author can change a note.", "Write a note of your own.")
    require_running(desk, plan)
    return note, plan


def _author(desk: Desk, plan: Plan) -> str:
    return plan.author_name if desk.viewer.is_operator else desk.viewer.name


def _leave_trace(desk: Desk, connection: Connection, plan: Plan, action: str, note_id: str) -> None:
    actor_id = desk.viewer.actor_id
    data = {"note_id": note_id, "action": action}
    plan_history.happened(connection, plan.plan_id, "note", moment(desk, connection), actor_id, data)
    audit.log(connection, actor_id, action, f"plan:{plan.plan_id}", {"note_id": note_id})
