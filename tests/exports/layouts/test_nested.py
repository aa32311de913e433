"""Evaluations of any other tool, as records with lists of behaviors inside."""

from __future__ import annotations

import json


def evaluation(number, sections, **more):
    return {
        "call_id": number,
        "agent": {"id": "u1", "name": "Ann Abel", "email": None},
        "started_at": "2026-01-05T10:00:00+01:00",
        "evaluation": {"score": "80", "form": {"name": "Inbound"}},
        "sections": sections,
        **more,
    }


SECTIONS = [
    {
        "title": "Opening",
        "questions": [
            {"title": "Greets", "points": 5, "max_points": 5, "weight": 2},
            {"title": "Uses the name", "points": 1, "max_points": 5},
        ],
    },
    {
        "title": "Closing",
        "questions": [{"title": "Uses the name", "points": 0, "max_points": 5, "isNA": True}],
    },
]


def test_sections_of_questions_are_read(stage):
    reading = stage({"export.json": json.dumps({"results": [evaluation("c1", SECTIONS)]})})
    assert reading.report.files[0].layout == "nested evaluations"
    assert reading.rows(
        "select interaction_id, agent_id, agent_name, overall_score, started_at::varchar from stg_interaction"
    ) == [("c1", "u1", "Ann Abel", 80.0, "2026-01-05 09:00:00")]
    assert reading.rows("select behavior, x, weight from result order by 1") == [
        ("Closing: Uses the name", None, 5.0),
        ("Greets", 1.0, 2.0),
        ("Opening: Uses the name", 0.2, 5.0),
    ]


def test_words_and_percentages_are_results(stage):
    scores = [
        {"criterion": "Greets", "result": "pass"},
        {"criterion": "Solves", "result": "40%"},
        {"criterion": "Notices", "result": "n/a"},
        {"criterion": "Thanks", "passed": False, "critical": True},
    ]
    flat = {"conversation_id": "c1", "agent_name": "Ann", "qa_score": 70, "scores": scores}
    reading = stage({"export.json": json.dumps([flat])})
    assert reading.rows("select behavior, x, critical from result order by 1") == [
        ("Greets", 1.0, None),
        ("Notices", None, None),
        ("Solves", 0.4, None),
        ("Thanks", 0.0, True),
    ]


def test_one_odd_record_is_refused_and_the_others_load(stage):
    odd = {"call_id": "c2", "agent": {"id": "u1"}, "note": "no sections"}
    bad = evaluation("c3", [{"questions": [{"title": "Greets", "points": "five", "max_points": 5}]}])
    reading = stage({"export.json": json.dumps([evaluation("c1", SECTIONS), odd, bad], indent=1)})
    file = reading.report.files[0]
    assert (file.rows_read, file.rows_loaded, file.rows_refused) == (3, 1, 2)
    assert [row.value for row in reading.report.refused] == ["call_id, agent, note", "five"]
