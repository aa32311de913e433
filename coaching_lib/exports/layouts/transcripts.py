"""Transcripts: one row per turn of a conversation."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.layouts.layout import Layout, says
from coaching_lib.exports.statements import literals
from coaching_lib.exports.table import Table
from coaching_lib.exports.values import words


def _why(table: Table, load: Sequence[Table]) -> str | None:
    columns = table.columns
    if not columns.has("interaction_id", "text") or not columns.has_any("speaker", "turn"):
        return None
    return f"one row per turn: {says(table, 'interaction_id', 'turn', 'speaker', 'text')}"


def _read(bench: Bench) -> None:
    filled = {
        "unit": repr(bench.decisions.seconds_per_unit),
        "agents": literals(sorted(words.AGENT_SPEAKERS)),
        "customers": literals(sorted(words.CUSTOMER_SPEAKERS)),
    }
    bench.read("turn", filled)


LAYOUT = Layout("transcripts", 30, "turn", _why, _read)
