"""Agents a person said are one, as the next loads will read them."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.exports.persons import read_persons


def joined(desk: Desk) -> list[tuple[str, str]]:
    """(id, the id it is read as), by id."""
    return sorted(read_persons(desk.settings.data).same.items())
