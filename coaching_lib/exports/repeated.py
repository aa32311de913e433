"""Column names that stand again between the rows, as in files put together from several: no rows."""

from __future__ import annotations

from coaching_lib.exports.intake import Intake
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.statements import identifier
from coaching_lib.exports.table import Table

KEYS = {
    "interaction": ("interaction_id",),
    "result": ("interaction_id",),
    "turn": ("interaction_id",),
    "agent": ("agent_id", "agent_name", "agent_email"),
    "rubric": ("behavior",),
}
"""By what the rows of each seen_ table are told apart: no row has the name of that column as its value."""


def skip_repeated_headers(intake: Intake, table: Table, layout: Layout) -> None:
    """Mark the rows that repeat the column names, so that they are skipped under that name."""
    fields = layout.fields(table.columns)
    key = next((field for field in KEYS[layout.part] if field in fields), None)
    name = table.head.names[fields[key]] if key and fields[key] < len(table.head.names) else ""
    if name and table.documents is None:
        seen = {"seen": identifier(f"seen_{layout.part}"), "key": identifier(str(key))}
        intake.run("read/repeated_header", seen, file_no=table.file_no, header=name)
