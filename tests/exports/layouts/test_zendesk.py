"""Zendesk QA: pages of reviewed conversations, and flat rows of AutoQA."""

from __future__ import annotations

import json

ANN = {"id": "11", "name": "Ann Abel", "email": "ann@example.com"}
BO = {"id": "12", "name": "Bo Birk", "email": "bo@example.com"}
MIA = {"id": "90", "name": "Mia May", "email": "mia@example.com"}


def rating(name, score, weight=1, critical=False, cause=()):
    return {
        "categoryId": str(len(name)), "categoryName": name, "score": score, "weight": weight,
        "critical": critical, "cause": list(cause),
    }  # fmt: skip


def review(number, agent, score, ratings, updated="2026-01-05T09:00:00Z", **more):
    return {
        "id": number, "created": 1767600000, "createdISO": "2026-01-05T08:00:00Z", "updatedISO": updated,
        "reviewer": MIA, "reviewee": agent, "score": score, "ratings": ratings, **more,
    }  # fmt: skip


def conversation(number, reviews, **more):
    return {
        "externalId": number, "externalUrl": f"https://example.com/{number}", "channel": "Chat",
        "created": 1767577200, "createdISO": "2026-01-05T01:40:00Z", "reviews": reviews, **more,
    }  # fmt: skip


def page(*conversations):
    return json.dumps({"total": len(conversations), "conversations": conversations}, indent=1)


START = "2026-01-05 01:40:00"
FIRST = page(
    conversation(
        "T1",
        [
            review(1, ANN, 62.5, [rating("Empathy", 25, 2), rating("Tone", 100), rating("Grammar", None)]),
            review(2, BO, 0, [rating("Privacy", 0, 1, critical=True, cause=["Told the address"])]),
        ],
    ),
    conversation("T2", []),
    conversation("T3", [review(3, ANN, 50, [rating("Empathy", 50)], updated="2026-01-06T09:00:00Z")]),
)
SECOND = page(
    conversation("T3", [review(3, ANN, 75, [rating("Empathy", 75)], updated="2026-01-07T09:00:00Z")]),
    conversation("T4", [review(4, BO, 90, [rating("Tone", 90)], calibration={"id": "c1"})]),
)


def test_reviews_of_several_pages_are_read(stage):
    reading = stage({"page-1.json": FIRST, "page-2.json": SECOND})
    assert {file.layout for file in reading.report.files} == {"zendesk qa"}
    assert reading.rows(
        "select interaction_id, agent_id, agent_name, channel, overall_score, evaluator, "
        "started_at::varchar, link from stg_interaction order by 1"
    ) == [
        ("T1", "ann@example.com", "Ann Abel", "chat", 62.5, "manual", START,
         "https://example.com/T1"),
        ("T1/bo@example.com", "bo@example.com", "Bo Birk", "chat", 0.0, "manual",
         START, "https://example.com/T1"),
        ("T3", "ann@example.com", "Ann Abel", "chat", 75.0, "manual", START,
         "https://example.com/T3"),
    ]  # fmt: skip
    assert reading.rows("select interaction_id, behavior, x, weight, critical from result order by 1, 2") == [
        ("T1", "Empathy", 0.25, 2.0, False),
        ("T1", "Grammar", None, 1.0, False),
        ("T1", "Tone", 1.0, 1.0, False),
        ("T1/bo@example.com", "Privacy", 0.0, 1.0, True),
        ("T3", "Empathy", 0.75, 1.0, False),
    ]


def test_a_review_counts_once_and_what_is_left_out_is_named(stage):
    reading = stage({"page-1.json": FIRST, "page-2.json": SECOND})
    first, second = reading.file("page-1.json"), reading.file("page-2.json")
    assert (first.rows_read, first.rows_loaded) == (4, 2)
    assert {(entry.reason, entry.rows) for entry in first.skipped} == {
        ("not reviewed", 1),
        ("superseded evaluation", 1),
    }
    assert (second.rows_read, second.rows_loaded) == (2, 1)
    assert [(entry.reason, entry.rows) for entry in second.skipped] == [("calibration", 1)]


def test_a_rating_that_is_no_number_refuses_its_review(stage):
    bad = page(
        conversation("T1", [review(1, ANN, 50, [rating("Tone", 50)])]),
        conversation("T2", [review(2, ANN, 50, [rating("Tone", "good")])]),
    )
    reading = stage({"page.json": bad})
    file = reading.file("page.json")
    assert (file.rows_read, file.rows_loaded, file.rows_refused) == (2, 1, 1)
    refusal = reading.report.refused[0]
    assert refusal.value == "good%"
    assert bad.splitlines()[refusal.line - 1].strip() == "{"
    assert '"externalId": "T2"' in bad.splitlines()[refusal.line]


def test_a_page_cut_short_gives_what_is_whole(stage):
    reading = stage({"page.json": FIRST[: FIRST.index('"externalId": "T3"') + 40]})
    file = reading.file("page.json")
    assert (file.rows_loaded, file.rows_refused, file.rows_skipped) == (2, 1, 1)
    assert reading.report.refused[0].reason == "this is no complete JSON record"


AUTOQA = [
    {"externalTicketId": "T9", "revieweeName": "Ann Abel", "revieweeEmail": "ann@example.com",
     "ratingCategoryName": name, "score": score, "ratingMax": 100, "weight": weight, "isCritical": False,
     "evaluated": evaluated, "ticketCreated": 1767577200, "ticketCreatedISO": "2026-01-05T01:40:00Z",
     "created": rated}
    for name, score, weight, evaluated, rated in [
        ("Empathy", 25, 2, True, "2026-01-05T08:00:00Z"),
        ("Closing", 0, 1, False, "2026-01-05T08:00:02Z"),
        ("Spelling", 100, 1, True, "2026-01-05T08:00:05Z"),
    ]
]  # fmt: skip


def autoqa_csv():
    rows = [",".join(AUTOQA[0]), *(",".join(str(value) for value in row.values()) for row in AUTOQA)]
    return "\n".join(rows) + "\n"


def test_autoqa_rows_keep_categories_that_were_not_evaluated_apart(stage):
    for name, content in {"auto.json": json.dumps(AUTOQA), "auto.csv": autoqa_csv()}.items():
        reading = stage({name: content})
        file = reading.file(name)
        assert (file.layout, file.rows_read, file.rows_loaded) == ("zendesk autoqa", 3, 3)
        assert reading.rows("select behavior, x, weight, critical from result order by 1") == [
            ("Closing", None, 1.0, False),
            ("Empathy", 0.25, 2.0, False),
            ("Spelling", 1.0, 1.0, False),
        ]
        assert reading.rows(
            "select interaction_id, agent_id, agent_name, evaluator, started_at::varchar from stg_interaction"
        ) == [("T9", "ann@example.com", "Ann Abel", "auto", START)]
