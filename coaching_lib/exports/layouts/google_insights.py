"""Google Insights: conversations with the results of one or several scorecards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coaching_lib.exports.evaluations import (
    Answer,
    Evaluation,
    Unfolding,
    as_percentage,
    dig,
    is_true,
    records,
    text,
)
from coaching_lib.exports.layouts.layout import document_layout

COLUMNS = {
    "interaction_id": "conversationName",
    "agent_id": "agentId",
    "agent_name": "qualityMetadata.agentInfo.displayName",
    "team": "qualityMetadata.agentInfo.team",
    "channel": "medium",
    "started_at": "startTimestampUtc",
    "handle_seconds": "durationNanos",
    "rubric": "qaScorecardResults.qaScorecardRevision",
    "overall_score": "qaScorecardResults.normalizedScore",
    "evaluator": "qaScorecardResults.scoreSources",
    "evaluated_at": "qaScorecardResults.createTime",
}
RESULTS = (
    "qaScorecardResults",
    "latestAnalysis.analysisResult.callAnalysisMetadata.qaScorecardResults",
    "analysisResult.callAnalysisMetadata.qaScorecardResults",
)
NANOSECONDS = re.compile(r"(\.\d{6})\d+")


def _knows(document: dict[str, Any]) -> bool:
    return any(isinstance(dig(document, path), list) for path in (*RESULTS, "qaAnswers"))


def _results(document: dict[str, Any]) -> list[dict[str, Any]]:
    if "qaAnswers" in document:
        return [document]
    return next((found for path in RESULTS if (found := records(document, path))), [])


def _unfold(document: dict[str, Any], context: object) -> Iterator[Evaluation]:
    fields = _conversation(document)
    newest: dict[str, dict[str, Any]] = {}
    for result in sorted(_results(document), key=lambda one: text(one, "createTime") or ""):
        scorecard = _scorecard(result)
        if scorecard in newest:
            yield Evaluation(fields, skipped="superseded")
        newest[scorecard] = result
    if newest:
        yield _evaluation(fields, newest)
    else:
        yield Evaluation(fields, skipped="not-reviewed")


def _scorecard(result: dict[str, Any]) -> str:
    return (text(result, "qaScorecardRevision", "qaScorecard", "name") or "").split("/revisions/")[0]


def _conversation(document: dict[str, Any]) -> dict[str, str | None]:
    agents = dig(document, "qualityMetadata.agentInfo")
    agent = agents[0] if isinstance(agents, list) and agents else document
    number = text(document, "conversationName", "conversation", "name") or ""
    nanoseconds = text(document, "durationNanos")
    duration = text(document, "duration") or ""
    return {
        "interaction_id": number.rsplit("/", 1)[-1],
        "agent_id": text(document, "agentId") or text(agent, "agentId"),
        "agent_name": text(agent, "displayName", "agentName"),
        "team": text(agent, "team"),
        "channel": (text(document, "medium") or "").replace("_", " ") or None,
        "started_at": _moment(text(document, "startTimestampUtc", "startTime", "createTime")),
        "handle_seconds": _seconds(nanoseconds) if nanoseconds else duration.removesuffix("s") or None,
    }


def _seconds(nanoseconds: str) -> str:
    return repr(int(nanoseconds) / 1e9) if nanoseconds.isdigit() else nanoseconds


def _moment(value: str | None) -> str | None:
    return NANOSECONDS.sub(r"\1", value) if value else None


def _evaluation(conversation: dict[str, str | None], results: dict[str, dict[str, Any]]) -> Evaluation:
    """One evaluation from the newest result of each scorecard; several scorecards are scored together."""
    found = list(results.values())
    fields = {
        **conversation,
        "agent_id": conversation["agent_id"] or text(found[0], "agentId"),
        "rubric": ", ".join(name for name in (text(one, "scorecardName") for one in found) if name) or None,
        "overall_score": _overall(found),
        "evaluator": "manual" if any("MANUAL" in str(one.get("scoreSources")) for one in found) else "auto",
        "evaluated_at": _moment(max((text(one, "createTime") or "" for one in found), default="") or None),
    }
    return Evaluation(fields, [_answer(answer) for one in found for answer in records(one, "qaAnswers")])


def _overall(results: list[dict[str, Any]]) -> str | None:
    if len(results) == 1 and text(results[0], "normalizedScore") is not None:
        return as_percentage(text(results[0], "normalizedScore"))
    scores = [text(one, "score") for one in results]
    maxima = [text(one, "potentialScore") for one in results]
    if None in scores or None in maxima:
        return None
    return f"{sum(map(float, filter(None, scores)))}/{sum(map(float, filter(None, maxima)))}"


def _answer(answer: dict[str, Any]) -> Answer:
    value = answer.get("answerValue")
    is_left_out = is_true(dig(value, "naValue"))
    has_points = text(value, "score") is not None and text(value, "potentialScore") is not None
    return Answer(
        behavior=text(answer, "questionBody", "qaQuestion"),
        points=text(value, "score") if has_points and not is_left_out else None,
        max_points=text(value, "potentialScore") if has_points else None,
        result=None if has_points or is_left_out else as_percentage(text(value, "normalizedScore")),
    )


LAYOUT = document_layout(
    "google insights",
    5,
    "Google Insights: conversations with the results of scorecards",
    Unfolding(COLUMNS, _knows, _unfold),
)
