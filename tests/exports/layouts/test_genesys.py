"""Genesys Cloud: evaluations as JSON, and the table its interface exports."""

from __future__ import annotations

import json

OPTIONS = [{"id": "y", "text": "Yes", "value": 10}, {"id": "n", "text": "No", "value": 0}]
FORM = {
    "id": "f1",
    "name": "Phone form",
    "questionGroups": [
        {
            "id": "g1", "name": "Opening", "weight": 1, "manualWeight": False,
            "questions": [
                {"id": "q1", "text": "Greets", "isKill": False, "answerOptions": OPTIONS},
                {"id": "q2", "text": "Verifies the caller", "isKill": True, "answerOptions": OPTIONS},
            ],
        },
        {
            "id": "g2", "name": "Help", "weight": 1, "manualWeight": False,
            "questions": [
                {"id": "q3", "text": "Solves", "isKill": False,
                 "answerOptions": [{"id": "a", "value": 5}, {"id": "b", "value": 20}]},
            ],
        },
    ],
}  # fmt: skip


def scored(number, score, **flags):
    return {"questionId": number, "answerId": "y", "score": score, "markedNA": False,
            "failedKillQuestion": False, **flags}  # fmt: skip


def evaluation(number, conversation, scores, changed="2026-02-01T08:00:00.000Z", form=FORM, **more):
    return {
        "id": number,
        "conversation": {"id": conversation, "selfUri": "/api"},
        "evaluationForm": form,
        "evaluator": {"id": "ev", "name": "Mia May"},
        "agent": {"id": "u1", "name": "Ann Abel", "email": "ann@example.com"},
        "queue": {"id": "qu", "name": "Billing"},
        "mediaType": ["CALL"],
        "status": "FINISHED",
        "conversationDate": "2026-01-31T12:00:00.000Z",
        "changedDate": changed,
        "answers": {"totalScore": 60.0, "questionGroupScores": scores},
        **more,
    }


SCORES = [
    {"questionGroupId": "g1", "markedNA": False, "questionScores": [scored("q1", 10), scored("q2", 0)]},
    {"questionGroupId": "g2", "markedNA": False, "questionScores": [scored("q3", 5)]},
]
FAILED = [
    {"questionGroupId": "g1", "questionScores": [scored("q2", 0, failedKillQuestion=True)]},
    {"questionGroupId": "g2", "markedNA": True, "questionScores": [scored("q3", 0)]},
]
PAGE = {
    "entities": [
        evaluation("e1", "c1", SCORES),
        evaluation("e2", "c2", FAILED),
        evaluation("e3", "c3", SCORES, status="RETRACTED"),
        evaluation("e4", "c4", SCORES, calibration={"id": "cal"}),
        evaluation("e5", "c5", [], status="PENDING"),
        evaluation("e6", "c1", SCORES[1:], changed="2026-01-31T20:00:00.000Z"),
    ],
    "pageSize": 25,
    "total": 6,
}


def test_finished_evaluations_are_read_with_the_questions_of_their_form(stage):
    reading = stage({"evaluations.json": json.dumps(PAGE)})
    assert reading.rows(
        "select interaction_id, agent_id, agent_name, agent_email, channel, topic, rubric, overall_score, "
        "started_at::varchar from stg_interaction order by 1"
    ) == [
        ("c1", "u1", "Ann Abel", "ann@example.com", "call", "Billing", "Phone form", 60.0,
         "2026-01-31 12:00:00"),
        ("c2", "u1", "Ann Abel", "ann@example.com", "call", "Billing", "Phone form", 60.0,
         "2026-01-31 12:00:00"),
    ]  # fmt: skip
    assert reading.rows(
        "select interaction_id, behavior, x, weight, critical from stg_result order by 1, 2"
    ) == [
        ("c1", "Greets", 1.0, 10.0, False),
        ("c1", "Solves", 0.25, 20.0, False),
        ("c1", "Verifies the caller", 0.0, 10.0, True),
        ("c2", "Solves", None, 20.0, False),
        ("c2", "Verifies the caller", 0.0, 10.0, True),
    ]


def test_retracted_unfinished_and_calibration_stay_out_under_their_names(stage):
    file = stage({"evaluations.json": json.dumps(PAGE)}).file("evaluations.json")
    assert (file.rows_read, file.rows_loaded) == (6, 2)
    assert {entry.reason: entry.rows for entry in file.skipped} == {
        "retracted": 1,
        "calibration": 1,
        "unfinished evaluation": 1,
        "superseded evaluation": 1,
    }


def test_a_form_beside_the_evaluations_names_their_questions(stage):
    lone = evaluation("e1", "c1", SCORES, form={"id": "f1", "name": "Phone form"})
    reading = stage({"evaluations.json": json.dumps([lone]), "forms.json": json.dumps([FORM])})
    assert reading.rows("select behavior, x from stg_result order by 1") == [
        ("Greets", 1.0),
        ("Solves", 0.25),
        ("Verifies the caller", 0.0),
    ]
    assert (reading.file("forms.json").layout, reading.file("forms.json").rows_loaded) == ("form template", 3)
    assert reading.rows("select behavior, weight, critical from stg_rubric order by 1") == [
        ("Greets", 10.0, False),
        ("Solves", 20.0, False),
        ("Verifies the caller", 10.0, True),
    ]
