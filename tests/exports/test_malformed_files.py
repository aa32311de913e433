"""Every malformed file comes to what is said of it: no traceback, no row lost unsaid, no silent change."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from coaching_lib.errors import ExportRefused
from tests.cli.run import run
from tests.exports.malformed.binaries import BINARIES
from tests.exports.malformed.case import HEADER, Case, row
from tests.exports.malformed.texts import TEXTS
from tests.exports.malformed.values import VALUES

CASES: dict[str, Case] = {**TEXTS, **VALUES, **BINARIES}
TEXT = HEADER + row(id="G1") + row(id="G2", score="70")


def test_there_are_more_than_a_hundred_of_them_and_no_two_are_alike():
    assert len(CASES) == len(TEXTS) + len(VALUES) + len(BINARIES) > 180
    broken = {(each.name, each.content) for each in CASES.values()}
    assert len(broken) > len(CASES) - 3
    assert all(each.says for each in CASES.values())


@pytest.mark.parametrize("title", CASES)
def test_a_malformed_file_comes_to_what_is_said_of_it(stage, title):
    wanted = CASES[title]
    if wanted.error:
        with pytest.raises(ExportRefused) as refused:
            stage({wanted.name: wanted.content})
        assert wanted.error in refused.value.message
        assert (refused.value.code, bool(refused.value.hint)) == (wanted.code, True)
        return
    reading = stage({wanted.name: wanted.content})
    files = reading.report.files
    assert sum(file.rows_loaded for file in files) == wanted.loaded
    assert {entry.reason: entry.rows for file in files for entry in file.skipped} == dict(wanted.skipped)
    reasons = dict(reading.reasons)
    assert set(reasons) == set(wanted.refused)
    assert [line for line, words in wanted.refused.items() if words not in reasons[line]] == []
    if wanted.rows is not None:
        assert reading.rows(wanted.rows[0])[0] == wanted.rows[1]


def as_said(report: dict[str, Any]) -> dict[str, Any]:
    """What a look and a load have to say alike."""
    return {name: report[name] for name in report if name not in ("import_id", "snapshot", "dry_run")}


def test_a_look_says_the_same_as_the_load_and_every_row_is_accounted_for(tmp_path):
    """All files that need no answer of a person, side by side in one folder."""
    folder = tmp_path / "export"
    folder.mkdir()
    for number, each in enumerate(each for each in CASES.values() if each.code != "mapping-needed"):
        (folder / f"{number:03d}-{each.name}").write_bytes(each.content)
    looked = run(tmp_path / "data", "--json", "load", str(folder), "--dry-run")
    assert not (tmp_path / "data").exists()
    loaded = run(tmp_path / "data", "--json", "load", str(folder))
    assert (looked.exit_code, loaded.exit_code) == (3, 3)
    report = json.loads(loaded.stdout)
    assert as_said(json.loads(looked.stdout)) == as_said(report)
    for file in report["files"]:
        assert file["rows_read"] == file["rows_loaded"] + file["rows_refused"] + file["rows_skipped"]
        assert sum(entry["rows"] for entry in file["skipped"]) == file["rows_skipped"]
        listed = [one for one in report["refused"] if one["file"] == file["path"] and one["line"] is not None]
        assert len(listed) == file["rows_refused"]


ENDINGS = {
    "a header only": 0,
    "semicolons and decimal commas": 0,
    "30 February": 3,
    "UTF-16 below a mark of UTF-8": 1,
    "a sign-in page": 1,
    "columns nobody knows": 1,
    "a zip bomb": 1,
    "lone surrogates": 3,
    "terminal control signs": 0,
}


@pytest.mark.parametrize("title", ENDINGS)
def test_the_command_line_leaves_as_it_says(tmp_path, title):
    each = CASES[title]
    file = tmp_path / each.name
    file.write_bytes(each.content)
    assert each.exit_code == ENDINGS[title]
    for options in (["--dry-run"], []):
        done = run(tmp_path / "data", "--json", "load", str(file), *options)
        assert (done.exit_code, done.stderr) == (ENDINGS[title], "")
        json.loads(done.stdout)
    assert (tmp_path / "data" / "scores" / "current").exists() == bool(each.loaded)


def test_links_pipes_and_folders_named_like_files_are_what_they_are(stage, tmp_path):
    folder = tmp_path / "odd"
    (folder / "folder.csv").mkdir(parents=True)
    (folder / "folder.csv" / "inner.csv").write_text(TEXT, encoding="utf-8")
    os.mkfifo(folder / "pipe.csv")
    (folder / "nowhere.csv").symlink_to(folder / "gone.csv")
    (folder / "circle.csv").symlink_to(folder / "circle.csv")
    (folder / "around").symlink_to(folder)
    reading = stage.paths([folder])
    assert [file.path for file in reading.report.files] == ["folder.csv/inner.csv"]
    for name, words in (("pipe.csv", "neither a file nor a folder"), ("nowhere.csv", "no file or folder")):
        with pytest.raises(ExportRefused, match=words):
            stage.paths([folder / name])


def test_a_linked_file_is_read(stage, tmp_path):
    (tmp_path / "real.csv").write_text(TEXT, encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert stage.paths([tmp_path / "link.csv"]).report.rows_loaded == 2


NAMES = (
    "line\nbreak.csv",
    "tab\tquote'\".csv",
    "-rf.csv",
    "Zoë—报告.csv",
    "%s{0}$HOME.csv",
    "a" * 200 + ".csv",
)


@pytest.mark.parametrize("name", [*map(os.fsencode, NAMES), b"bytes-\xff\xfe.csv"])
def test_any_name_a_file_may_have_is_shown_and_its_rows_load(tmp_path, name):
    folder = tmp_path / "export"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(TEXT, encoding="utf-8")
    done = run(tmp_path / "data", "--json", "load", str(folder))
    assert done.exit_code == 0
    shown = json.loads(done.stdout)["files"][0]["path"]
    assert shown == name.decode("utf-8", "replace")
    assert run(tmp_path / "data", "load", str(folder)).exit_code == 0


def test_a_file_that_may_not_be_read_is_refused_and_the_rest_loads(stage, tmp_path):
    folder = tmp_path / "export"
    (folder / "closed").mkdir(parents=True)
    for name in ("open.csv", "closed.csv", "closed/inner.csv"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    for path in (tmp_path, *tmp_path.parents[:3]):
        if path.stat().st_mode & 0o055 != 0o055 and path.is_relative_to(tempfile.gettempdir()):
            path.chmod(0o755)
    (folder / "closed.csv").chmod(0)
    (folder / "closed").chmod(0)
    stage({"first.csv": TEXT})  # whatever is imported late may lie where only root reads
    before = os.geteuid()
    if before == 0:
        (tmp_path / "scores").mkdir(mode=0o777)
        os.seteuid(65534)
    try:
        reading = stage.paths([folder])
    finally:
        os.seteuid(before)
        (folder / "closed").chmod(0o755)
    assert reading.report.rows_loaded == 2
    assert {refused.file: "cannot be opened" in refused.reason for refused in reading.report.refused} == {
        "closed": True,
        "closed.csv": True,
    }
