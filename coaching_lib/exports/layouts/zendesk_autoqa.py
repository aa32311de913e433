"""Zendesk AutoQA: flat rows, one per ticket, agent and category; categories not evaluated are no misses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench, Computed
from coaching_lib.exports.headers import Columns, plain
from coaching_lib.exports.layouts.columns import column, has, raw, says_no
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.table import Table

STARTED = (
    "externalCreated",
    "conversationCreated",
    "ticketCreated",
    "conversationDate",
    "ticketDate",
    "created",
)
"""When the conversation began, in the order in which these are believed; each may end in ISO, At or Date."""
ENDINGS = tuple(f"{stem}{end}" for stem in ("created", "updated") for end in ("", "at", "iso", "atiso"))
TWINS = ("AtISO", "ISO", "At", "Date", "")


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not has(table, "externalTicketId", "ratingCategoryName", "score", "evaluated"):
        return None
    return "Zendesk AutoQA: one row per ticket, agent and category, with whether it was evaluated"


def _headers(table: Table) -> Mapping[str, str]:
    """Of twin dates one is taken; when a category was rated says nothing about the evaluation."""
    started = column(table, *(f"{name}{ending}" for name in STARTED for ending in TWINS))
    left_out = {name: "" for name in table.head.names if plain(name).endswith(ENDINGS)}
    dated = {} if started is None else {table.head.names[started]: "started_at"}
    return {**left_out, "evaluated": "", "reviewerName": "", "reviewerEmail": "", **dated}


def _aliases(columns: Columns) -> Mapping[str, str]:
    return {"points": "score", "agent_id": "agent_email"}


def _computed(table: Table) -> Mapping[str, Computed]:
    evaluated, score = column(table, "evaluated"), column(table, "score")
    assert evaluated is not None and score is not None
    points = f"case when {says_no(evaluated)} then null else {raw(score)} end"
    return {"points": Computed(points, score), "evaluator": Computed("'auto'")}


def _read(bench: Bench) -> None:
    bench.judged_over = "interaction_judged"
    bench.read("whole_result")


LAYOUT = Layout("zendesk autoqa", 11, "result", _why, _read, _aliases, headers=_headers, computed=_computed)
