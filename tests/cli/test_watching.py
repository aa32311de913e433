"""`load --watch`: the real command, files that arrive while it runs, and what stops it."""

from __future__ import annotations

import fcntl
import json
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import answer, run

PATIENCE = 120.0
INTERACTIONS = "interaction_id,agent_id,agent_name,started_at,overall_score\n"
RESULTS = "interaction_id,behavior,points,max_points\n"


def interaction(number: int, score: int = 80) -> str:
    return f"C{number},A{number % 3},Ann,2026-06-{1 + number % 28:02d} 10:00:00,{score}\n"


class Watcher:
    """The command in a process of its own; its lines as they come."""

    def __init__(self, data: Path, inbox: Path, *options: str) -> None:
        command = [sys.executable, "-m", "coaching_lib", "--data", str(data), "--json", "load"]
        self.process = subprocess.Popen(
            [*command, "--watch", str(inbox), *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).resolve().parents[2],
        )
        self.lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._hear, daemon=True).start()
        threading.Thread(target=self._listen, daemon=True).start()

    def _hear(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(json.loads(line))

    def _listen(self) -> None:
        assert self.process.stderr is not None
        self.said.extend(self.process.stderr)

    def next(self) -> dict[str, Any]:
        return self.lines.get(timeout=PATIENCE)

    def wait_for(self, words: str) -> None:
        until(lambda: any(words in line for line in list(self.said)))

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)


def until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


@pytest.fixture
def watch(tmp_path) -> Iterator[Callable[..., Watcher]]:
    started: list[Watcher] = []
    (tmp_path / "in").mkdir()

    def start(*options: str) -> Watcher:
        started.append(Watcher(tmp_path / "data", tmp_path / "in", *options))
        started[-1].wait_for("Watching")
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def drop(folder: Path, name: str, text: str) -> None:
    """As a program does that moves a finished file in."""
    waiting = folder / f"{name}.part"
    waiting.write_text(text, encoding="utf-8")
    waiting.rename(folder / name)


def test_what_arrives_is_loaded_once_and_stays_where_it_lies(watch, tmp_path):
    inbox = tmp_path / "in"
    watching = watch()
    (inbox / "half.csv.part").write_text(INTERACTIONS, encoding="utf-8")
    drop(inbox, "results.csv", RESULTS + "C1,Greets,5,5\nC2,Greets,0,5\n")
    drop(inbox, "interactions.csv", INTERACTIONS + interaction(1) + interaction(2))
    first = watching.next()
    assert (sorted(first["arrived"]), first["new"]) == (["interactions.csv", "results.csv"], 2)
    drop(inbox, "page.csv", "<html>Sign in</html>")
    refused = watching.next()
    assert (refused["arrived"], refused["error"]["code"]) == (["page.csv"], "export-refused")
    drop(inbox, "interactions.csv", INTERACTIONS + interaction(1, score=90) + interaction(2))
    changed = watching.next()
    assert (changed["changed"], changed["unchanged"]) == (1, 1)
    assert watching.stop() == 0
    assert watching.lines.empty()
    assert {file.name for file in inbox.iterdir()} == {
        "half.csv.part", "interactions.csv", "page.csv", "results.csv",
    }  # fmt: skip


def test_a_file_written_in_pieces_is_loaded_when_it_is_whole(watch, tmp_path):
    watching = watch()
    with (tmp_path / "in" / "slow.csv").open("w", encoding="utf-8") as file:
        file.write(INTERACTIONS)
        for number in range(1, 9):
            time.sleep(0.5)
            file.write(interaction(number))
            file.flush()
    assert watching.next()["new"] == 8
    assert watching.stop(signal.SIGINT) == 0


def test_results_that_come_before_their_interactions_wait_for_them(watch, tmp_path):
    inbox = tmp_path / "in"
    watching = watch()
    drop(inbox, "results.csv", RESULTS + "C1,Greets,5,5\n")
    assert "describes this interaction" in watching.next()["refused"][0]["reason"]
    drop(inbox, "interactions.csv", INTERACTIONS + interaction(1))
    assert watching.next()["new"] == 1
    late = watching.next()
    assert (late["arrived"], late["changed"]) == (["results.csv"], 1)


def test_one_bad_file_keeps_none_of_its_companions_out(watch, tmp_path):
    inbox = tmp_path / "in"
    drop(inbox, "unknown.csv", "call id,agent id,agent id,score\n1,2,3,4\n")
    drop(inbox, "interactions.csv", INTERACTIONS + interaction(1))
    watching = watch()
    done = {each["arrived"][0]: each for each in (watching.next(), watching.next())}
    assert done["unknown.csv"]["error"]["code"] == "mapping-needed"
    assert done["interactions.csv"]["new"] == 1


def test_a_restart_loads_nothing_again(watch, tmp_path):
    drop(tmp_path / "in", "interactions.csv", INTERACTIONS + interaction(1))
    first = watch()
    first.next()
    first.stop()
    again = watch()
    again.wait_for("loaded before")
    drop(tmp_path / "in", "more.csv", INTERACTIONS + interaction(2))
    assert again.next()["arrived"] == ["more.csv"]
    assert len(answer(tmp_path / "data", "imports")) == 2


def test_a_busy_store_is_waited_for(watch, tmp_path):
    (tmp_path / "data" / "scores").mkdir(parents=True)
    with (tmp_path / "data" / "scores" / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        watching = watch()
        drop(tmp_path / "in", "interactions.csv", INTERACTIONS + interaction(1))
        watching.wait_for("Another load is running")
    assert watching.next()["new"] == 1
    assert sum("Another load is running" in line for line in watching.said) == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_stopped_in_the_middle_of_a_load_it_leaves_no_half_state(watch, tmp_path, number):
    scores = tmp_path / "data" / "scores"
    many = "".join(interaction(each) for each in range(60_000))
    drop(tmp_path / "in", "many.csv", INTERACTIONS + many)
    killed = watch()
    until(lambda: list(scores.glob(".staging-*")))
    code = killed.stop(number)
    assert code == (-signal.SIGKILL if number == signal.SIGKILL else 0), killed.said
    if not (scores / "current").exists():
        assert answer(tmp_path / "data", "imports") == []
    again = watch()
    if not answer(tmp_path / "data", "imports"):
        assert again.next()["new"] == 60_000
    else:
        again.wait_for("loaded before")
    assert again.stop() == 0
    assert not [file for file in scores.iterdir() if file.name.startswith((".staging", ".new"))]
    assert answer(tmp_path / "data", "ask", "metrics", "--all-time")["interactions"] == 60_000


def test_a_watch_needs_a_folder_and_no_files_beside_it(tmp_path):
    assert answer(tmp_path / "data", "load", "--watch", str(tmp_path / "no"), code=1)["error"]["message"]
    assert run(tmp_path / "data", "load", str(tmp_path), "--watch", str(tmp_path)).exit_code == 2
    assert run(tmp_path / "data", "load").exit_code == 2
