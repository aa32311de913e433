"""Amazon Connect: one file per evaluation in a tree of dates."""

from __future__ import annotations

import json

SECTIONS = [
    {"sectionRefId": "s1", "sectionTitle": "Opening", "score": {"percentage": 50}},
    {"sectionRefId": "s2", "sectionTitle": "Closing", "score": {"percentage": 100}},
]
ROSTER = "agent_id,agent_name,team\nu-1,Ann Abel,North\n"


def question(number, section, text, score=None, **more):
    asked = {
        "questionRefId": number, "sectionRefId": section, "questionType": "SINGLESELECT",
        "questionText": text, "answer": {"values": [{"valueText": "Yes", "selected": True}]}, "notes": "",
        **more,
    }  # fmt: skip
    return asked if score is None else {**asked, "score": score}


def evaluation(number, contact, submitted, questions, percentage=75, **metadata):
    return json.dumps(
        {
            "schemaVersion": "3.5",
            "evaluationId": number,
            "metadata": {
                "contactId": contact, "accountId": "1", "instanceId": "i", "agentId": "u-1",
                "evaluationDefinitionTitle": "Service form", "evaluationDefinitionVersion": 2,
                "evaluator": "jane", "evaluationStartTimestamp": "2026-01-05T10:00:00.000Z",
                "evaluationSubmitTimestamp": submitted, "score": {"percentage": percentage},
                "autoEvaluated": False, "resubmitted": False, **metadata,
            },
            "sections": SECTIONS,
            "questions": questions,
        },
        indent=2,
    )  # fmt: skip


QUESTIONS = [
    question("q1", "s1", "Greets the customer", {"percentage": 100}),
    question("q2", "s1", "Uses the name", {"percentage": 50}),
    question("q3", "s2", "Uses the name", {"notApplicable": True}),
    question("q4", "s2", "Anything else to tell?", questionType="TEXT", answer={"value": "Went well"}),
]
FAILED = [question("q1", "s1", "Greets the customer", {"percentage": 0, "automaticFail": True})]
FIRST = evaluation("e1", "c1", "2026-01-05T10:10:00.123Z", QUESTIONS)
TREE = {
    "Evaluations/2026/01/05/10:10:00.123Z-e1.json": FIRST,
    "Evaluations/contact_c1/evaluation_e1/2026-01-05T10:10:00.123Z.json": FIRST,
    "Evaluations/2026/01/06/09:00:00.000Z-e2.json": evaluation(
        "e2", "c2", "2026-01-06T09:00:00.000Z", QUESTIONS[:2], 75
    ),
    "Evaluations/2026/01/07/09:00:00.000Z-e2.json": evaluation(
        "e2", "c2", "2026-01-07T09:00:00.000Z", FAILED, 0, resubmitted=True
    ),
    "Evaluations/2026/01/07/10:00:00.000Z-e3.json": evaluation(
        "e3", "c3", "2026-01-07T10:00:00.000Z", QUESTIONS, calibrationSessionId="cal-1"
    ),
    "agents.csv": ROSTER,
}


def test_a_tree_of_evaluations_is_one_load(stage):
    reading = stage(TREE)
    assert {file.layout for file in reading.report.files} == {"amazon connect", "roster"}
    assert reading.rows(
        "select interaction_id, agent_id, overall_score, evaluator, rubric, rubric_version, "
        "started_at::varchar, evaluation_id from stg_interaction order by 1"
    ) == [
        ("c1", "u-1", 75.0, "manual", "Service form", "2", "2026-01-05 10:10:00.123", "e1"),
        ("c2", "u-1", 0.0, "manual", "Service form", "2", "2026-01-07 09:00:00", "e2"),
    ]
    assert reading.rows("select interaction_id, behavior, x, weight, critical from result order by 1, 2") == [
        ("c1", "Closing: Uses the name", None, None, None),
        ("c1", "Greets the customer", 1.0, None, None),
        ("c1", "Opening: Uses the name", 0.5, None, None),
        ("c2", "Greets the customer", 0.0, None, True),
    ]


def test_copies_older_submissions_and_calibrations_stay_out_under_their_names(stage):
    reading = stage(TREE)
    skipped = {file.path: [entry.reason for entry in file.skipped] for file in reading.report.files}
    assert skipped["Evaluations/2026/01/05/10:10:00.123Z-e1.json"] == []
    assert skipped["Evaluations/contact_c1/evaluation_e1/2026-01-05T10:10:00.123Z.json"] == ["double"]
    assert skipped["Evaluations/2026/01/06/09:00:00.000Z-e2.json"] == ["superseded evaluation"]
    assert skipped["Evaluations/2026/01/07/10:00:00.000Z-e3.json"] == ["calibration"]


def test_a_file_cut_short_is_refused_and_the_others_load(stage):
    reading = stage({"a.json": FIRST, "b.json": FIRST[:400]})
    assert reading.report.rows_loaded == 1
    assert [(row.file, row.reason) for row in reading.report.refused] == [
        ("b.json", "The file holds no complete JSON record.")
    ]


def test_an_evaluation_without_its_agent_is_refused(stage):
    reading = stage({"a.json": FIRST, "b.json": FIRST.replace('"agentId": "u-1"', '"agentId": null')})
    assert [(row.file, row.line, row.column) for row in reading.report.refused] == [
        ("b.json", 1, "metadata.agentId")
    ]


def test_a_table_of_contacts_beside_the_evaluations_describes_them(stage):
    contacts = (
        "contact id,agent id,agent name,channel,start time,handle time,queue\n"
        "c1,u-1,Ann Abel,Voice,2026-01-05 09:50:00,300,Billing\n"
        "c7,u-1,Ann Abel,chat,2026-01-06 08:00:00,200,Refund\n"
    )
    reading = stage({**TREE, "contacts.csv": contacts}, timezone="Europe/Berlin")
    assert reading.report.refused == ()
    assert reading.rows(
        "select interaction_id, overall_score, channel, topic, handle_seconds, started_at::varchar "
        "from stg_interaction order by 1"
    ) == [
        ("c1", 75.0, "call", "Billing", 300.0, "2026-01-05 08:50:00"),
        ("c2", 0.0, None, None, None, "2026-01-07 09:00:00"),
        ("c7", None, "chat", "Refund", 200.0, "2026-01-06 07:00:00"),
    ]
    assert any("described by a table beside" in note for file in reading.report.files for note in file.notes)
