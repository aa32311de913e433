"""Observe.AI: evaluations by question ids, a template with their texts, times as milliseconds."""

from __future__ import annotations

import json

TEMPLATE = {
    "template_id": "t1",
    "name": "Care form",
    "sections": [
        {
            "name": "Start",
            "questions": [
                {"questionId": "q1", "questionText": "Greets", "maxScore": 5},
                {"questionId": "q2", "questionText": "Reads the notice", "maxScore": 10, "autoFail": True},
            ],
        },
        {"name": "End", "questions": [{"questionId": "q3", "questionText": "Sums up", "maxScore": 5}]},
    ],
}


def evaluation(number, call, response, obtained, total, **more):
    return {
        "evaluation_id": number, "call_id": call, "agent_id": "a1", "agent_name": "Ann Abel",
        "template_id": "t1", "template_name": "Care form", "call_start_time": 1767607200000,
        "call_duration": 245, "evaluated_at": 1767693600000, "response": response,
        "obtained_score": obtained, "total_score": total, **more,
    }  # fmt: skip


LINES = [
    evaluation(
        "e1", "c1",
        [{"questionId": "q1", "obtainedScore": 5}, {"questionId": "q2", "obtainedScore": 4},
         {"questionId": "q3", "obtainedScore": None, "isNA": True}], 9, 15,
    ),
    evaluation("e2", "c2", [{"questionId": "q2", "obtainedScore": 12}], 12, 10),
    evaluation("e3", "c3", [{"questionId": "q1", "obtainedScore": 5}], 5, 5, is_calibration=True),
]  # fmt: skip


def test_questions_get_their_texts_from_the_template(stage):
    lines = "\n".join(map(json.dumps, LINES))
    reading = stage({"evaluations.jsonl": lines, "template.json": json.dumps(TEMPLATE)})
    assert {file.path: file.layout for file in reading.report.files} == {
        "evaluations.jsonl": "observe.ai",
        "template.json": "form template",
    }
    assert reading.rows(
        "select interaction_id, agent_id, agent_name, handle_seconds, rubric, overall_score, "
        "started_at::varchar from stg_interaction"
    ) == [("c1", "a1", "Ann Abel", 245.0, "Care form", 60.0, "2026-01-05 10:00:00")]
    assert reading.rows("select behavior, x, weight, critical from result order by 1") == [
        ("Greets", 1.0, 5.0, None),
        ("Reads the notice", 0.4, 10.0, True),
        ("Sums up", None, 5.0, None),
    ]


def test_points_above_their_maximum_refuse_the_evaluation_on_its_line(stage):
    lines = "\n".join(map(json.dumps, LINES))
    reading = stage({"evaluations.jsonl": lines, "template.json": json.dumps(TEMPLATE)})
    file = reading.file("evaluations.jsonl")
    assert (file.rows_read, file.rows_loaded, file.rows_refused, file.rows_skipped) == (3, 1, 1, 1)
    assert [row.line for row in reading.report.refused] == [2]


def test_without_the_template_the_ids_stand_for_the_questions_and_that_is_said(stage):
    reading = stage({"evaluations.jsonl": "\n".join(map(json.dumps, LINES[:1] + LINES[2:]))})
    assert reading.rows("select behavior, x from result order by 1") == [
        ("q1", 1.0),
        ("q2", 1.0),
        ("q3", None),
    ]
    assert any("No maximum is stated for q1, q2" in note for note in reading.report.files[0].notes)
