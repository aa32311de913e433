"""Ways in: folders, archives, encodings, and archives that are not to be trusted."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from coaching_lib.errors import ExportRefused
from coaching_lib.exports import archives

TEXT = "call id,agent,score\n1,Änne,50\n2,Bo,60\n"


def zipped(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with BOM"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16-LE")],
)
def test_unicode_files_are_read(stage, encoding, shown):
    reading = stage({"log.csv": TEXT.encode(encoding)})
    assert reading.report.files[0].encoding == shown
    assert reading.rows("select agent_name from stg_interaction order by line") == [("Änne",), ("Bo",)]


def test_windows_files_are_read(stage):
    text = "call id;agent;score\n" + "".join(f"{number};Jörg Müller;5{number % 10}\n" for number in range(50))
    reading = stage({"log.csv": text.encode("cp1252")})
    assert reading.report.files[0].encoding == "Windows-1252"
    assert reading.rows("select distinct agent_name from stg_interaction") == [("Jörg Müller",)]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Łukasz Żółć", "cp1250"),
        ("Иван Петров", "cp1251"),
        ("王小明 客服", "gb18030"),
        ("Zoë £5 “café”", "cp1252"),
    ],
)
def test_older_encodings_are_told_apart_by_their_letters(stage, name, encoding):
    text = "call id;agent;score\n" + "".join(f"{number};{name};5{number % 10}\n" for number in range(50))
    reading = stage({"log.csv": text.encode(encoding)})
    assert reading.rows("select distinct agent_name from stg_interaction") == [(name,)]


def test_line_ends_of_old_computers_are_read(stage):
    reading = stage({"log.csv": TEXT.replace("\n", "\r") + "3,Cy,500\r"})
    assert reading.report.rows_loaded == 2
    assert [line for line, _ in reading.reasons] == [4]


def test_a_gzip_is_read_under_any_name(stage):
    assert stage({"log.csv.gz": gzip.compress(TEXT.encode())}).report.files[0].path == "log.csv"
    assert stage({"log.csv": gzip.compress(TEXT.encode())}).report.rows_loaded == 2


def test_a_zip_is_a_folder(stage):
    reading = stage(
        {"q1.zip": zipped({"jan/log.csv": TEXT, "__MACOSX/._log.csv": "x", "README.md": "Read me"})}
    )
    assert [(file.path, file.layout) for file in reading.report.files] == [
        ("q1.zip/README.md", "ignored"),
        ("q1.zip/jan/log.csv", "interactions"),
    ]


def test_the_same_content_has_the_same_hash_packed_or_not(stage):
    plain, packed = stage({"log.csv": TEXT}), stage({"log.zip": zipped({"other.csv": TEXT})})
    assert plain.report.files[0].sha256 == packed.report.files[0].sha256


@pytest.mark.parametrize("name", ["../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "a/../../evil.csv"])
def test_a_name_that_leads_out_of_its_archive_is_refused(stage, tmp_path, name):
    with pytest.raises(ExportRefused) as refused:
        stage({"bad.zip": zipped({name: TEXT, "good.csv": TEXT})})
    assert refused.value.code == "unsafe-archive"
    assert not list(tmp_path.rglob("evil.csv"))


def test_an_archive_far_larger_than_itself_is_refused(stage, monkeypatch):
    monkeypatch.setattr(archives, "FREE_BYTES", 1024 * 1024)
    with pytest.raises(ExportRefused) as refused:
        stage({"bomb.zip": zipped({"zeros.csv": "0" * (8 * 1024 * 1024)})})
    assert refused.value.code == "unsafe-archive"
    with pytest.raises(ExportRefused, match="unpacks to more than"):
        stage({"bomb.csv.gz": gzip.compress(b"0" * (8 * 1024 * 1024))})


def test_a_zip_inside_a_zip_is_refused(stage):
    inner = zipped({"log.csv": TEXT})
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("inner.zip", inner)
    with pytest.raises(ExportRefused, match="zip inside a zip"):
        stage({"outer.zip": held.getvalue()})


def test_a_path_that_does_not_exist_is_said(stage, tmp_path):
    with pytest.raises(ExportRefused, match="no file or folder"):
        stage.paths([tmp_path / "nowhere.csv"])


def test_a_workbook_in_a_folder_is_refused_and_the_rest_loads(stage):
    reading = stage({"log.csv": TEXT, "more.xlsx": b"PK\x03\x04[Content_Types].xml"})
    assert [(row.file, row.line) for row in reading.report.refused] == [("more.xlsx", None)]
    assert reading.report.rows_loaded == 2


def test_overlapping_exports_of_a_folder_load_once(stage):
    reading = stage({"jan.csv": TEXT, "feb.csv": TEXT + "3,Cy,70\n"})
    assert reading.rows("select count(*) from stg_interaction") == [(3,)]
    assert sum(file.rows_skipped for file in reading.report.files) == 2


BROKEN = {
    "a damaged zip": ("b.zip", b"PK\x03\x04" + b"\0" * 60, "damaged zip"),
    "a damaged gzip": ("b.csv.gz", b"\x1f\x8b\x08\x00broken", "damaged gzip"),
    "an unsafe zip": ("b.zip", zipped({"good.csv": TEXT, "../evil.csv": TEXT}), "leads out of its folder"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_archive_that_is_refused_keeps_nothing_else_out(stage, name):
    file, content, words = BROKEN[name]
    reading = stage({"log.csv": TEXT, file: content})
    assert [(row.file, row.line) for row in reading.report.refused] == [(file, None)]
    assert words in reading.report.refused[0].reason
    assert reading.report.rows_loaded == 2


def test_nothing_of_an_archive_is_used_when_a_later_file_makes_it_unsafe(stage, monkeypatch):
    monkeypatch.setattr(archives, "FREE_BYTES", 1024 * 1024)
    bomb = zipped({"a.csv": TEXT.replace("1,", "9,"), "zeros.csv": "0" * (8 * 1024 * 1024)})
    reading = stage({"bomb.zip": bomb, "log.csv": TEXT})
    assert [file.layout for file in reading.report.files] == ["refused", "interactions"]
