"""MaestroQA: answers and scores of questions in tables of their own, joined with what names their ids."""

from __future__ import annotations

from collections.abc import Mapping

from coaching_lib.exports.bench import Bench, Computed
from coaching_lib.exports.layouts.columns import code_of, column, has, raw, says_yes
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.layouts.maestroqa_names import is_answers, keep, looked_up, recognizer
from coaching_lib.exports.table import Table

GRADED = ("date_graded", "graded_at", "submitted_at", "updated_at", "created_at", "first_graded")


def _is_of_scores(table: Table) -> bool:
    return (
        has(table, "answer_id", "question_id") and column(table, "normalized_score", "raw_score") is not None
    )


def _answer_headers(table: Table) -> Mapping[str, str]:
    graded = column(table, *GRADED)
    dated = {} if graded is None else {table.head.names[graded]: "evaluated_at"}
    return {
        **dict.fromkeys((*GRADED, "grader_id", "template_id", "answer_type", "is_deleted"), ""),
        "gradable_id": "interaction_id", "gradee_id": "agent_id", "answer_id": "evaluation_id",
        "total_score": "overall_score", **dated,
    }  # fmt: skip


def _left_out(table: Table) -> str:
    kind, deleted = column(table, "answer_type"), column(table, "is_deleted")
    return code_of(
        (None if deleted is None else says_yes(deleted), "deleted"),
        (None if kind is None else f"contains(lower({raw(kind)}), 'calibration')", "calibration"),
    )


def _raw_of(table: Table, *names: str) -> str:
    index = column(table, *names)
    return "null::varchar" if index is None else raw(index)


def _answer_fields(table: Table) -> Mapping[str, Computed]:
    gradable, gradee = _raw_of(table, "gradable_id"), _raw_of(table, "gradee_id")
    template = _raw_of(table, "template_id")
    return {
        "left_out": Computed(_left_out(table)),
        "started_at": Computed(
            f"coalesce({looked_up('ticket', gradable, 'opened')}, {_raw_of(table, *GRADED)})"
        ),
        "channel": Computed(looked_up("ticket", gradable, "channel")),
        "link": Computed(looked_up("ticket", gradable, "link")),
        "agent_name": Computed(looked_up("agent", gradee, "name")),
        "agent_email": Computed(looked_up("agent", gradee, "email")),
        "team": Computed(looked_up("agent", gradee, "team")),
        "rubric": Computed(f"coalesce({looked_up('template', template, 'name')}, {template})"),
        "evaluator": Computed("'manual'"),
    }


def _read_answers(bench: Bench) -> None:
    key = column(bench.table, "answer_id")
    assert key is not None
    fields = {"interaction": _raw_of(bench.table, "gradable_id"), "graded": _raw_of(bench.table, *GRADED)}
    keep(bench, "answer", key, {**fields, "left_out": _left_out(bench.table)})
    bench.read("interaction")


def _score_headers(table: Table) -> Mapping[str, str]:
    return dict.fromkeys(table.head.names, "")


def _score_fields(table: Table) -> Mapping[str, Computed]:
    answer, question = _raw_of(table, "answer_id"), _raw_of(table, "question_id")
    section = f"coalesce({_raw_of(table, 'section_id')}, {looked_up('question', question, 'section')})"
    bonus = f"case when yes_no({looked_up('section', section, 'bonus')}) then 'bonus' end"
    weight = f"try_cast({looked_up('section', section, 'weight')} as double)"
    questions = f"nullif(records_with('question', 'section', {section}), 0)"
    return {
        "left_out": Computed(f"coalesce({looked_up('answer', answer, 'left_out')}, {bonus})"),
        "interaction_id": Computed(looked_up("answer", answer, "interaction"), column(table, "answer_id")),
        "evaluated_at": Computed(looked_up("answer", answer, "graded")),
        "evaluator": Computed("'manual'"),
        "behavior": Computed(_behavior(question, section), column(table, "question_id")),
        "weight": Computed(f"({weight} / {questions})::varchar"),
        "critical": Computed(looked_up("section", section, "auto_fail")),
        **_result(table, question),
    }


def _behavior(question: str, section: str) -> str:
    """The question's text; with its section in front where the form asks the same in another one too."""
    text = looked_up("question", question, "text")
    alike = f"records_with('question', 'named', {looked_up('question', question, 'named')})"
    told_apart = f"concat_ws(': ', {looked_up('section', section, 'name')}, {text})"
    return f"coalesce(case when {alike} > 1 then {told_apart} end, {text}, {question})"


def _result(table: Table, question: str) -> Mapping[str, Computed]:
    not_applicable = column(table, "is_na")
    is_left_out = "false" if not_applicable is None else f"coalesce({says_yes(not_applicable)}, false)"
    score = column(table, "normalized_score", "raw_score")
    value = f"case when not {is_left_out} then {_raw_of(table, 'normalized_score', 'raw_score')} end"
    if column(table, "normalized_score") is not None:
        return {"result": Computed(value, score)}
    return {
        "points": Computed(value, score),
        "max_points": Computed(looked_up("question", question, "maximum")),
    }


def _read_scores(bench: Bench) -> None:
    bench.read("result")


LAYOUTS = (
    Layout(
        "maestroqa answers", 7, "interaction",
        recognizer(is_answers, "MaestroQA: graded answers, one row per evaluation"),
        _read_answers, describes_interactions=True, headers=_answer_headers, computed=_answer_fields,
    ),
    Layout(
        "maestroqa scores", 8, "result",
        recognizer(_is_of_scores, "MaestroQA: scores of questions, one row per answer and question"),
        _read_scores, rank=2, headers=_score_headers, computed=_score_fields,
    ),
)  # fmt: skip
