"""Archives, workbooks, JSON and Parquet: cut, locked, hostile, or with values no export should hold."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.exports.malformed.case import HEADER, Case, case, ids, row

TEXT = HEADER + row(id="G1") + row(id="G2", score="70")
NAMES = HEADER.strip().split(",")
SCORES = "select list(overall_score order by interaction_id) from stg_interaction"
RECORDS = [
    {"interaction_id": "G1", "agent_id": "A1", "overall_score": 50},
    {"interaction_id": "G2", "agent_id": "A1", "overall_score": 70},
]
JSON = json.dumps(RECORDS)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def zipped(files: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def locked() -> bytes:
    """A zip whose entry says that it is encrypted."""
    packed = bytearray(zipped({"export.csv": TEXT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + place] |= 1
    return bytes(packed)


def link() -> bytes:
    """A zip with a symbolic link out of its folder."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        entry = zipfile.ZipInfo("export.csv")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return held.getvalue()


def book(fill: Callable[[openpyxl.Workbook], None] = lambda made: None) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(NAMES)
    sheet.append(["G1", "A1", "Ann", datetime.fromisoformat("2026-01-02 10:00"), 300, 50, None])
    sheet.append(
        ["G2", "A1", "Ann", datetime.fromisoformat("2026-01-03 10:00"), timedelta(minutes=5), 70, None]
    )
    fill(made)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def cell(place: str, value: object) -> bytes:
    def fill(made: openpyxl.Workbook) -> None:
        made.active[place] = value

    return book(fill)


def second(state: str) -> bytes:
    def fill(made: openpyxl.Workbook) -> None:
        sheet = made.create_sheet("Old")
        sheet.append(NAMES)
        sheet.append(["H1", "A1", "Ann", datetime.fromisoformat("2026-01-02 10:00"), 300, 50, None])
        sheet.sheet_state = state

    return book(fill)


def merged(made: openpyxl.Workbook) -> None:
    made.active.insert_rows(1, 2)
    made.active["A1"] = "Quality, March"
    made.active.merge_cells("A1:G1")


def since_1904(made: openpyxl.Workbook) -> None:
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904


def ods(cells: list[list[str]]) -> bytes:
    made, table = OpenDocumentSpreadsheet(), Table(name="Scores")
    for line in cells:
        drawn = TableRow()
        for text in line:
            one = TableCell(valuetype="string")
            one.addElement(P(text=text))
            drawn.addElement(one)
        table.addElement(drawn)
    made.spreadsheet.addElement(table)
    held = io.BytesIO()
    made.write(held)
    return held.getvalue()


def parquet(columns: Mapping[str, object]) -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), held)
    return held.getvalue()


def twice() -> bytes:
    names = ["interaction_id", "agent_id", "agent_id", "overall_score"]
    held = io.BytesIO()
    pq.write_table(
        pa.Table.from_arrays([pa.array([one]) for one in ("G1", "A1", "A2", 50)], names=names), held
    )
    return held.getvalue()


PARQUET = parquet({"interaction_id": ["G1", "G2"], "agent_id": ["A1", "A1"], "overall_score": [50.0, 70.0]})
NOISE = random.Random(7).randbytes(4096)

BINARIES: dict[str, Case] = {
    "a sign-in page": case("<!DOCTYPE html><html><body>Sign in</body></html>", "refused", error="web page"),
    "a sign-in page below blank lines": case(
        "\n\n  <html lang='en'><body>Sign in</body></html>", "refused", error="web page"
    ),
    "a table in HTML named xls": case(
        "<html><table><tr><td>interaction_id</td></tr></table></html>",
        "refused",
        name="export.xls",
        error="web page",
    ),
    "XML": case("<?xml version='1.0'?><rows><row id='1'/></rows>", "refused", error="XML"),
    "a PDF": case("%PDF-1.7\n1 0 obj", "refused", error="PDF"),
    "a picture": case(b"\x89PNG\r\n\x1a\n" + bytes(99), "refused", error="picture"),
    "a database": case(b"SQLite format 3\0" + bytes(99), "refused", error="database"),
    "a 7z archive": case(b"7z\xbc\xaf\x27\x1c" + bytes(99), "refused", error="7z"),
    "a RAR archive": case(b"Rar!\x1a\x07\x01" + bytes(99), "refused", error="RAR"),
    "noise": case(NOISE, "refused", error="no text"),
    "an error of a server as JSON": case(
        '{"error": "unauthorized", "status": 401}',
        "asked",
        name="export.json",
        error="not understood",
        code="mapping-needed",
    ),
    "a gzip": case(gzip.compress(TEXT.encode()), "read", name="export.csv.gz", loaded=2, shown="export.csv"),
    "a gzip cut in half": case(
        gzip.compress(TEXT.encode())[:60], "refused", name="export.csv.gz", error="damaged gzip"
    ),
    "a gzip with a wrong checksum": case(
        gzip.compress(TEXT.encode())[:-8] + bytes(8), "refused", name="export.csv.gz", error="damaged gzip"
    ),
    "a gzip inside a gzip": case(
        gzip.compress(gzip.compress(TEXT.encode())),
        "refused",
        name="export.csv.gz.gz",
        error="archive inside an archive",
    ),
    "two gzips one after the other": case(
        gzip.compress(TEXT.encode()) + gzip.compress(row(id="G3").encode()), "read as one", loaded=3
    ),
    "a gzip bomb": case(
        gzip.compress(bytes(300 * 1024**2), 1), "refused", error="far beyond", code="unsafe-archive"
    ),
    "a zip": case(zipped({"a.csv": TEXT}), "read", name="export.zip", loaded=2, shown="export.zip/a.csv"),
    "a zip cut in half": case(
        zipped({"a.csv": TEXT})[:90], "refused", name="export.zip", error="damaged zip"
    ),
    "a zip with a wrong checksum": case(
        zipped({"a.csv": TEXT}, zipfile.ZIP_STORED).replace(b"Ann", b"Bob", 1),
        "refused",
        name="export.zip",
        error="damaged zip",
    ),
    "an empty zip": case(zipped({}), "refused", name="export.zip", error="holds no file"),
    "a zip of a licence": case(
        zipped({"LICENSE": "Do as you like."}), "refused", name="export.zip", error="None of the files"
    ),
    "a zip inside a zip": case(
        zipped({"inner.zip": zipped({"a.csv": TEXT})}), "refused", name="export.zip", error="zip inside a zip"
    ),
    "a zip with a way out": case(
        zipped({"../../evil.csv": TEXT}),
        "refused",
        name="export.zip",
        error="leads out",
        code="unsafe-archive",
    ),
    "a zip with a way out for Windows": case(
        zipped({"..\\evil.csv": TEXT}), "refused", name="export.zip", error="leads out", code="unsafe-archive"
    ),
    "a zip with a link": case(
        link(), "the link is not followed", name="export.zip", error="not understood", code="mapping-needed"
    ),
    "a zip with a password": case(locked(), "refused", name="export.zip", error="locked with a password"),
    "a zip bomb": case(
        zipped({"a.csv": bytes(300 * 1024**2)}),
        "refused",
        name="export.zip",
        error="far beyond",
        code="unsafe-archive",
    ),
    "a zip of 10,001 files": case(
        zipped({f"{n}.csv": "" for n in range(10_001)}, zipfile.ZIP_STORED),
        "refused",
        name="export.zip",
        error="holds 10001 files",
    ),
    "a workbook": case(book(), "read", name="export.xlsx", loaded=2),
    "a workbook named csv": case(book(), "read: a name proves nothing", loaded=2),
    "text named xlsx": case(TEXT, "read: a name proves nothing", name="export.xlsx", loaded=2),
    "a workbook cut in half": case(book()[:2000], "refused", name="export.xlsx", error="damaged"),
    "a workbook with a password": case(OLE, "refused", name="export.xlsx", error="password"),
    "a workbook with an error in a cell": case(
        cell("F2", "#REF!"),
        "that row is refused",
        name="export.xlsx",
        loaded=1,
        refused={2: "an error (#REF!)"},
    ),
    "a workbook with a formula nobody worked out": case(
        cell("F2", "=1+1"),
        "that row is refused: nothing is worked out here",
        name="export.xlsx",
        loaded=1,
        refused={2: "formula"},
    ),
    "a workbook with a date as text": case(
        cell("D2", "2026-02-30"), "that row is refused", name="export.xlsx", loaded=1, refused={2: "date"}
    ),
    "a workbook with a number as date": case(
        cell("D2", 46024.5),
        "read as Excel counts days",
        name="export.xlsx",
        loaded=2,
        rows=("select started_at::date from stg_interaction order by line", (date(2026, 1, 2),)),
    ),
    "a workbook with a yes-no score": case(
        cell("F2", True), "that row is refused", name="export.xlsx", loaded=1, refused={2: "no number"}
    ),
    "a workbook with merged titles": case(
        book(merged), "the titles are passed over", name="export.xlsx", loaded=2
    ),
    "a workbook that counts from 1904": case(
        book(since_1904),
        "the dates are right",
        name="export.xlsx",
        loaded=2,
        rows=("select started_at::date from stg_interaction order by line", (date(2026, 1, 2),)),
    ),
    "a workbook with a second sheet": case(second("visible"), "both are read", name="export.xlsx", loaded=3),
    "a workbook with a hidden sheet": case(
        second("hidden"), "what is hidden is not read", name="export.xlsx", loaded=2
    ),
    "a workbook without rows": case(
        book(lambda made: made.active.delete_rows(1, 9)), "refused", name="export.xlsx", error="holds no rows"
    ),
    "a workbook with a blank row": case(
        book(lambda made: made.active.insert_rows(3)),
        "skipped, counted",
        name="export.xlsx",
        loaded=2,
        skipped={"empty row": 1},
    ),
    "an OpenDocument sheet": case(
        ods([NAMES, row(id="G1").strip().split(",")]), "read", name="export.ods", loaded=1
    ),
    "an OpenDocument sheet cut in half": case(
        ods([NAMES, row(id="G1").strip().split(",")])[:900], "refused", name="export.ods", error="damaged"
    ),
    "JSON": case(JSON, "read", name="export.json", loaded=2),
    "JSON named csv": case(JSON, "read: a name proves nothing", loaded=2),
    "JSON cut in half": case(
        JSON[:-20],
        "the record that is cut is refused",
        name="export.json",
        loaded=1,
        refused={1: "no complete JSON"},
    ),
    "JSON with a comma too many": case(JSON[:-1] + ",]", "read all the same", name="export.json", loaded=2),
    "JSON with a comment": case(
        "// made by X\n" + JSON, "refused", name="export.json", error="not understood", code="mapping-needed"
    ),
    "JSON with single quotation marks": case(
        JSON.replace('"', "'"), "refused", name="export.json", error="no complete JSON"
    ),
    "JSON with one member twice": case(
        '[{"interaction_id":"G1","agent_id":"A1","overall_score":50,"overall_score":70}]',
        "refused: which one counts is not guessed",
        name="export.json",
        error="stands twice in this record",
    ),
    "JSON lines with one member twice": case(
        "\n".join(map(json.dumps, RECORDS)) + '\n{"interaction_id":"X1","agent_id":"A1","agent_id":"A2"}',
        "that line is refused",
        name="export.jsonl",
        loaded=2,
        refused={3: "stands twice"},
    ),
    "JSON with NaN": case(
        JSON.replace("70", "NaN"), "that record is refused", name="export.json", loaded=1, refused={1: ""}
    ),
    "JSON with 1e400": case(
        JSON.replace("70", "1e400"),
        "that record is refused",
        name="export.json",
        loaded=1,
        refused={1: "no number"},
    ),
    "JSON with a number of 5,000 digits": case(
        JSON.replace("70", "7" * 5000),
        "that record is refused",
        name="export.json",
        loaded=1,
        refused={1: ""},
    ),
    "JSON with ids as numbers of 20 digits": case(
        '[{"interaction_id":12345678901234567891,"agent_id":1,"overall_score":50}]',
        "kept to the last digit",
        name="export.json",
        loaded=1,
        rows=(ids(), (["12345678901234567891"],)),
    ),
    "JSON 100,000 levels deep": case(
        "[" * 100_000 + "]" * 100_000, "refused", name="export.json", error="no complete JSON"
    ),
    "a JSON record 10,000 levels deep": case(
        '[{"interaction_id":"G1","agent_id":"A1","overall_score":50,"x":'
        + "[" * 10_000
        + "]" * 10_000
        + "}]",
        "refused",
        name="export.json",
        error="no complete JSON",
    ),
    "JSON with a lone surrogate": case(
        JSON.replace('"A1"', '"A\\ud800"', 1),
        "that record is refused",
        name="export.json",
        loaded=1,
        refused={1: "middle of a letter"},
    ),
    "JSON with a letter of two halves": case(
        JSON.replace('"A1"', '"A\\ud83d\\ude00"', 1), "read", name="export.json", loaded=2
    ),
    "JSON with a NUL sign": case(
        JSON.replace('"A1"', '"A\\u0000"', 1),
        "that record is refused",
        name="export.json",
        loaded=1,
        refused={1: "NUL"},
    ),
    "JSON of numbers": case("[1, 2, 3]", "refused", name="export.json", error="no complete JSON"),
    "JSON that is null": case(
        "null", "refused", name="export.json", error="not understood", code="mapping-needed"
    ),
    "an empty JSON list": case(
        "[]", "asked, when it is alone", name="export.json", error="not understood", code="mapping-needed"
    ),
    "JSON lines": case("\n".join(map(json.dumps, RECORDS)), "read", name="export.jsonl", loaded=2),
    "JSON lines with one broken line": case(
        json.dumps(RECORDS[0]) + '\n{"interaction_id": "X1", "agent\n' + json.dumps(RECORDS[1]) + "\n",
        "that line is refused",
        name="export.jsonl",
        loaded=2,
        refused={2: "no complete JSON"},
    ),
    "JSON lines with a line of text": case(
        json.dumps(RECORDS[0]) + "\nWARN retrying\n" + json.dumps(RECORDS[1]) + "\n",
        "that line is refused",
        name="export.jsonl",
        loaded=2,
        refused={2: "no complete JSON"},
    ),
    "Parquet": case(PARQUET, "read", name="export.parquet", loaded=2, rows=(SCORES, ([50.0, 70.0],))),
    "Parquet cut in half": case(PARQUET[:300], "refused", name="export.parquet", error="damaged"),
    "Parquet with a damaged page": case(
        PARQUET[:8] + bytes(200) + PARQUET[208:], "refused", name="export.parquet", error="damaged"
    ),
    "Parquet without rows": case(
        parquet({"interaction_id": pa.array([], pa.string()), "agent_id": pa.array([], pa.string())}),
        "nothing to load",
        name="export.parquet",
    ),
    "Parquet with NaN": case(
        parquet(
            {"interaction_id": ["G1", "G2"], "agent_id": ["A1", "A1"], "overall_score": [50.0, float("nan")]}
        ),
        "no score",
        name="export.parquet",
        loaded=2,
        rows=(SCORES, ([50.0, None],)),
    ),
    "Parquet with an endless score": case(
        parquet(
            {"interaction_id": ["G1", "G2"], "agent_id": ["A1", "A1"], "overall_score": [50.0, float("inf")]}
        ),
        "that row is refused",
        name="export.parquet",
        loaded=1,
        refused={2: "no number"},
    ),
    "Parquet with one column twice": case(
        twice(), "asked", name="export.parquet", error="could both be", code="mapping-needed"
    ),
    "Parquet with a NUL sign": case(
        parquet({"interaction_id": ["G1", "G2"], "agent_id": ["A1", "A\0"], "overall_score": [50.0, 60.0]}),
        "that row is refused",
        name="export.parquet",
        loaded=1,
        refused={2: "NUL"},
    ),
    "Parquet with bytes for text": case(
        parquet(
            {"interaction_id": [b"G1", b"\xff\xfe"], "agent_id": ["A1", "A1"], "overall_score": [50.0, 60.0]}
        ),
        "refused",
        name="export.parquet",
        error="damaged",
    ),
}
