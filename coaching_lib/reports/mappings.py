"""Saved mappings: which columns each of them names, and how many sets of headers it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coaching_lib.desk import Desk
from coaching_lib.exports.remembered import saved


@dataclass(frozen=True)
class SavedMapping:
    """One mapping file. `columns`: column as the export calls it -> field, "" = left out."""

    name: str
    columns: Mapping[str, str]
    date_order: str | None
    headers: int
    """Sets of headers it answers by itself."""


def mappings(desk: Desk) -> list[SavedMapping]:
    """Every mapping kept in the data folder, by name; files that cannot be read are left out."""
    return [
        SavedMapping(str(one.name), one.columns, one.date_order, headers)
        for one, headers in saved(desk.settings.data / "mappings")
    ]
