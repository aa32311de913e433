"""Workbooks: values as a person sees them, never a formula worked out here."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import pytest

pytest.importorskip("python_calamine", reason="workbooks need python-calamine")
openpyxl = pytest.importorskip("openpyxl", reason="the workbooks of these tests are written with openpyxl")

WHEN = datetime(2026, 1, 2, 10, 5, 6)  # noqa: DTZ001
HEADER = ["Call ID", "Agent", "Call date", "Handle time", "QA score", "Greeting", "Solved"]
ROWS = [
    [
        1234567890123456,
        "Ann Abel",
        WHEN,
        timedelta(minutes=5, seconds=30),
        87.5,
        "yes",
        1,
    ],
    [2, "Bo Birk", date(2026, 1, 3), timedelta(hours=26, minutes=10), 40, "no", 0],
    [3, "Bo Birk", date(2026, 1, 4), time(0, 4, 0), None, "n/a", 1],
]


def workbook(sheets: dict[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(held)
    return held.getvalue()


def test_dates_durations_and_numbers_of_a_workbook_are_read(stage):
    titled = [["Quality report"], [], HEADER, *ROWS]
    reading = stage({"report.xlsx": workbook({"Data": titled})})
    file = reading.file("report.xlsx")
    assert (file.layout, file.encoding, file.delimiter, file.rows_loaded) == ("wide", None, None, 3)
    assert reading.rows(
        "select interaction_id, agent_name, started_at::varchar, handle_seconds, overall_score, line "
        "from stg_interaction order by line"
    ) == [
        ("1234567890123456", "Ann Abel", "2026-01-02 10:05:06", 330.0, 87.5, 4),
        ("2", "Bo Birk", "2026-01-03 00:00:00", 94200.0, 40.0, 5),
        ("3", "Bo Birk", "2026-01-04 00:00:00", 240.0, None, 6),
    ]
    assert reading.rows("select x from result where behavior = 'Greeting' order by line") == [
        (1.0,),
        (0.0,),
        (None,),
    ]


def test_each_visible_sheet_is_a_table_of_its_own(stage):
    roster = [["agent name", "team", "manager"], ["Ann Abel", "North", "Mia May"]]
    book = workbook({"Calls": [HEADER, *ROWS], "Agents": roster, "Old": [HEADER, *ROWS]}, hidden=("Old",))
    reading = stage({"book.xlsx": book})
    assert {file.path: file.layout for file in reading.report.files} == {
        "book.xlsx/Calls": "wide",
        "book.xlsx/Agents": "roster",
    }


def test_a_formula_without_its_result_refuses_its_row(stage):
    rows = [*ROWS, [4, "=B2", date(2026, 1, 5), time(0, 4, 0), "=AVERAGE(E2:E3)", "yes", 1]]
    reading = stage({"report.xlsx": workbook({"Data": [HEADER, *rows]})})
    assert reading.report.rows_loaded == 3
    assert [(row.line, row.value) for row in reading.report.refused] == [(5, "=B2")]
    assert "formula" in reading.report.refused[0].reason


def test_the_stored_result_of_a_formula_is_read(stage):
    import zipfile

    book = workbook({"Data": [HEADER, *ROWS, [4, "Cy", date(2026, 1, 5), time(0, 4), "=40+2", "yes", 1]]})
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            solved = content.replace(b"<f>40+2</f><v />", b"<f>40+2</f><v>42</v>")
            new.writestr(entry, solved.replace(b"<f>40+2</f><v></v>", b"<f>40+2</f><v>42</v>"))
    reading = stage({"report.xlsx": held.getvalue()})
    assert reading.rows("select overall_score from stg_interaction where interaction_id = '4'") == [(42.0,)]


def test_a_damaged_workbook_is_refused_and_the_rest_loads(stage):
    whole = workbook({"Data": [HEADER, *ROWS]})
    reading = stage({"a.xlsx": whole, "b.xlsx": whole[: len(whole) // 2], "c.xls": b"\xd0\xcf\x11\xe0" * 300})
    assert reading.report.rows_loaded == 3
    assert {row.file for row in reading.report.refused} == {"b.xlsx", "c.xls"}
    assert all("cannot be read" in row.reason for row in reading.report.refused)


def test_open_document_sheets_are_read(stage, tmp_path):
    pytest.importorskip("odf", reason="the sheets of this test are written with odfpy")
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document, table = OpenDocumentSpreadsheet(), Table(name="Data")
    for row in [
        ["call id", "agent", "date", "aht", "score"],
        ["1", "Ann", date(2026, 1, 2), "PT26H10M00S", 55.5],
    ]:
        written = TableRow()
        for cell in row:
            kind = {float: "float", date: "date"}.get(
                type(cell), "time" if str(cell)[:2] == "PT" else "string"
            )
            name = {"float": "value", "date": "datevalue", "time": "timevalue"}.get(kind)
            made = TableCell(valuetype=kind, **({name: str(cell)} if name else {}))
            made.addElement(P(text=str(cell)))
            written.addElement(made)
        table.addElement(written)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "log.ods"))
    reading = stage({"log.ods": (tmp_path / "log.ods").read_bytes()})
    assert reading.rows(
        "select interaction_id, started_at::varchar, handle_seconds, overall_score from stg_interaction"
    ) == [("1", "2026-01-02 00:00:00", 94200.0, 55.5)]
