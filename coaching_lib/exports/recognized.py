"""A table of a load whose layout is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.reading import Read
from coaching_lib.exports.table import Table

Progress = Callable[[str, float], None]
"""Called with what is being done and the share of the reading that is done (0-1)."""


@dataclass(frozen=True)
class Recognized:
    """A table, the layout that knows it, why, and how it was read."""

    table: Table
    layout: Layout
    why: str
    read: Read | None = None
