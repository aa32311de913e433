"""Zendesk QA: pages of conversations, each with the reviews of one or several agents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coaching_lib.exports.evaluations import Answer, Evaluation, Unfolding, dig, is_true, records, text
from coaching_lib.exports.layouts.layout import document_layout

COLUMNS = {
    "interaction_id": "externalId",
    "agent_id": "reviewee.email",
    "agent_name": "reviewee.name",
    "agent_email": "reviewee.email",
    "channel": "channel",
    "started_at": "created",
    "rubric": "scorecard",
    "overall_score": "reviews.score",
    "evaluator": "reviewer",
    "evaluated_at": "reviews.updated",
    "evaluation_id": "reviews.id",
    "link": "url",
}
DATES = ("createdISO", "createdIso", "createdAt", "created")
"""Dates come as twins: one as ISO text, one as a number or in words; the ISO one is taken."""


def _knows(document: dict[str, Any]) -> bool:
    reviews = document.get("reviews", "")
    is_named = any(key in document for key in ("externalId", "externalTicketId", "ticketId"))
    return (isinstance(reviews, list) or reviews is None) and is_named and "ratings" not in document


def _unfold(document: dict[str, Any], context: object) -> Iterator[Evaluation]:
    reviews = records(document, "reviews")
    conversation = text(document, "externalId", "externalTicketId", "ticketId")
    if not reviews:
        yield Evaluation({"interaction_id": conversation}, skipped="not-reviewed")
    agents: list[str | None] = []
    for review in reviews:
        agent = text(review, "reviewee.email", "reviewee.name", "revieweeEmail")
        agents += [agent] if agent not in agents else []
        is_first = agent == agents[0]
        interaction = conversation if is_first else f"{conversation}/{agent}"
        yield _evaluation(document, review, interaction)


def _evaluation(document: dict[str, Any], review: dict[str, Any], interaction: str | None) -> Evaluation:
    updates = tuple(name.replace("created", "updated") for name in DATES)
    fields = {
        "interaction_id": interaction,
        "agent_id": text(review, "reviewee.email", "reviewee.id", "revieweeEmail"),
        "agent_name": text(review, "reviewee.name", "revieweeName"),
        "agent_email": text(review, "reviewee.email", "revieweeEmail"),
        "channel": text(document, "channel", "sourceType"),
        "started_at": text(document, "externalCreatedAt", *DATES) or text(review, *DATES),
        "rubric": text(review, "scorecard.name", "scorecardName", "scorecard"),
        "overall_score": text(review, "score"),
        "evaluator": "manual",
        "evaluated_at": text(review, *updates, *DATES),
        "evaluation_id": text(review, "id"),
        "link": text(document, "externalUrl", "url", "link"),
    }
    is_calibration = is_true(review.get("calibration"), review.get("isCalibration")) or isinstance(
        dig(review, "calibration"), dict
    )
    answers = [_answer(rating) for rating in records(review, "ratings")]
    return Evaluation(fields, answers, "calibration" if is_calibration else None)


def _answer(rating: dict[str, Any]) -> Answer:
    score = text(rating, "score")
    return Answer(
        behavior=text(rating, "categoryName", "category.name"),
        result=f"{score}%" if score else None,
        weight=text(rating, "weight"),
        critical=text(rating, "critical", "isCritical"),
        group=text(rating, "groupName", "categoryGroup"),
    )


UNFOLDING = Unfolding(COLUMNS, _knows, _unfold)


LAYOUT = document_layout(
    "zendesk qa", 1, "Zendesk QA: conversations with reviews, each with ratings of categories", UNFOLDING
)
