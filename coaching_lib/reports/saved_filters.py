"""The filters a viewer keeps under a name."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.record import saved_filters as record_filters
from coaching_lib.record.saved_filters import SavedFilter


def saved_filters(desk: Desk, page: str) -> list[SavedFilter]:
    """The viewer's own of one page, by name."""
    with desk.record.reading() as connection:
        return record_filters.saved(connection, desk.viewer.actor_id, page)
