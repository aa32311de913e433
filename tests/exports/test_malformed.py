"""Damaged and odd files: never a traceback, every line accounted for, every refusal in words."""

from __future__ import annotations

import pytest

from coaching_lib.errors import ExportRefused

HEADER = "interaction_id,agent_id,agent_name,started_at,handle_seconds,overall_score,comment\n"
GOOD = "C1,A1,Ann,2026-01-02 10:00:00,300,50,fine\n"
LONG = "interaction_id,agent_id,behavior,points,max_points\n"


def row(**changes: str) -> str:
    fields = {
        "interaction_id": "C2",
        "agent_id": "A1",
        "agent_name": "Ann",
        "started_at": "2026-01-03 10:00:00",
        "handle_seconds": "200",
        "overall_score": "70",
        "comment": "",
    }
    return ",".join((fields | changes).values()) + "\n"


ONE_BAD_ROW = {
    "an impossible date": (row(started_at="2026-02-30"), "this is no possible date"),
    "a date of the middle ages": (row(started_at="0026-01-02"), "this is no possible date"),
    "a date in words": (row(started_at="soon"), "this is no possible date"),
    "an endless date": (row(started_at="infinity"), "this is no possible date"),
    "a duration in words": (row(handle_seconds="long"), "this is no duration"),
    "a negative duration": (row(handle_seconds="-5"), "a duration cannot be negative"),
    "a score that is no number": (row(overall_score="nan"), "this is no number"),
    "an infinite score": (row(overall_score="inf"), "this is no number"),
    "a score above 100": (row(overall_score="170"), "an overall score must lie between 0 and 100"),
    "a negative score": (row(overall_score="-1"), "an overall score must lie between 0 and 100"),
    "no interaction id": (row(interaction_id=""), "the interaction id is missing"),
    "NULL as interaction id": (row(interaction_id="NULL"), "the interaction id is missing"),
    "no agent": (row(agent_id="", agent_name=""), "neither an agent id nor a name is given"),
    "a short row": ("C2,A1,Ann\n", "the row has 3 fields instead of 7"),
    "a long row": (row().rstrip("\n") + ",x,y\n", "the row has 9 fields instead of 7"),
    "an open quotation mark": (row(agent_name='"Ann'), "a quotation mark is not closed on its line"),
    "a quotation mark inside": (
        row(agent_name='"A"nn"'),
        "a quotation mark stands in the middle of a quoted value",
    ),
}


@pytest.mark.parametrize("name", ONE_BAD_ROW)
def test_one_bad_row_is_refused_and_the_others_load(stage, name):
    bad, reason = ONE_BAD_ROW[name]
    after = row(interaction_id="C3")
    reading = stage({"bad.csv": HEADER + GOOD + bad + after})
    assert reading.reasons == [(3, reason)]
    assert reading.rows("select interaction_id, line from stg_interaction order by line") == [
        ("C1", 2),
        ("C3", 4),
    ]
    assert reading.report.refused[0].cure


BYTES = {
    "a NUL byte": (row(agent_name="A\0nn").encode(), "the line holds NUL bytes"),
    "bytes that are not UTF-8": (
        row(agent_name="Ann").encode().replace(b"Ann", b"\xff\xfenn"),
        "the line holds bytes that are not UTF-8",
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_a_line_with_bad_bytes_is_refused(stage, name):
    bad, reason = BYTES[name]
    good = (
        HEADER
        + GOOD.replace("fine", "très bien")
        + row(interaction_id="C4", comment="ça va, déjà".replace(",", " "))
    )
    reading = stage({"bad.csv": good.encode() + bad + row(interaction_id="C3").encode()})
    assert reading.reasons == [(4, reason)]
    assert reading.report.rows_loaded == 3


WHOLE_FILES = {
    "empty": (b"", "empty"),
    "only blanks": (b"\n \n\n", "empty"),
    "a web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    "a PDF": (b"%PDF-1.7 ...", "PDF"),
    "a damaged workbook": (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "workbook"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "picture"),
    "a parquet file": (b"PAR1....PAR1", "Parquet"),
    "random bytes": (bytes(range(256)) * 8, "no text"),
    "a poem": (b"Roses are red\nviolets are blue\n", "not understood"),
    "unknown columns": (b"alpha,beta\n1,2\n", "not understood"),
    "a damaged zip": (b"PK\x03\x04" + b"\0" * 60, "damaged zip"),
    "a damaged gzip": (b"\x1f\x8b\x08\x00broken", "damaged gzip"),
}


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_file_that_is_no_export_is_refused_in_words(stage, name):
    content, words = WHOLE_FILES[name]
    with pytest.raises(ExportRefused) as refused:
        stage({"file.csv": content})
    assert words in refused.value.message
    assert refused.value.hint


def test_a_header_without_rows_loads_nothing_and_refuses_nothing(stage):
    reading = stage({"head.csv": HEADER})
    file = reading.file("head.csv")
    assert (file.rows_read, file.rows_loaded, file.rows_refused) == (0, 0, 0)
    assert "The file has column names, but no rows." in file.notes
    assert reading.report.refused == ()


AVERAGED = {
    "averages of agents": "Agent,Evaluations,Average score\nAnn,12,88.1\nBo,9,71\n",
    "one line per agent": "Agent,Team,Score\nAnn,North,88.1\nBo,North,71\n",
    "one line per metric": "Metric,Avg result\nGreets,88\nVerifies,71\n",
    "a German report": "Mitarbeiter;Anzahl Bewertungen;Durchschnitt\nÄnne;12;88,1\n",
}


@pytest.mark.parametrize("name", AVERAGED)
def test_a_report_of_averages_is_refused_by_its_own_code(stage, name):
    with pytest.raises(ExportRefused, match="holds averages") as refused:
        stage({"report.csv": AVERAGED[name]})
    assert refused.value.code == "already-aggregated"


def test_a_report_of_averages_beside_an_export_is_refused_and_the_export_loads(stage):
    reading = stage({"log.csv": HEADER + GOOD, "report.csv": AVERAGED["averages of agents"]})
    assert [(row.file, row.line) for row in reading.report.refused] == [("report.csv", None)]
    assert reading.report.rows_loaded == 1


def test_an_unknown_id_column_is_asked_about_and_no_report_of_averages(stage):
    with pytest.raises(ExportRefused) as asked:
        stage({"log.csv": "Ref,Agent,Score\nX1,Ann,88\nX2,Bo,71\n"})
    assert asked.value.code == "mapping-needed"


def test_ids_keep_their_leading_zeros(stage):
    reading = stage({"ids.csv": HEADER + row(interaction_id="007", agent_id="0042")})
    assert reading.rows("select interaction_id, agent_id from stg_interaction") == [("007", "0042")]


def test_an_unclosed_quotation_mark_swallows_no_rows(stage):
    lines = [row(interaction_id=f"C{number}", comment='"note') for number in range(2, 4)]
    rest = "".join(row(interaction_id=f"C{number}", comment='"a, b"') for number in range(4, 60))
    reading = stage({"quote.csv": HEADER + GOOD + "".join(lines) + rest})
    assert [line for line, _ in reading.reasons] == [3, 4]
    assert reading.report.rows_loaded == 57


def test_a_text_may_go_over_lines_and_the_lines_below_keep_their_numbers(stage):
    text = '"first line\nsecond, with comma\n\nlast"'
    bad = row(interaction_id="C3", overall_score="x")
    reading = stage({"lines.csv": HEADER + row(comment=text) + GOOD + bad})
    assert reading.reasons == [(7, "this is no number")]
    assert reading.rows("select interaction_id, line from stg_interaction order by line") == [
        ("C2", 2),
        ("C1", 6),
    ]


def test_a_text_that_swallowed_a_whole_row_is_refused(stage):
    opened = row(interaction_id="C2", comment='"left open').rstrip("\n") + "\n"
    closing = row(interaction_id="C4", comment='closed"')
    reading = stage({"lines.csv": HEADER + GOOD + opened + row(interaction_id="C3") + closing})
    assert reading.reasons[0] == (3, "a quotation mark is not closed on its line")
    assert ("C3",) in reading.rows("select interaction_id from stg_interaction")


def test_a_line_break_in_an_id_is_no_text(stage):
    reading = stage({"lines.csv": HEADER + GOOD + row(agent_name='"An\nn"') + row(interaction_id="C3")})
    assert [line for line, _ in reading.reasons] == [3, 4]
    assert reading.report.rows_loaded == 2


def test_equal_doubles_are_skipped_and_named(stage):
    reading = stage({"twice.csv": HEADER + GOOD + GOOD + row()})
    file = reading.file("twice.csv")
    assert [(entry.reason, entry.rows) for entry in file.skipped] == [("double", 1)]
    assert file.rows_loaded == 2


def test_conflicting_doubles_are_both_refused_and_name_each_other(stage):
    reading = stage({"twice.csv": HEADER + GOOD + row() + GOOD.replace("300", "400")})
    assert reading.reasons == [
        (2, "the interaction is described differently in line 4"),
        (4, "the interaction is described differently in line 2"),
    ]
    assert reading.rows("select interaction_id from stg_interaction") == [("C2",)]


def test_conflicting_results_are_both_refused_in_one_file_and_across_files(stage):
    first = LONG + "C1,A1,Greets,5,5\nC1,A1,Closes,5,5\n"
    second = LONG + "C1,A1,Greets,0,5\nC1,A1,Closes,5,5\n"
    reading = stage({"a.csv": first, "b.csv": second})
    assert [(row.file, row.line) for row in reading.report.refused] == [("a.csv", 2), ("b.csv", 2)]
    assert "b.csv, line 2" in reading.report.refused[0].reason
    assert reading.rows("select behavior from result") == [("Closes",)]


def test_lines_that_describe_their_interaction_in_two_ways_are_refused(stage):
    reading = stage({"a.csv": LONG + "C1,A1,Greets,5,5\nC1,A2,Closes,5,5\nC2,A1,Greets,5,5\n"})
    assert reading.reasons == [
        (2, "the interaction is described differently in line 3"),
        (3, "the interaction is described differently in line 2"),
    ]
    assert reading.rows("select interaction_id from stg_interaction") == [("C2",)]


def test_results_of_a_refused_interaction_are_skipped(stage):
    interactions = HEADER + GOOD + row(started_at="2026-02-30")
    rows = "C1,Greets,5,5\nC2,Greets,5,5\nC2,Closes,0,5\nC9,Greets,1,5\n"
    results = "interaction_id,behavior,points,max_points\n" + rows
    reading = stage({"i.csv": interactions, "s.csv": results})
    file = reading.file("s.csv")
    assert [(entry.reason, entry.rows) for entry in file.skipped] == [("interaction refused", 2)]
    assert [row.value for row in reading.report.refused if row.file == "s.csv"] == ["C9"]


BAD_RESULTS = {
    "points above the maximum": ("6,5", "the points are above the maximum"),
    "negative points": ("-1,5", "points cannot be negative"),
    "a maximum of nothing": ("1,0", "the maximum must be above 0 where points were given"),
    "points in words": ("many,5", "this is no number"),
}


@pytest.mark.parametrize("name", BAD_RESULTS)
def test_a_bad_result_refuses_its_row(stage, name):
    cells, reason = BAD_RESULTS[name]
    reading = stage({"a.csv": LONG + f"C1,A1,Greets,5,5\nC1,A1,Closes,{cells}\n"})
    assert reading.reasons == [(3, reason)]
    assert reading.rows("select behavior from result") == [("Greets",)]


def test_two_columns_of_one_name_are_asked_about(stage):
    with pytest.raises(ExportRefused, match="could both be agent_id") as refused:
        stage({"a.csv": "call id,agent id,agent id,score\n1,2,3,4\n"})
    assert refused.value.code == "mapping-needed"


def test_mixed_line_ends_and_a_byte_order_mark_are_read(stage):
    text = "\ufeff" + HEADER + GOOD.replace("\n", "\r\n") + row() + row(interaction_id="C3").rstrip("\n")
    reading = stage({"mixed.csv": text})
    assert reading.report.rows_loaded == 3
    assert reading.report.files[0].encoding == "UTF-8 with BOM"


def test_a_trailing_delimiter_on_every_row_is_no_damage(stage):
    reading = stage({"a.csv": HEADER + GOOD.rstrip("\n") + ",\n" + row().rstrip("\n") + ",\n"})
    assert reading.report.rows_loaded == 2
