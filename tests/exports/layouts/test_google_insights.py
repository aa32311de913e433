"""Google Insights: conversations with scorecards, scores from 0 to 1, durations in nanoseconds."""

from __future__ import annotations

import json

CARD = "projects/p/locations/l/qaScorecards/s1/revisions/"


def answer(body, score, potential=10, **value):
    scored = {} if score is None else {"score": score, "potentialScore": potential}
    if score is not None and potential:
        scored["normalizedScore"] = score / potential
    return {"qaQuestion": f"{CARD}r1/qaQuestions/{len(body)}", "questionBody": body,
            "answerValue": {**scored, **value}}  # fmt: skip


def result(answers, score, potential, revision="r1", created="2026-03-02T10:00:00.123456789Z", card=CARD):
    return {
        "qaScorecardRevision": f"{card}{revision}", "createTime": created, "agentId": "a7", "score": score,
        "potentialScore": potential, "normalizedScore": score / potential, "qaAnswers": answers,
    }  # fmt: skip


def conversation(number, results, **more):
    return {
        "conversationName": f"projects/p/locations/l/conversations/{number}", "agentId": "a7",
        "medium": "PHONE_CALL", "startTimestampUtc": 1772445600, "durationNanos": 245500000000,
        "qaScorecardResults": results, **more,
    }  # fmt: skip


ANSWERS = [
    answer("Greets?", 10, boolValue=True),
    answer("Solves?", 4, 20, strValue="Partly"),
    answer("Says the notice?", None, naValue=True),
]
LINES = [
    conversation("c1", [result(ANSWERS, 14, 30)]),
    conversation("c2", []),
    conversation(
        "c3",
        [
            result(ANSWERS[:1], 10, 10, created="2026-03-02T10:00:00Z"),
            result([answer("Greets?", 0)], 0, 10, "r2", "2026-03-03T10:00:00Z"),
        ],
    ),
]


def test_scorecard_results_are_read_from_shares_and_nanoseconds(stage):
    reading = stage({"insights.json": "\n".join(map(json.dumps, LINES))})
    file = reading.file("insights.json")
    assert (file.layout, file.rows_read, file.rows_loaded) == ("google insights", 4, 2)
    assert {entry.reason: entry.rows for entry in file.skipped} == {
        "not reviewed": 1,
        "superseded evaluation": 1,
    }
    assert reading.rows(
        "select interaction_id, agent_id, channel, started_at::varchar, handle_seconds, "
        "round(overall_score, 6) from stg_interaction order by 1"
    ) == [
        ("c1", "a7", "call", "2026-03-02 10:00:00", 245.5, 46.666667),
        ("c3", "a7", "call", "2026-03-02 10:00:00", 245.5, 0.0),
    ]
    assert reading.rows("select interaction_id, behavior, x, weight from result order by 1, 2") == [
        ("c1", "Greets?", 1.0, 10.0),
        ("c1", "Says the notice?", None, None),
        ("c1", "Solves?", 0.2, 20.0),
        ("c3", "Greets?", 0.0, 10.0),
    ]


def test_several_scorecards_of_a_conversation_are_scored_together(stage):
    other = result([answer("Kind?", 1, 2)], 1, 2, card="projects/p/locations/l/qaScorecards/s2/revisions/")
    page = {"conversations": [conversation("c1", [result(ANSWERS[:1], 10, 10), other])]}
    reading = stage({"page.json": json.dumps(page)})
    assert reading.rows("select behavior, x from result order by 1") == [("Greets?", 1.0), ("Kind?", 0.5)]
    assert reading.rows("select round(overall_score, 4) from stg_interaction") == [(91.6667,)]
