"""Columns that only names make numbers or dates: "Note" is a score in French, a remark in English."""

from __future__ import annotations

from dataclasses import replace

from coaching_lib.exports.contents.kinds import Content, Kind, content
from coaching_lib.exports.headers import match
from coaching_lib.exports.table import Table

COUNTED = (
    "score", "overall_score", "points", "max_points", "weight", "goal_rate", "handle_seconds", "seconds",
    "turn", "revision", "date", "time",
)  # fmt: skip
FEWEST_ROWS = 10
TEXTS = (Kind.TEXT, Kind.WORDS, Kind.PERSON)


def believed(table: Table) -> Table:
    """The table without the fields that words alone stand in, where numbers or dates are meant."""
    found = [content(table, table.columns.fields[field]) for field in COUNTED if table.columns.has(field)]
    wrong = [column for column in found if column.name not in table.mapping.columns and _is_wordy(column)]
    if not wrong:
        return table
    fields = {index: field.replace("_", " ") for field, index in table.columns.fields.items()}
    columns = {**{column.name: "" for column in wrong}, **table.mapping.columns}
    reasons = {
        column.name: f"ignored: called like a {fields[column.index]}, but holds {column.kind}"
        for column in wrong
    }
    mapping = replace(table.mapping, columns=columns, reasons={**table.mapping.reasons, **reasons})
    return replace(table, columns=match(table.head.names, columns), mapping=mapping)


def _is_wordy(column: Content) -> bool:
    has_digit = any(letter.isdigit() for value in column.values for letter in value)
    return column.filled >= FEWEST_ROWS and column.kind in TEXTS and not has_digit
