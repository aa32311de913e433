"""Genesys Cloud: the table of evaluations its interface exports, one row per question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.headers import Columns
from coaching_lib.exports.layouts.genesys_table import computed, headers, is_genesys
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.layouts.long import is_long
from coaching_lib.exports.table import Table

QUESTIONS = {
    "Question Score": "points", "Question Max Score": "max_points", "Max Question Score": "max_points",
    "Question Group": "", "Answer": "", "Question Group Score": "",
}  # fmt: skip


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not is_genesys(table) or not (is_long(table) or "Question Score" in table.head.names):
        return None
    return "Genesys Cloud: one row per evaluation and question, with the status of the evaluation"


def _headers(table: Table) -> Mapping[str, str]:
    return {**headers(table), **QUESTIONS}


def _aliases(columns: Columns) -> Mapping[str, str]:
    return {"points": "result"}


def _read(bench: Bench) -> None:
    bench.judged_over = "interaction_judged"
    bench.read("whole_result")


LAYOUT = Layout("genesys questions", 9, "result", _why, _read, _aliases, headers=_headers, computed=computed)
