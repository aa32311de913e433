"""Operations tables: answered or not, resolved or not, a rating, a talk duration."""

from __future__ import annotations

TABLE = (
    "Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,"
    "Satisfaction rating\n"
    "ID0001,Diane,2026-01-01,09:12:58,Contract related,Y,Y,109,00:02:23,3\n"
    "ID0002,Becky,2026-01-01,09:12:59,Technical Support,N,N,,,\n"
    "ID0003,Stewart,2026-01-01,09:13:10,Payment related,Y,N,70,00:05:46,5\n"
    "ID0004,Diane,2026-01-02,10:00:00,Payment related,Y,Y,10,00:01:00,1\n"
    "ID0005,Diane,2026-01-02,11:00:00,Payment related,Y,Y,10,00:01:00,\n"
)


def test_calls_are_scored_by_their_rating_and_have_no_behaviors(stage):
    reading = stage({"calls.csv": TABLE})
    file = reading.file("calls.csv")
    assert (file.layout, file.behaviors) == ("operations", ())
    assert reading.rows(
        "select interaction_id, agent_name, topic, started_at::varchar, handle_seconds, overall_score "
        "from stg_interaction order by 1"
    ) == [
        ("ID0001", "Diane", "Contract related", "2026-01-01 09:12:58", 143.0, 50.0),
        ("ID0003", "Stewart", "Payment related", "2026-01-01 09:13:10", 346.0, 100.0),
        ("ID0004", "Diane", "Payment related", "2026-01-02 10:00:00", 60.0, 0.0),
        ("ID0005", "Diane", "Payment related", "2026-01-02 11:00:00", 60.0, None),
    ]
    assert reading.rows("select count(*) from result") == [(0,)]
    assert "“Satisfaction rating” from 1 to 5 is read as the score, 0 to 100." in file.notes


def test_unanswered_calls_are_counted_apart(stage):
    file = stage({"calls.csv": TABLE}).file("calls.csv")
    assert (file.rows_read, file.rows_loaded, file.rows_refused) == (5, 4, 0)
    assert [(entry.reason, entry.rows) for entry in file.skipped] == [("unanswered", 1)]


def test_a_rating_that_is_no_number_is_refused(stage):
    reading = stage({"calls.csv": TABLE.replace("00:05:46,5", "00:05:46,great")})
    assert [(row.line, row.column, row.value) for row in reading.report.refused] == [
        (4, "Satisfaction rating", "great")
    ]
