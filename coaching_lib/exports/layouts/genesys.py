"""Genesys Cloud: evaluations as its interface answers them, with the form in each or beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from coaching_lib.exports.evaluations import Answer, Evaluation, Unfolding, dig, is_true, records, text
from coaching_lib.exports.layouts.layout import document_layout
from coaching_lib.exports.table import Table

COLUMNS = {
    "interaction_id": "conversation.id",
    "agent_id": "agent.id",
    "agent_name": "agent.name",
    "agent_email": "agent.email",
    "channel": "mediaType",
    "topic": "queue.name",
    "started_at": "conversationDate",
    "rubric": "evaluationForm.name",
    "overall_score": "answers.totalScore",
    "evaluator": "evaluator.name",
    "evaluated_at": "changedDate",
    "evaluation_id": "id",
}
DATES = ("changedDate", "releaseDate", "assignedDate")
LEFT_OUT = {"RETRACTED": "retracted", "PENDING": "unfinished", "INPROGRESS": "unfinished"}
Questions = dict[str, Answer]
"""The questions of forms by their ids: text, maximum, weight, whether failing one fails all, and group."""


def _knows(document: dict[str, Any]) -> bool:
    groups = dig(document, "answers.questionGroupScores")
    return isinstance(groups, list) or (dig(document, "conversation.id") is not None and "status" in document)


def _prepare(load: Sequence[Table]) -> Questions:
    """The questions of all forms of the load that lie beside the evaluations."""
    known: Questions = {}
    for table in load:
        for document in table.documents.first if table.documents is not None else ():
            if "questionGroups" in document:
                with suppress(ValueError):
                    known.update(questions_of(document))
    return known


def questions_of(form: dict[str, Any]) -> Questions:
    """The questions of one form."""
    found: Questions = {}
    for group in records(form, "questionGroups"):
        questions = records(group, "questions")
        total = sum(_maximum(question) or 0 for question in questions)
        for question in questions:
            found[text(question, "id") or ""] = _question(group, question, total)
    return found


def _maximum(question: dict[str, Any]) -> float | None:
    values = [float(value) for one in records(question, "answerOptions") if (value := text(one, "value"))]
    return max(values, default=None)


def _question(group: dict[str, Any], question: dict[str, Any], total: float) -> Answer:
    maximum, share = _maximum(question), text(group, "weight")
    is_weighted = is_true(group.get("manualWeight")) and share is not None and total > 0
    return Answer(
        behavior=text(question, "text", "id"),
        max_points=None if maximum is None else repr(maximum),
        weight=repr(float(share or 0) * (maximum or 0) / total) if is_weighted else None,
        critical="true" if is_true(question.get("isKill")) else "false",
        group=text(group, "name"),
    )


def _unfold(document: dict[str, Any], known: Questions) -> Iterator[Evaluation]:
    fields = {field: text(document, path) for field, path in COLUMNS.items()}
    media = document.get("mediaType")
    fields["channel"] = (
        text({"of": media[0]}, "of") if isinstance(media, list) and media else fields["channel"]
    )
    fields["evaluated_at"] = text(document, *DATES)
    fields["evaluator"] = "auto" if text(document, "evaluationSource.type") == "Automated" else "manual"
    questions = {**known, **questions_of(document.get("evaluationForm") or {})}
    answers = [
        _answer(group, answer, questions)
        for group in records(document, "answers.questionGroupScores")
        for answer in records(group, "questionScores")
    ]
    yield Evaluation(fields, answers, _left_out(document))


def _left_out(document: dict[str, Any]) -> str | None:
    if isinstance(document.get("calibration"), dict) or text(document, "calibrationId"):
        return "calibration"
    if is_true(document.get("deleted")):
        return "deleted"
    return LEFT_OUT.get((text(document, "status") or "").upper().replace("_", ""))


def _answer(group: dict[str, Any], answer: dict[str, Any], questions: Questions) -> Answer:
    number = text(answer, "questionId")
    question = questions.get(number or "", Answer(number))
    is_left_out = is_true(group.get("markedNA"), answer.get("markedNA"), answer.get("systemMarkedNA"))
    has_failed = is_true(answer.get("failedKillQuestion"))
    return Answer(
        behavior=question.behavior,
        points=None if is_left_out else text(answer, "score"),
        max_points=question.max_points,
        weight=question.weight,
        critical="true" if has_failed else question.critical,
        group=question.group,
    )


LAYOUT = document_layout(
    "genesys",
    3,
    "Genesys Cloud: evaluations with the scores of question groups",
    Unfolding(COLUMNS, _knows, _unfold, _prepare),
)
