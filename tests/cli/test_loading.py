"""`load`, `imports`, `undo`, `sample`."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.cli.run import answer, run, words

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
REPORT = (
    "import_id snapshot dry_run files new changed unchanged refused score_check"
    " sample estimated_weights same_person"
)
ENTRY = "import_id loaded_at source files new changed unchanged refused undone_at"
FILE = (
    "path layout why encoding delimiter mapping behaviors agents interactions first_day last_day rows_read"
    " rows_loaded rows_refused rows_skipped skipped notes columns"
)


@pytest.fixture
def export(tmp_path) -> Path:
    """A small export: the first fifty interactions of the sample."""
    folder = tmp_path / "export"
    folder.mkdir()
    shutil.copy(SAMPLE / "rubric.csv", folder)
    ids = {f"C{number:04d}" for number in range(1, 51)}
    for name in ("interactions.csv", "scores.csv"):
        with (SAMPLE / name).open(encoding="utf-8", newline="") as old:
            kept = [row for place, row in enumerate(csv.reader(old)) if place == 0 or row[0] in ids]
        with (folder / name).open("w", encoding="utf-8", newline="") as new:
            csv.writer(new).writerows(kept)
    return folder


def test_a_load_reports_what_it_did(tmp_path, export):
    report = answer(tmp_path / "data", "load", str(export))
    assert list(report) == REPORT.split()
    assert (report["new"], report["changed"], report["unchanged"], report["dry_run"]) == (50, 0, 0, False)
    check = report["score_check"]
    assert list(check) == ["compared", "agree", "differ", "examples"]
    assert (check["compared"], check["differ"]) == (check["agree"], 0) and check["agree"] > 40
    for file in report["files"]:
        assert list(file) == FILE.split()
        assert file["rows_read"] == file["rows_loaded"] + file["rows_refused"] + file["rows_skipped"]
    assert answer(tmp_path / "data", "ask", "metrics", "--all-time")["interactions"] == 50


def test_the_same_files_twice_change_nothing(tmp_path, export):
    answer(tmp_path / "data", "load", str(export))
    again = answer(tmp_path / "data", "load", str(export))
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 50)


def test_a_look_leaves_the_folder_as_it_was(tmp_path, export):
    report = answer(tmp_path / "data", "load", str(export), "--dry-run")
    assert (report["dry_run"], report["new"]) == (True, 50)
    assert not (tmp_path / "data").exists()


def test_a_bad_row_is_three_and_can_be_had_as_a_file(tmp_path, export):
    with (export / "interactions.csv").open("a", encoding="utf-8") as file:
        file.write("C9999,A101,Amara Okafor,Harbor,,call,Billing,2025-02-30 10:00:00,100,90,\n")
    refused = tmp_path / "refused.csv"
    report = answer(tmp_path / "data", "load", str(export), "--refused", str(refused), code=3)
    assert [row["column"] for row in report["refused"]] == ["started_at"]
    assert refused.read_text(encoding="utf-8").startswith("file,line,column,value,reason,cure\n")


def test_nothing_loaded_and_something_refused_is_one(tmp_path):
    (tmp_path / "bad.csv").write_text("what,is,this\n1,2,3\n", encoding="utf-8")
    result = run(tmp_path / "data", "--json", "load", str(tmp_path / "bad.csv"))
    assert result.exit_code == 1
    assert not (tmp_path / "data" / "scores" / "current").exists()


def test_a_path_that_is_none_is_refused(tmp_path):
    assert answer(tmp_path / "data", "load", str(tmp_path / "nowhere"), code=1)["error"]["message"]


def test_a_time_zone_that_is_none_is_refused(tmp_path, export):
    error = answer(tmp_path / "data", "load", str(export), "--timezone", "Mars/Olympus", code=1)["error"]
    assert error["code"] == "invalid-input"


def test_all_or_nothing_leaves_everything_as_it_was(tmp_path, export):
    with (export / "interactions.csv").open("a", encoding="utf-8") as file:
        file.write("C9999,A101,Amara Okafor,Harbor,,call,Billing,2025-02-30 10:00:00,100,90,\n")
    report = answer(tmp_path / "data", "load", str(export), "--all-or-nothing", code=1)
    assert (report["new"], report["import_id"]) == (0, None)
    assert not (tmp_path / "data" / "scores").exists()


def test_loads_are_listed_and_can_be_taken_back(tmp_path, export):
    loaded = answer(tmp_path / "data", "load", str(export), "--source", "march")
    [entry] = answer(tmp_path / "data", "imports")
    assert list(entry) == ENTRY.split()
    assert (entry["import_id"], entry["source"], entry["new"]) == (loaded["import_id"], "march", 50)
    undone = answer(tmp_path / "data", "undo")
    assert list(undone) == ["import_id", "removed", "restored", "snapshot"]
    assert (undone["import_id"], undone["removed"]) == (loaded["import_id"], 50)
    assert answer(tmp_path / "data", "ask", "metrics", "--all-time")["interactions"] == 0


def test_an_unknown_import_cannot_be_taken_back(tmp_path, export):
    answer(tmp_path / "data", "load", str(export))
    assert answer(tmp_path / "data", "undo", "nonsense", code=1)["error"]["code"]


def test_a_load_says_how_to_take_it_back(tmp_path, export):
    assert "undo" in words(run(tmp_path / "data", "load", str(export)))
    assert run(tmp_path / "data", "--quiet", "load", str(export)).output == ""


def test_the_sample_goes_into_an_empty_folder_only(tmp_path):
    done = answer(tmp_path / "data", "sample")
    assert (done["load"]["new"], done["plan_load"]) == (3397, {"loaded": 17, "refused": []})
    assert answer(tmp_path / "data", "ask", "metrics")["last_day"] == "2026-06-30"
    assert answer(tmp_path / "data", "sample", code=1)["error"]["code"] == "invalid-input"
