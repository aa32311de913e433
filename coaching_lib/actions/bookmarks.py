"""Keep a contact as a good or a bad example of a behavior, or let it go."""

from __future__ import annotations

from coaching_lib.actions.guards import moment
from coaching_lib.actions.known import agent_in_scope, fold, known
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.people import require_manager
from coaching_lib.record import audit, bookmarks
from coaching_lib.record.bookmarks import Bookmark

KINDS = ("good", "bad")
LONGEST = 500


def keep(desk: Desk, interaction_id: str, behavior: str, kind: str, text: str = "") -> None:
    """Keep an example; a second word on the same contact and behavior takes the first one's place.

    Raises: NotAllowed, NotFound (no such result among the viewer's agents), InvalidInput, StoreBusy.
    """
    require_manager(desk.viewer)
    if kind not in KINDS or len(text) > LONGEST:
        raise InvalidInput(
            "An example is good or bad, with at most 500 letters beside it.", "Shorten the text."
        )
    name = _scored(desk, interaction_id, behavior)
    with desk.record.writing() as connection:
        new = Bookmark(interaction_id, name, kind, text.strip() or None, moment(desk, connection))
        bookmarks.keep(connection, new, desk.viewer.actor_id)
        audit.log(connection, desk.viewer.actor_id, "example.keep", f"contact:{interaction_id}")


def remove(desk: Desk, interaction_id: str, behavior: str) -> None:
    """Let an example go.

    Raises: NotAllowed, NotFound, StoreBusy.
    """
    require_manager(desk.viewer)
    name = _scored(desk, interaction_id, behavior)
    with desk.record.writing() as connection:
        if not bookmarks.remove(connection, interaction_id, name):
            raise NotFound("This is no kept example.", "It may be gone already.")
        audit.log(connection, desk.viewer.actor_id, "example.remove", f"contact:{interaction_id}")


def _scored(desk: Desk, interaction_id: str, behavior: str) -> str:
    """The behavior as the rubric spells it, if it was scored in this contact of an agent in scope."""
    facts = known(desk)
    for row in facts.snapshot.ask("evaluation_of", interaction_id=interaction_id).to_pylist():
        if fold(row["behavior"]) == fold(behavior):
            agent_in_scope(desk, facts, row["agent_id"])
            return str(row["behavior"])
    raise NotFound("This behavior was not scored in a contact of yours.", "Open the contact again.")
