"""Kore.ai: one row per interaction, four columns per behavior."""

from __future__ import annotations

FIXED = [
    "ConversationID", "Channel", "Queues", "Last Queue", "Language", "Agents", "Scored Agent", "Start Time",
    "Sentiment Score", "Topics", "Escalation", "Kore Evaluation Score", "Is Passed", "Is Fatal Interaction",
    "Audit Score", "Contact Direction", "Duration Status", "Evaluation Form",
]  # fmt: skip


def metric(name):
    return [name, f"{name} - Is Fatal Metric", f"{name} - Adherence Weight", f"{name} - Violation"]


HEADER = [*FIXED, *metric("Greeting"), *metric("Proof - of identity"), *metric("Date"),
          "Closing - Manual Evaluation Metric", "Closing - Adherence Weight"]  # fmt: skip


def row(number, agent, total, results):
    return [
        number, "Voice", '"Sales, Care"', "Care", "en", '"Ann Abel, Bo Birk"', agent, "2026-01-02 10:00:00",
        "3", '"billing, refund"', "No", total, "Yes", "0", "'-'", "Inbound", "Complete", "Main form",
        *results,
    ]  # fmt: skip


ROWS = [
    row(
        "k1",
        "Ann Abel",
        "70",
        ["1", "0", "30", "0", "0", "1", "0", "'-36'", "NA", "'-'", "10", "'-'", "1", "5"],
    ),
    row(
        "k2",
        "Bo Birk",
        "'-15.33'",
        ["0", "0", "30", "0", "1", "1", "0", "'-36'", "'-'", "0", "10", "0", "0", "5"],
    ),
    row("k3", "Bo Birk", "12", ["x", "0", "30", "0", "1", "1", "0", "0", "1", "0", "10", "0", "NA", "5"]),
]


def report():
    return "\n".join(",".join(cells) for cells in [HEADER, *ROWS]) + "\n"


def test_each_behavior_takes_its_weight_and_whether_it_is_fatal_from_its_own_columns(stage):
    reading = stage({"ie-report.csv": report()})
    file = reading.file("ie-report.csv")
    assert (file.layout, file.rows_read, file.rows_loaded, file.rows_refused) == ("kore.ai", 3, 2, 1)
    assert reading.rows("select interaction_id, behavior, x, weight, critical from result order by 1, 2") == [
        ("k1", "Closing", 1.0, 5.0, None),
        ("k1", "Date", None, 10.0, None),
        ("k1", "Greeting", 1.0, 30.0, False),
        ("k1", "Proof - of identity", 0.0, 36.0, True),
        ("k2", "Closing", 0.0, 5.0, None),
        ("k2", "Date", None, 10.0, False),
        ("k2", "Greeting", 0.0, 30.0, False),
        ("k2", "Proof - of identity", 1.0, 36.0, True),
    ]


def test_the_scored_agent_counts_and_negative_totals_are_said(stage):
    reading = stage({"ie-report.csv": report()})
    assert reading.rows(
        "select interaction_id, agent_name, channel, topic, rubric, overall_score, started_at::varchar "
        "from stg_interaction order by 1"
    ) == [
        ("k1", "Ann Abel", "call", "Care", "Main form", 70.0, "2026-01-02 10:00:00"),
        ("k2", "Bo Birk", "call", "Care", "Main form", 0.0, "2026-01-02 10:00:00"),
    ]
    assert "Negative total scores are read as 0." in reading.report.files[0].notes
    assert [(row.line, row.column, row.value) for row in reading.report.refused] == [(4, "Greeting", "x")]
