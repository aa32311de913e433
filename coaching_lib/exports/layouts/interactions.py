"""Interactions: one row per interaction without results of behaviors, which another table may bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.headers import Columns
from coaching_lib.exports.layouts.layout import Layout, says
from coaching_lib.exports.table import Table

AGENT = ("agent_id", "agent_name", "agent_email")
SAYS = ("started_at", "date", "handle_seconds", "overall_score", "score", "channel", "topic")


def describes_interactions(table: Table) -> bool:
    """Whether a table has an interaction and its agent on each line."""
    return table.columns.has("interaction_id") and table.columns.has_any(*AGENT)


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not describes_interactions(table) or table.columns.has("behavior"):
        return None
    return f"one row per interaction: {says(table, 'interaction_id', *AGENT, *SAYS)}"


def overall_aliases(columns: Columns) -> Mapping[str, str]:
    """Where a line is an interaction, "score" and "result" mean the overall score."""
    return {"overall_score": "score"}


def _read(bench: Bench) -> None:
    bench.read("interaction")


LAYOUT = Layout("interactions", 60, "interaction", _why, _read, overall_aliases, describes_interactions=True)
