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
    assert reading.rows("select interaction_id, behavior, x, weight, critical from result order by 1, 2") == [
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
    assert reading.rows("select behavior, x from result order by 1") == [
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


UI = (
    "Conversation ID;Agent;Evaluator;Evaluation Form;Status;Calibration;Conversation Date;Changed Date;"
    "Media Type;Evaluation Score;Critical Score;Greets;Solves (20)\n"
    "c1;Ann Abel;Mia May;Phone form;FINISHED;;31.01.2026 12:00;01.02.2026 08:00;Voice;62,5;100;Yes;5\n"
    "c2;Bo Birk;Mia May;Phone form;Retracted;;31.01.2026 13:00;01.02.2026 08:00;Voice;80,0;100;Yes;20\n"
    "c3;Bo Birk;Mia May;Phone form;Finished;cal-7;31.01.2026 14:00;01.02.2026 08:00;Voice;80,0;100;Yes;20\n"
    "c4;Bo Birk;Mia May;Phone form;In Progress;;31.01.2026 14:00;01.02.2026 08:00;Voice;;;;\n"
    "c5;Bo Birk;Mia May;Phone form;Finished;;31.01.2026 14:00;01.02.2026 08:00;Chat;0,0;0;No;N/A\n"
    "Summary;;;;;;;;;48,3;66;;\n"
)


WITH_COMMAS = UI.replace(",", ".").replace(";", ",")


def test_the_table_of_the_interface_is_read_without_what_does_not_count(stage):
    for content in (UI, WITH_COMMAS):
        reading = stage({"evaluations.csv": content})
        file = reading.file("evaluations.csv")
        assert (file.layout, file.rows_read, file.rows_loaded, file.rows_refused) == (
            "genesys table",
            6,
            2,
            0,
        )
        assert {entry.reason: entry.rows for entry in file.skipped} == {
            "retracted": 1, "calibration": 1, "unfinished evaluation": 1, "total row": 1,
        }  # fmt: skip
        assert reading.rows(
            "select interaction_id, agent_name, channel, rubric, overall_score, started_at::varchar "
            "from stg_interaction order by 1"
        ) == [
            ("c1", "Ann Abel", "call", "Phone form", 62.5, "2026-01-31 12:00:00"),
            ("c5", "Bo Birk", "chat", "Phone form", 0.0, "2026-01-31 14:00:00"),
        ]
        assert reading.rows("select interaction_id, behavior, x, weight from result order by 1, 2") == [
            ("c1", "Greets", 1.0, None),
            ("c1", "Solves", 0.25, 20.0),
            ("c5", "Greets", 0.0, None),
            ("c5", "Solves", None, 20.0),
        ]


def test_a_table_with_one_row_per_question_is_read(stage):
    table = (
        "Conversation ID,Agent,Evaluation Form,Evaluation Status,Conversation Date,Question Group,Question,"
        "Question Score,Question Max Score,Evaluation Score\n"
        "c1,Ann Abel,Phone form,Finished,2026-01-31T12:00:00Z,Opening,Greets,5,10,75\n"
        "c1,Ann Abel,Phone form,Finished,2026-01-31T12:00:00Z,Help,Solves,N/A,20,75\n"
        "c2,Ann Abel,Phone form,Retracted,2026-01-31T12:00:00Z,Help,Solves,20,20,100\n"
    )
    reading = stage({"questions.csv": table})
    file = reading.file("questions.csv")
    assert (file.layout, file.rows_loaded, file.rows_skipped) == ("genesys questions", 2, 1)
    assert reading.rows("select interaction_id, behavior, x, weight from result order by 1, 2") == [
        ("c1", "Greets", 0.5, 10.0),
        ("c1", "Solves", None, 20.0),
    ]
    assert reading.rows("select interaction_id, overall_score from stg_interaction") == [("c1", 75.0)]
