"""Genesys Cloud: the table of evaluations its interface exports, with a status per row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Bench, Computed
from coaching_lib.exports.headers import plain
from coaching_lib.exports.layouts.columns import code_of, column, is_word, raw, says_yes
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.layouts.long import is_long
from coaching_lib.exports.layouts.wide import behavior_columns, read_wide
from coaching_lib.exports.table import Table

CONVERSATION = ("Conversation ID", "Conversation", "Interaction ID")
STATUS = ("Evaluation Status", "Status", "Bewertungsstatus")
FORM = ("Evaluation Form", "Evaluation Form Name", "Form Name", "Form")
CALIBRATION = ("Calibration", "Is Calibration", "Calibration ID", "Calibration Evaluation")
HEADERS = {
    "Conversation Date": "started_at",
    "Conversation Start": "started_at",
    "Evaluation Score": "overall_score",
    "Total Score": "overall_score",
    "Score": "overall_score",
    "Media Type": "channel",
    "Queue": "topic",
    "Evaluation Form": "rubric",
    "Evaluation ID": "evaluation_id",
    "Evaluator": "",
    "Released": "",
    "Agent Has Read": "",
    "Critical Score": "",
    "Evaluation Critical Score": "",
    "Non-critical Score": "",
    "Pass": "",
    "Rescored": "",
}
"""The first column of a field counts, others of it are left out."""
EVALUATED = ("Changed Date", "Evaluation Date", "Submitted Date", "Release Date", "Evaluation Release Date")
FINISHED = {"finished", "completed", "complete", "released"}
STATUSES = FINISHED | {"retracted", "pending", "inprogress", "inreview", "assigned", "calibration"}


def is_genesys(table: Table) -> bool:
    """Whether a table has a conversation, a form and a column of the statuses Genesys knows."""
    status = column(table, *STATUS)
    if status is None or column(table, *CONVERSATION) is None or column(table, *FORM) is None:
        return False
    values = {plain(value) for value in table.head.sample(status)}
    return bool(values) and values <= STATUSES


def headers(table: Table) -> Mapping[str, str]:
    """The columns of this table; of several dates of the evaluation the latest kind counts."""
    found = dict.fromkeys((*STATUS, *CALIBRATION, *EVALUATED), "")
    for name, field in HEADERS.items():
        if column(table, name) is not None:
            found[name] = "" if field in found.values() else field
    evaluated = column(table, *EVALUATED)
    return found if evaluated is None else {**found, table.head.names[evaluated]: "evaluated_at"}


def computed(table: Table) -> Mapping[str, Computed]:
    """Retracted, unfinished and calibration rows are left out; the evaluator is a person."""
    status, calibration = column(table, *STATUS), column(table, *CALIBRATION)
    cases: list[tuple[str | None, str]] = []
    if status is not None:
        cases.append((is_word(status, "retracted"), "retracted"))
        cases.append((is_word(status, "calibration"), "calibration"))
        unfinished = ("pending", "in progress", "inprogress", "in review", "inreview", "assigned")
        cases.append((is_word(status, *unfinished), "unfinished"))
    if calibration is not None:
        is_one = f"coalesce({says_yes(calibration)}, not is_absent({raw(calibration)}))"
        cases.append((is_one, "calibration"))
    return {"left_out": Computed(code_of(*cases))}


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not is_genesys(table) or is_long(table):
        return None
    return "Genesys Cloud: one row per evaluation, with its form and status"


def _read(bench: Bench) -> None:
    if behavior_columns(bench.table):
        read_wide(bench)
    else:
        bench.read("interaction")


LAYOUT = Layout(
    "genesys table",
    13,
    "interaction",
    _why,
    _read,
    behavior_columns=behavior_columns,
    describes_interactions=True,
    headers=headers,
    computed=computed,
)
