"""A snapshot takes the place of another as a whole, whatever happens meanwhile."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coaching_lib.errors import ExportRefused, StoreBusy
from coaching_lib.scores import ScoresFolder, publishing
from coaching_lib.scores.load import undo
from tests.scores.generated import load_range
from tests.scores.reading import is_whole
from tests.scores.staged import Load, ask, folder_at, interaction, publish_load, results, state

ROOT = Path(__file__).resolve().parents[2]
BASE, ADDED, KILLS = 6_000, 2_000, 20
SMALL = Load((interaction(1),), results(1, Greets=0.0))


def run(script: str, *arguments: object) -> subprocess.Popen:
    """A script beside these tests as a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def standing(folder: ScoresFolder) -> tuple[int, int]:
    return ask(folder, "select (select count(*) from interaction), (select count(*) from load_log)")[0]


def test_twenty_kills_leave_the_scores_as_before_or_as_after(tmp_path):
    folder = folder_at(tmp_path)
    load_range(folder, "base", 0, BASE)
    reader = run("reading.py", folder.path, tmp_path / "stop")
    began = time.monotonic()
    load_range(folder, "whole", BASE, BASE + ADDED)
    seconds = time.monotonic() - began
    outcomes = [killed_load(folder, number, seconds * (number + 0.5) / KILLS) for number in range(KILLS)]
    (tmp_path / "stop").touch()
    said = reader.communicate(timeout=30)[0]
    assert "half state" not in said
    assert reader.returncode == 0
    assert False in outcomes
    load_range(folder, "last", 0, 100)
    assert not [file.name for file in folder.path.iterdir() if file.name.startswith((".new-", ".staging-"))]


def killed_load(folder: ScoresFolder, number: int, after: float) -> bool:
    """Kill a load so many seconds after its rows are staged; whether it was published all the same."""
    interactions, loads = standing(folder)
    first = interactions - ADDED // 2
    loader = run("generated.py", folder.path, f"kill {number}", first, first + ADDED)
    assert loader.stdout.readline() == "staged\n"
    time.sleep(after)
    loader.kill()
    loader.communicate()
    assert is_whole(folder)
    found = standing(folder)
    assert found in ((interactions, loads), (interactions + ADDED // 2, loads + 1))
    return found != (interactions, loads)


def test_a_snapshot_that_never_became_current_is_passed_over(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, SMALL)
    shutil.copy(folder.file("scores-000001"), folder.file("scores-000002"))
    (folder.path / ".new-current").write_text("scores-0000")
    assert folder.current().name == "scores-000001"
    publish_load(folder, SMALL, "second")
    assert folder.current().name == "scores-000003"
    assert not (folder.path / ".new-current").exists()


def test_while_one_load_runs_another_is_refused(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, SMALL)
    before = state(folder)
    with (folder.path / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for change in (lambda: publish_load(folder, SMALL, "second"), lambda: undo(folder)):
            with pytest.raises(StoreBusy, match="nothing was changed"):
                change()
    assert state(folder) == before


def test_a_full_disk_refuses_the_load_in_words(tmp_path, monkeypatch):
    folder = folder_at(tmp_path)
    publish_load(folder, SMALL)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(publishing.shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with pytest.raises(ExportRefused, match="nothing was changed") as refused:
        publish_load(folder, SMALL, "second")
    assert refused.value.code == "disk-full"
    assert folder.current().name == "scores-000001"


def test_the_snapshot_before_is_kept_and_older_ones_go_after_an_hour(tmp_path):
    folder = folder_at(tmp_path)
    for number in range(3):
        publish_load(folder, SMALL, f"load {number}")
    for name in ("scores-000001", "scores-000002", "scores-000003"):
        old = time.time() - 2 * publishing.KEPT_SECONDS
        os.utime(folder.file(name), (old, old))
    publish_load(folder, SMALL, "last")
    left = sorted(file.name for file in folder.path.glob("scores-*"))
    assert left == ["scores-000003.duckdb", "scores-000004.duckdb"]


def test_a_page_keeps_reading_the_snapshot_it_began_with(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, SMALL)
    begun = folder.current()
    publish_load(folder, Load((interaction(2),)), "second")
    cursor = begun.connection.cursor()
    cursor.execute("use scores")
    assert cursor.execute("select count(*) from interaction").fetchone() == (1,)
    assert ask(folder, "select count(*) from interaction") == [(2,)]


def test_reading_leaves_no_byte_changed(tmp_path):
    folder = folder_at(tmp_path)
    publish_load(folder, SMALL)
    before = {file.name: (file.stat().st_mtime_ns, file.stat().st_size) for file in folder.path.iterdir()}
    state(ScoresFolder(folder.path, folder.settings))
    after = {file.name: (file.stat().st_mtime_ns, file.stat().st_size) for file in folder.path.iterdir()}
    assert after == before


@pytest.mark.parametrize("code", [errno.EOPNOTSUPP, None])
def test_a_file_is_copied_whole_where_the_kernel_cannot(tmp_path, monkeypatch, code):
    def refuses(*arguments):
        raise OSError(code, "not here")

    if code is None:
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    else:
        monkeypatch.setattr(os, "copy_file_range", refuses, raising=False)
    (tmp_path / "a").write_bytes(os.urandom(3_000_000))
    publishing.copy_file(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
