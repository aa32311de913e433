"""Columns of seen_result that most files do not have: the table gets them when a file first does.

Every column costs, even one that is empty: twenty of them took half as long as the reading itself.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from coaching_lib.exports.statements import identifier


class Told(NamedTuple):
    """A column of seen_result: the field of the file that fills it, its type, its value in a judged line."""

    field: str
    kind: str
    value: str
    is_of_interaction: bool = True
    """Whether it describes the interaction, not the evaluation or the result."""


TOLD = {
    **{
        name: Told(name, "varchar", name)
        for name in (
            "agent_id", "agent_name", "agent_email", "team", "manager", "manager_email", "channel", "topic",
            "rubric", "rubric_version", "link",
        )
    },
    "started": Told("started_at", "timestamp", "started"),
    "is_zoned": Told("started_at", "boolean", "has_zone"),
    "handle": Told("handle_seconds", "double", "handle"),
    "overall": Told("overall_score", "double", "overall"),
    "is_critical": Told("critical", "boolean", "is_critical", False),
    "evaluator": Told("evaluator", "varchar", "evaluator", False),
    "evaluation_id": Told("evaluation_id", "varchar", "evaluation_id", False),
    "evaluated": Told("evaluated_at", "timestamp", "evaluated", False),
    "revision": Told("revision", "bigint", "revision_number", False),
}  # fmt: skip


def told_by(present: Container[str], *, whole: bool) -> tuple[str, ...]:
    """The columns a file with these fields fills; `whole`: its lines describe the interaction as well."""
    return tuple(
        name for name, told in TOLD.items() if told.field in present and (whole or not told.is_of_interaction)
    )


def selected(columns: Iterable[str]) -> str:
    """The columns in a select list over judged lines."""
    return "".join(f"{TOLD[name].value} as {identifier(name)},\n    " for name in columns)


def absent(columns: Container[str]) -> str:
    """The columns no file of the load fills, as nulls in a select list."""
    rest = {name: told for name, told in TOLD.items() if name not in columns}
    return "".join(f"null::{told.kind} as {identifier(name)},\n    " for name, told in rest.items())
