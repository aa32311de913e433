"""Reports averaged before they came: one row per agent or metric, from which no interaction comes back."""

from __future__ import annotations

import re

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.headers import plain
from coaching_lib.exports.table import Table

GROUPS = ("agent_id", "agent_name", "agent_email", "team", "behavior")
FIGURES = ("overall_score", "score", "points", "handle_seconds", "result", "passed")
AVERAGED = {
    "average", "avg", "mean", "count", "total", "calls", "interactions", "evaluations", "chats", "contacts",
    "durchschnitt", "anzahl", "mittelwert", "gespräche", "bewertungen", "promedio", "moyenne", "nombre",
    "média", "平均", "数量",
}  # fmt: skip
CODE = "already-aggregated"


def is_aggregated(table: Table) -> bool:
    """Whether a table without interactions holds averages or counts of a group on each line."""
    columns = table.columns
    if columns.has("interaction_id") or not columns.has_any(*GROUPS):
        return False
    if _names_averages(table):
        return True
    return (
        columns.has_any(*FIGURES) and not columns.has_any("started_at", "date") and _is_one_line_each(table)
    )


def _names_averages(table: Table) -> bool:
    words = {word for name in table.head.names for word in re.split(r"[\W\d_]+", name.casefold())}
    return bool(words & AVERAGED) or any(plain(word) in map(plain, table.head.names) for word in AVERAGED)


def _is_one_line_each(table: Table) -> bool:
    """Each group stands on one line, and no other column could be an id of something finer."""
    group = next(table.columns.fields[field] for field in GROUPS if table.columns.has(field))
    unused = [table.head.sample(index) for index in table.columns.unused]
    return _is_distinct(table.head.sample(group)) and not any(map(_is_distinct, unused))


def _is_distinct(values: list[str]) -> bool:
    return len(values) > 1 and len(set(values)) == len(values)


def refusal(table: Table) -> ExportRefused:
    """The refusal of such a report, in words."""
    return ExportRefused(
        f"{table.source.shown} holds averages, one line per group; interactions cannot be taken out of them.",
        "Export one row per interaction (or per interaction and behavior) instead of a report.",
        code=CODE,
    )
