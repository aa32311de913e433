"""Amazon Connect: one JSON file per evaluation, in a tree of dates; resubmissions are newer files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coaching_lib.exports.evaluations import Answer, Evaluation, Unfolding, dig, is_true, records, text
from coaching_lib.exports.layouts.layout import document_layout

COLUMNS = {
    "interaction_id": "metadata.contactId",
    "agent_id": "metadata.agentId",
    "channel": "metadata.channel",
    "started_at": "metadata.evaluationSubmitTimestamp",
    "rubric": "metadata.evaluationDefinitionTitle",
    "rubric_version": "metadata.evaluationDefinitionVersion",
    "overall_score": "metadata.score.percentage",
    "evaluator": "metadata.autoEvaluated",
    "evaluated_at": "metadata.evaluationSubmitTimestamp",
    "evaluation_id": "evaluationId",
}
STARTS = ("metadata.contactStartTimestamp", "metadata.contactInitiationTimestamp", COLUMNS["started_at"])


def _knows(document: dict[str, Any]) -> bool:
    has_questions = isinstance(document.get("questions"), list)
    return has_questions and dig(document, "metadata.contactId") is not None


def _unfold(document: dict[str, Any], context: object) -> Iterator[Evaluation]:
    fields = {field: text(document, path) for field, path in COLUMNS.items()}
    fields["started_at"] = text(document, *STARTS)
    fields["agent_id"] = text(document, "metadata.agentId", "metadata.contactAgentId")
    fields["evaluator"] = "auto" if is_true(dig(document, "metadata.autoEvaluated")) else "manual"
    if _is(document, "metadata", "notApplicable"):
        fields["overall_score"] = None
    sections = {text(one, "sectionRefId"): text(one, "sectionTitle") for one in records(document, "sections")}
    answers = [
        _answer(question, sections) for question in records(document, "questions") if _is_scored(question)
    ]
    is_calibration = bool(text(document, "metadata.calibrationSessionId"))
    yield Evaluation(fields, answers, "calibration" if is_calibration else None)


def _is(document: dict[str, Any], member: str, flag: str) -> bool:
    places = (f"{member}.score.{flag}", f"{member}.{flag}", f"{member}.metadata.{flag}")
    return is_true(*(dig(document, place) for place in places))


def _is_not_applicable(question: dict[str, Any]) -> bool:
    whole = {"question": question}
    return _is(whole, "question", "notApplicable") or _is(whole, "question.answer", "notApplicable")


def _is_scored(question: dict[str, Any]) -> bool:
    """Free texts and questions without a score are no behaviors."""
    has_score = text(question, "score.percentage") is not None or _fails(question)
    return has_score or (_is_not_applicable(question) and question.get("questionType") != "TEXT")


def _fails(question: dict[str, Any]) -> bool:
    return _is({"question": question}, "question", "automaticFail")


def _answer(question: dict[str, Any], sections: dict[str | None, str | None]) -> Answer:
    share = "0" if _fails(question) else text(question, "score.percentage")
    return Answer(
        behavior=text(question, "questionText", "questionTitle", "questionRefId"),
        result=None if share is None or _is_not_applicable(question) else f"{share}%",
        weight=text(question, "score.appliedWeight", "weight"),
        critical="true" if _fails(question) else None,
        group=sections.get(text(question, "sectionRefId")),
    )


LAYOUT = document_layout(
    "amazon connect",
    2,
    "Amazon Connect: an evaluation with its contact, sections and questions",
    Unfolding(COLUMNS, _knows, _unfold),
)
