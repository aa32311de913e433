"""Roster: one row per agent, with team, manager and addresses; nothing scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.headers import Columns
from coaching_lib.exports.layouts.layout import Layout, says
from coaching_lib.exports.table import Table

SAYS = ("team", "agent_email", "manager", "manager_email")
SCORED = (
    "interaction_id",
    "behavior",
    "overall_score",
    "score",
    "points",
    "result",
    "passed",
    "handle_seconds",
)


def _why(table: Table, load: Sequence[Table]) -> str | None:
    columns = table.columns
    if (
        columns.has_any(*SCORED)
        or not columns.has_any("agent_id", "agent_name", "name")
        or not columns.has_any(*SAYS)
    ):
        return None
    return f"one row per agent with {says(table, *SAYS)}"


def _aliases(columns: Columns) -> Mapping[str, str]:
    return {"agent_name": "name"}


def _read(bench: Bench) -> None:
    bench.read("agent")


LAYOUT = Layout("roster", 20, "agent", _why, _read, _aliases, rank=0)
