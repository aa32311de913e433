"""Observe.AI: one JSON record per evaluation, its questions named in a template beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from coaching_lib.exports.evaluations import Answer, Evaluation, Unfolding, is_true, records, text
from coaching_lib.exports.layouts.layout import document_layout
from coaching_lib.exports.table import Table

COLUMNS = {
    "interaction_id": "call_id",
    "agent_id": "agent_id",
    "agent_name": "agent_name",
    "agent_email": "agent_email",
    "team": "team_name",
    "channel": "channel",
    "started_at": "call_start_time",
    "handle_seconds": "call_duration",
    "rubric": "template_name",
    "overall_score": "obtained_score",
    "evaluator": "evaluation_type",
    "evaluated_at": "evaluated_at",
    "evaluation_id": "evaluation_id",
    "link": "link",
}
ALSO = {
    "interaction_id": ("interaction_id", "external_call_id", "conversation_id", "meeting_id"),
    "started_at": (
        "interaction_time", "call_time", "call_date", "interaction_date", "conversation_time", "evaluated_at",
        "submitted_at", "created_at",
    ),
    "handle_seconds": ("duration", "handle_time"),
    "rubric": ("form_name", "template.name", "evaluation_form"),
    "evaluated_at": ("submitted_at", "last_modified_at", "updated_at", "created_at"),
    "team": ("team", "agent_team"),
    "evaluation_id": ("id",),
    "link": ("call_url", "interaction_url", "url"),
}  # fmt: skip
QUESTION = ("questionId", "question_id", "id")
TITLE = ("questionText", "question_text", "question", "text", "title", "name")
MAXIMUM = ("maxScore", "max_score", "totalScore", "total_score", "potentialScore", "weight")
Questions = dict[str, Answer]
"""The questions of templates by their ids."""


def _knows(document: dict[str, Any]) -> bool:
    return isinstance(document.get("response"), list) and any(
        key in document for key in ("obtained_score", "agent_id", "evaluation_id")
    )


def _prepare(load: Sequence[Table]) -> Questions:
    known: Questions = {}
    for table in load:
        for document in table.documents.first if table.documents is not None else ():
            if not _knows(document):
                with suppress(ValueError):
                    known.update(questions_of(document))
    return known


def questions_of(template: dict[str, Any]) -> Questions:
    """The questions of a template, those of its sections too."""
    found: Questions = {}
    for section in [template, *records(template, "sections")]:
        for question in records(section, "questions"):
            found[text(question, *QUESTION) or ""] = Answer(
                behavior=text(question, *TITLE),
                max_points=text(question, *MAXIMUM),
                critical="true" if is_true(question.get("autoFail"), question.get("auto_fail")) else None,
                group=text(section, "name", "title") if section is not template else None,
            )
    return found


def _unfold(document: dict[str, Any], known: Questions) -> Iterator[Evaluation]:
    fields = {field: text(document, path, *ALSO.get(field, ())) for field, path in COLUMNS.items()}
    total = text(document, "total_score")
    if fields["overall_score"] is not None and total is not None:
        fields["overall_score"] = f"{fields['overall_score']}/{total}"
    fields["evaluator"] = "auto" if "auto" in (fields["evaluator"] or "").lower() else "manual"
    answers = [_answer(answer, known) for answer in records(document, "response")]
    yield Evaluation(fields, answers, _left_out(document))


def _left_out(document: dict[str, Any]) -> str | None:
    kind = (text(document, "evaluation_type", "type") or "").lower()
    if "calibration" in kind or is_true(document.get("is_calibration")):
        return "calibration"
    status = (text(document, "status") or "").lower()
    return {"deleted": "deleted", "draft": "unfinished", "in_progress": "unfinished"}.get(status)


def _answer(answer: dict[str, Any], known: Questions) -> Answer:
    question = known.get(text(answer, *QUESTION) or "", Answer(None))
    flags = (answer.get(key) for key in ("isNA", "isNa", "is_na", "na", "notApplicable", "not_applicable"))
    has_failed = is_true(answer.get("autoFailed"), answer.get("auto_failed"))
    return Answer(
        behavior=text(answer, *TITLE) or question.behavior or text(answer, *QUESTION),
        points=None if is_true(*flags) else text(answer, "obtainedScore", "obtained_score"),
        max_points=text(answer, *MAXIMUM) or question.max_points,
        critical="true" if has_failed else question.critical,
        group=question.group,
    )


LAYOUT = document_layout(
    "observe.ai",
    4,
    "Observe.AI: evaluations with the obtained score of each question",
    Unfolding(COLUMNS, _knows, _unfold, _prepare),
)
