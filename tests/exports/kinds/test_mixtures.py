"""A zip or folder may hold any mixture of kinds and encodings."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest


def parquet() -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table({"call id": ["p1"], "agent": ["Änne"], "score": [10.0]}), held)
    return held.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def many(prefix: str) -> str:
    return "call id;agent;score\n" + "".join(f"{prefix}{number};Jörg Müller;50\n" for number in range(40))


CHINESE = "通话编号,坐席姓名,总分\n" + "".join(f"g{number},王小明,80\n" for number in range(40))


def test_kinds_and_encodings_may_be_mixed(stage):
    files = {
        "a.json.gz": gzip.compress(json.dumps([{"call id": "j1", "agent": "Ann", "score": 90}]).encode()),
        "b.parquet": parquet(),
        "c.csv": many("w").encode("cp1252"),
        "d.csv": CHINESE.encode("gb18030"),
        "e.tsv": many("u").replace(";", "\t").encode("utf-16"),
    }
    for packed in (files, {"all.zip": zipped(files)}):
        reading = stage(packed)
        assert [file.layout for file in reading.report.files] == ["interactions"] * 5
        assert reading.report.rows_loaded == 122
        assert reading.report.refused == ()
        assert set(reading.rows("select distinct agent_name from stg_interaction")) == {
            ("Ann",), ("Änne",), ("Jörg Müller",), ("王小明",),
        }  # fmt: skip


def test_a_workbook_may_lie_in_a_zip(stage):
    pytest.importorskip("python_calamine", reason="workbooks need python-calamine")
    openpyxl = pytest.importorskip("openpyxl", reason="the workbook of this test is written with openpyxl")
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in (["call id", "agent", "score"], ["x1", "Ann", 70]):
        book.active.append(row)
    book.save(held)
    reading = stage({"all.zip": zipped({"jan/report.xlsx": held.getvalue(), "b.parquet": parquet()})})
    assert [(file.path, file.rows_loaded) for file in reading.report.files] == [
        ("all.zip/b.parquet", 1),
        ("all.zip/jan/report.xlsx", 1),
    ]
