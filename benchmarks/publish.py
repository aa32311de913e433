"""Publish: the steps of a publish, then kills at any moment of it while a reader asks again and again.

python -m benchmarks.publish [--rows N] [--new N] [--kills N] [--folder F]
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.generated.centre import Size
from benchmarks.generated.store import folder_at, load_range, loaded
from benchmarks.measuring import Line, Watch, alone, print_head, print_lines
from coaching_lib.errors import CoachingError
from coaching_lib.scores import publishing
from coaching_lib.scores.load import loading

LAWS = """
    select
        (select count(*) from interaction) = (select sum(interactions) from agent_day)
        and (select count(x) from score) = (select sum(applicable) from cube)
        and (select count(x) from score) = (select sum(applicable) from centre_day)
        and abs((select sum(points_lost) from cube) - (select sum(100 - score) from interaction)) < 1e-3
"""
STEPS = {
    "plan the change": (loading, "plan"),
    "copy the current file": (publishing, "copy_file"),
    "apply and roll up": (loading, "apply"),
    "check": (loading, "check"),
    "sync and swap": (publishing, "_swap"),
}


def stepwise(watch: Watch, store: Path, size: Size, first: int, last: int) -> None:
    """One publish into a copy of a store, its steps watched from outside."""
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        data = Path(room) / "data"
        shutil.copytree(store, data)
        for name, (module, function) in STEPS.items():
            setattr(module, function, _watched(watch, name, getattr(module, function)))
        began = time.perf_counter(), time.process_time()
        load_range(folder_at(data), size, first, last, "more")
        whole = time.perf_counter() - began[0], time.process_time() - began[1]
        known = watch.total
        watch.steps["the rest (stage, commit, checkpoint)"] = (whole[0] - known[0], whole[1] - known[1])


def _watched(watch: Watch, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **more: Any) -> Any:
        with watch.step(name):
            return work(*arguments, **more)

    return run


def is_whole(data: Path) -> bool:
    """Whether the current snapshot is consistent in itself."""
    snapshot = folder_at(data).current()
    assert snapshot is not None
    cursor = snapshot.connection.cursor()
    cursor.execute("use scores")
    return bool(cursor.execute(LAWS).fetchall()[0][0])


def read_on(data: Path, stop: Event, asked: Any, failed: Any) -> None:
    """Ask until told to stop; count questions and failures."""
    while not stop.is_set():
        try:
            failed.value += not is_whole(data)
        except (CoachingError, duckdb.Error, OSError):
            failed.value += 1
        asked.value += 1


def killed(data: Path, size: Size, new: int, number: int, after: float | None) -> None:
    """Start a load in a process of its own and kill it after so many seconds (None: let it end)."""
    first = size.interactions - new + number
    context = multiprocessing.get_context("spawn")
    loader = context.Process(
        target=load_range, args=(folder_at(data), size, first, first + new, f"kill {number}")
    )
    loader.start()
    loader.join(after)
    if loader.is_alive():
        loader.kill()
    loader.join()


def kills(store: Path, size: Size, new: int, count: int) -> tuple[int, int, int]:
    """(half states after a kill, questions of the reader, its failures)."""
    context = multiprocessing.get_context("spawn")
    stop, asked, failed = context.Event(), context.Value("i", 0), context.Value("i", 0)
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        data = Path(room) / "data"
        shutil.copytree(store, data)
        reader = context.Process(target=read_on, args=(data, stop, asked, failed))
        reader.start()
        began = time.perf_counter()
        killed(data, size, new, 0, None)
        seconds = time.perf_counter() - began
        half = 0
        for number in range(1, count + 1):
            killed(data, size, new, number, seconds * number / count)
            half += not is_whole(data)
        stop.set()
        reader.join()
    return half, asked.value, failed.value


def main() -> None:
    """Load the store once, publish by step, kill."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--new", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "coaching-benchmarks")
    asked = parser.parse_args()
    size = Size(asked.rows)
    spare = asked.new // size.behaviors
    store = loaded(asked.folder, size, spare)
    print_head(f"Publish: {asked.new:,} new rows into {asked.rows:,}")
    watch = alone(stepwise, store, size, size.interactions - spare, size.interactions)
    wall, cpu = watch.total
    lines = [Line(step, *seconds, seconds[1] / cpu) for step, seconds in watch.steps.items()]
    print_lines([*lines, Line("whole publish, staging included", wall, cpu, peak_mb=watch.peak_mb)])
    half, questions, failures = kills(store, size, spare, asked.kills)
    verdict = "kept" if not half and not failures else "MISSED"
    print(f"{asked.kills} kills: {half} half states; reader: {questions} asked, {failures} errors: {verdict}")


if __name__ == "__main__":
    main()
