"""Keep the filters of a page under a name, and forget them again."""

from __future__ import annotations

from coaching_lib.actions.guards import moment
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotFound
from coaching_lib.record import saved_filters

LONGEST_NAME = 60
LONGEST_QUERY = 2_000
MOST = 50
"""Per viewer and page."""


def save_filter(desk: Desk, page: str, name: str, query: str) -> str:
    """Keep a query of the viewer under a name; the same name replaces it. Returns the id.

    Raises: InvalidInput (no name, too long, too many), StoreBusy.
    """
    words = " ".join(name.split())
    if not words or len(words) > LONGEST_NAME:
        raise InvalidInput("A saved filter needs a name.", f"Write up to {LONGEST_NAME} characters.")
    if len(query) > LONGEST_QUERY:
        raise InvalidInput("These filters are too long to keep.", "Shorten the search.")
    owner = desk.viewer.actor_id
    with desk.record.writing() as connection:
        kept = saved_filters.saved(connection, owner, page)
        if len(kept) >= MOST and words not in {each.name for each in kept}:
            raise InvalidInput(f"You keep {MOST} filters here already.", "Remove one first.")
        return saved_filters.save(connection, owner, page, words, query, moment(desk, connection))


def forget_filter(desk: Desk, filter_id: str) -> None:
    """Remove one of the viewer's own.

    Raises: NotFound, StoreBusy.
    """
    with desk.record.writing() as connection:
        if not saved_filters.forget(connection, desk.viewer.actor_id, filter_id):
            raise NotFound("There is no such saved filter.", "Reload the page.")
