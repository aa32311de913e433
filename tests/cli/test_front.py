"""Global options, exit codes, and errors as words or one JSON object."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coaching_lib.cli.front import flags_first
from tests.cli.run import answer, run

ROOT = Path(__file__).resolve().parents[2]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, as a script would start it."""
    return subprocess.run(
        [sys.executable, "-m", "coaching_lib", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["ask"],
        ["ask", "nonsense"],
        ["ask", "metrics", "--nonsense"],
        ["ask", "areas"],
        ["ask", "metrics", "--from", "yesterday"],
        ["ask", "behaviors", "--by", "mood"],
        ["plan", "share", "--agent", "A101"],
        [],
    ],
)
def test_wrong_usage_is_two_and_an_error_object(tmp_path, arguments):
    error = answer(tmp_path, *arguments, code=2)["error"]
    assert error["code"] == "wrong-usage"
    assert error["message"] and "--help" in error["hint"]


def test_a_day_that_is_none_is_wrong_usage(tmp_path):
    assert answer(tmp_path, "ask", "metrics", code=2, today="2026-02-30")["error"]["code"] == "wrong-usage"


def test_without_json_errors_are_sentences_on_stderr(sample_folder):
    result = run(sample_folder, "ask", "areas", "--agent", "A999")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "A999" in result.stderr


def test_json_and_quiet_may_stand_anywhere(sample_folder):
    assert flags_first(["ask", "metrics", "--json"]) == ["--json", "ask", "metrics"]
    assert flags_first(["draft", "--", "--json"]) == ["draft", "--", "--json"]
    result = run(sample_folder, "ask", "metrics", "--json")
    assert json.loads(result.stdout) == answer(sample_folder, "ask", "metrics")


def test_a_damaged_store_is_four(tmp_path):
    (tmp_path / "scores").mkdir()
    (tmp_path / "scores" / "current").write_text("scores-000009")
    assert answer(tmp_path, "ask", "metrics", code=4)["error"]["code"] == "store-damaged"


def test_today_moves_every_window(sample_folder):
    earlier = answer(sample_folder, "ask", "metrics", today="2026-05-01")
    assert earlier["last_day"] <= "2026-05-01"
    assert len(answer(sample_folder, "ask", "plans", today="2026-05-01")) < 17


def test_a_setting_that_cannot_be_used_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("COACHING_TIMEZONE", "Mars/Olympus")
    assert answer(tmp_path, "ask", "metrics", code=1)["error"]["code"] == "invalid-input"


def test_the_module_answers_a_script(sample_folder):
    done = process("--data", str(sample_folder), "--today", "2026-07-01", "--json", "ask", "metrics")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == answer(sample_folder, "ask", "metrics")


def test_the_data_folder_may_come_from_the_environment(sample_folder):
    done = process("--json", "ask", "metrics", COACHING_DATA=str(sample_folder), COACHING_TODAY="2026-07-01")
    assert json.loads(done.stdout) == answer(sample_folder, "ask", "metrics")


def test_a_script_gets_its_exit_codes_and_no_traceback(tmp_path):
    wrong = process("--data", str(tmp_path), "ask", "nonsense")
    refused = process("--data", str(tmp_path), "plan", "show", "last")
    assert (wrong.returncode, refused.returncode) == (2, 1)
    assert "Traceback" not in wrong.stderr + refused.stderr


def test_names_survive_a_terminal_without_a_language(sample_folder):
    data = ["--data", str(sample_folder), "--today", "2026-07-01"]
    done = process(*data, "ask", "agents", "--format", "csv", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "Björn Lindqvist" in done.stdout
