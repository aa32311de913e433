"""JSON that is no tool's own: records as rows of the ordinary layouts."""

from __future__ import annotations

import json

RECORDS = [
    {"interaction_id": "1", "agent": {"id": 7, "name": "Ann"}, "date": "2026-01-02", "behavior": "Greets",
     "points": 4.50, "max_points": 5, "tags": ["a", "b"]},
    {"interaction_id": "1", "agent": {"id": 7, "name": "Ann"}, "date": "2026-01-02", "behavior": "Solves",
     "points": None, "max_points": 5},
    {"interaction_id": 12345678901234567890, "agent": {"id": 8, "name": "Bo"}, "date": "2026-01-03",
     "behavior": "Greets", "points": 0, "max_points": 5, "comment": "late\ncolumn"},
]  # fmt: skip


def expect(reading):
    assert reading.report.files[0].layout == "long"
    assert reading.rows("select interaction_id, behavior, x from result order by 1, 2") == [
        ("1", "Greets", 0.9),
        ("1", "Solves", None),
        ("12345678901234567890", "Greets", 0.0),
    ]
    assert reading.rows("select agent_id, agent_name from stg_interaction order by 1") == [
        ("7", "Ann"),
        ("8", "Bo"),
    ]


def test_records_are_read_from_lists_lines_and_pages(stage):
    expect(stage({"list.json": json.dumps(RECORDS)}))
    expect(stage({"lines.jsonl": "\n".join(map(json.dumps, RECORDS))}))
    expect(stage({"page.json": json.dumps({"page": 1, "data": RECORDS, "next": None}, indent=2)}))
    expect(stage({"list.txt": json.dumps(RECORDS)}))
    expect(stage({"wide16.json": json.dumps(RECORDS).encode("utf-16")}))


def test_a_broken_line_costs_no_other_line(stage):
    lines = [json.dumps(one) for one in RECORDS]
    reading = stage({"lines.jsonl": "\n".join([lines[0], lines[1][:30], "", lines[2], "[1]"])})
    assert reading.report.rows_loaded == 2
    assert [line for line, _ in reading.reasons] == [2, 5]


def test_an_empty_page_beside_others_is_no_refusal(stage):
    reading = stage({"a.json": json.dumps({"data": RECORDS}), "b.json": json.dumps({"data": []})})
    assert (reading.report.rows_loaded, reading.report.refused) == (3, ())
    assert reading.file("b.json").layout == "ignored"


def test_values_are_judged_like_those_of_a_table(stage):
    bad = [
        {**RECORDS[0], "points": 9},
        {**RECORDS[2], "points": "many"},
        {**RECORDS[1], "points": float("nan")},
    ]
    reading = stage({"list.json": json.dumps(bad, indent=1)})
    assert [reason for _, reason in reading.reasons] == [
        "the points are above the maximum",
        "this is no number",
        "this is no number",
    ]
