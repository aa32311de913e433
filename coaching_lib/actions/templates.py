"""A manager's templates: words and action items kept under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coaching_lib.actions.guards import moment
from coaching_lib.actions.items import checked
from coaching_lib.actions.sharing import LONGEST_ADVICE
from coaching_lib.advice.shape import blocks
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.people import require_manager
from coaching_lib.record import audit, templates

LONGEST_NAME = 80


def save(
    desk: Desk,
    name: str,
    advice: str,
    items: Sequence[Mapping[str, Any]] = (),
    behavior: str | None = None,
) -> str:
    """Keep a template and return its id; the same name again replaces it.

    `items`: text, owner, days (due so many days after sharing, or None). A template goes to other agents, so
    it may hold no quote of a contact. Raises: NotAllowed, InvalidInput, StoreBusy.
    """
    require_manager(desk.viewer)
    called, words = " ".join(name.split()), advice.strip()
    _require_usable(called, words, len(items))
    kept = [{**item, "text": checked(item["text"], item["owner"])} for item in items]
    actor_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        at = moment(desk, connection)
        template_id = templates.save(connection, actor_id, called, behavior, words, kept, at)
        audit.log(connection, actor_id, "template.save", f"template:{template_id}")
    return template_id


def _require_usable(called: str, words: str, items: int) -> None:
    if not called or len(called) > LONGEST_NAME:
        raise InvalidInput(f"A name has 1 to {LONGEST_NAME} characters.", "Choose a short one.")
    if not words and not items:
        raise InvalidInput("The template is empty.", "Write some words or an action item.")
    if len(words) > LONGEST_ADVICE:
        raise InvalidInput(f"The text is longer than {LONGEST_ADVICE} characters.", "Shorten it.")
    if any(block.kind == "quote" for block in blocks(words)):
        raise InvalidInput(
            "A template goes to other agents, and this text quotes a contact.", "Take the quotes out."
        )


def forget(desk: Desk, template_id: str) -> None:
    """Remove an own template.

    Raises: NotAllowed, NotFound, StoreBusy.
    """
    require_manager(desk.viewer)
    actor_id = desk.viewer.actor_id
    with desk.record.writing() as connection:
        if not templates.forget(connection, actor_id, template_id):
            raise NotFound("There is no such template.", "It may have been removed.")
        audit.log(connection, actor_id, "template.forget", f"template:{template_id}")
