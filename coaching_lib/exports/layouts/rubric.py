"""Rubric: one row per behavior, with its weight or maximum, whether it is critical, and how it is scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.headers import Columns
from coaching_lib.exports.layouts.layout import Layout, says
from coaching_lib.exports.table import Table

SAYS = ("max_points", "weight", "critical", "guidance", "goal_rate")


def _why(table: Table, load: Sequence[Table]) -> str | None:
    columns = table.columns
    if columns.has_any("interaction_id", "agent_id", "agent_name", "result", "passed", "points", "score"):
        return None
    if (
        not columns.has_any("behavior", "name")
        or not columns.has_any(*SAYS)
        or columns.has_any("team", "agent_email")
    ):
        return None
    return f"one row per behavior with {says(table, *SAYS)}"


def _aliases(columns: Columns) -> Mapping[str, str]:
    return {"behavior": "name"}


def _read(bench: Bench) -> None:
    bench.read("rubric")


LAYOUT = Layout("rubric", 10, "rubric", _why, _read, _aliases, rank=0)
