"""Long: one row per interaction and behavior, alone or beside a table of interactions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.headers import Columns
from coaching_lib.exports.layouts.layout import Layout, says
from coaching_lib.exports.table import Table

RESULTS = ("points", "max_points", "passed", "result", "score")
AGENT = ("agent_id", "agent_name", "agent_email")


def is_long(table: Table) -> bool:
    """Whether a table states one result per line."""
    return table.columns.has("interaction_id", "behavior") and table.columns.has_any(*RESULTS)


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not is_long(table):
        return None
    described = f", described by {says(table, *AGENT)}" if table.columns.has_any(*AGENT) else ""
    named = says(table, "interaction_id", "behavior", *RESULTS)
    return f"one row per interaction and behavior: {named}{described}"


def _aliases(columns: Columns) -> Mapping[str, str]:
    if columns.has_any("points", "passed", "result"):
        return {"overall_score": "score"}
    return {"points": "score"}


def _read(bench: Bench) -> None:
    if bench.table.columns.has_any(*AGENT):
        bench.judged_over = "interaction_judged"
        bench.read("whole_result")
    else:
        bench.read("result")


LAYOUT = Layout("long", 40, "result", _why, _read, _aliases)
