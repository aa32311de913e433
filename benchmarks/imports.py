"""Imports: a bare copy of the file into a table, our whole load by step, pandas as the common practice.

python -m benchmarks.imports [--rows N] [--rounds N] [--layout long|wide] [--damaged LINES] [--folder F]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.generated.centre import Size, damage, write_export
from benchmarks.measuring import Line, Medians, Watch, print_head, print_lines, run_in_turn
from coaching_lib.exports import ReadOptions, read
from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.scores.load import LoadFacts, publish
from coaching_lib.settings import Settings

COLUMNS = {
    "interaction_id": "varchar",
    "agent_id": "varchar",
    "team": "varchar",
    "channel": "varchar",
    "topic": "varchar",
    "started_at": "timestamp",
    "handle_seconds": "double",
}
RESULT = {"behavior": "varchar", "points": "double", "max_points": "double"}
LOADED_AT = datetime(2026, 1, 1, tzinfo=UTC)
READING = ("Looking at the files", "Reading")


def bare_copy(watch: Watch, path: Path, layout: str) -> None:
    """CREATE TABLE AS over read_csv with explicit types, nothing sniffed."""
    header = path.open(encoding="utf-8").readline().strip().split(",")
    types = COLUMNS | (RESULT if layout == "long" else dict.fromkeys(header[len(COLUMNS) :], "varchar"))
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    with tempfile.TemporaryDirectory(prefix="bench-") as room, watch.step("bare copy"):
        connection = duckdb.connect(f"{room}/bare.duckdb", config={"threads": 2, "memory_limit": "2GB"})
        connection.execute(
            "create table result as from read_csv(?, auto_detect = false, header = true, delim = ',', "
            f"quote = '\"', escape = '\"', columns = {{{columns}}})",
            [str(path)],
        )
        connection.close()


def pandas_practice(watch: Watch, path: Path, layout: str) -> None:
    """read_csv, then averages by agent and behavior."""
    with watch.step("pandas"):
        frame = pd.read_csv(path)
        if layout == "wide":
            known = list(COLUMNS)
            frame = frame.melt(id_vars=known, var_name="behavior", value_name="points").dropna()
        frame.groupby(["agent_id", "behavior"])["points"].mean()


class Steps:
    """A progress callback that books what passes between two calls under the words of the first."""

    def __init__(self, watch: Watch) -> None:
        self.watch, self.name = watch, ""
        self.wall, self.cpu = 0.0, 0.0

    def __call__(self, words: str, share: float) -> None:
        self.close()
        self.name = "Reading" if words.startswith("Reading") else words
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def close(self) -> None:
        if self.name:
            before = self.watch.steps.get(self.name, (0.0, 0.0))
            spent = (time.perf_counter() - self.wall, time.process_time() - self.cpu)
            self.watch.steps[self.name] = (before[0] + spent[0], before[1] + spent[1])
        self.name = ""


def load_once(watch: Watch, folder: Path, *paths: Path) -> None:
    """Our whole load of some files into a scores folder, by the words its progress says."""
    scores = ScoresFolder(folder / "scores", Settings(data=folder))
    steps = Steps(watch)
    steps("Looking at the files", 0.0)
    with Staging(scores) as staging:
        report = read(list(paths), staging, ReadOptions(timezone="UTC"), steps)
        steps("comparing with the scores that are there", 0.0)
        facts = LoadFacts(paths[0].name, None, (), report.refused, {}, LOADED_AT)
        publish(scores, staging, facts, steps)
    steps.close()


def our_load(watch: Watch, *paths: Path) -> None:
    """Our whole load into an empty store."""
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        load_once(watch, Path(room), *paths)


def lines_of(found: dict[str, Medians], layout: str, rows: int, damaged: int) -> list[Line]:
    """The table: ratios to the bare copy of the same run."""
    bare = found["bare copy"]
    read_budget, load_budget = (8.0 if damaged else 2.0), None
    if not damaged:
        load_budget = 1.3 if layout == "wide" else 2.2 if rows >= 5_000_000 else 2.6
    ours = found["our load"]
    reading = [seconds for name, seconds in ours.steps.items() if name in READING]
    wall, cpu = (sum(part) for part in zip(*reading, strict=True))
    lines = [Line(name, m.wall, m.cpu, m.cpu / bare.cpu, peak_mb=m.peak_mb) for name, m in found.items()]
    lines = [line for line in lines if line.what != "our load"]
    own = found.get("bare copy of this file", bare)
    lines.append(
        Line("count + read + proof + validate", wall, cpu, cpu / own.cpu, read_budget, note="CPU ratio")
    )
    lines.append(Line("whole load", ours.wall, ours.cpu, ours.cpu / bare.cpu, load_budget, ours.peak_mb))
    lines += [
        Line(f"    {name}", seconds[0], seconds[1], seconds[1] / bare.cpu)
        for name, seconds in ours.steps.items()
    ]
    return lines


def contenders(folder: Path, size: Size, layout: str, damaged: int) -> dict:
    """What runs in turn. A wide load is compared with the copy of the same data in long form."""
    long = write_export(folder, size)
    path = long if layout == "long" else write_export(folder, size, layout)
    found = {"bare copy": (bare_copy, (long, "long"))}
    if layout == "wide":
        found["bare copy of this file"] = (bare_copy, (path, "wide"))
    found["pandas read_csv + groupby"] = (pandas_practice, (path, layout))
    found["our load"] = (our_load, (damage(path, damaged) if damaged else path,))
    return found


def main() -> None:
    """Generate, run in turn, print."""
    asked = arguments(__doc__ or "")
    size = Size(asked.rows, asked.agents)
    print_head(f"Imports: {asked.rows:,} rows, {asked.layout}, {asked.damaged} damaged lines")
    found = run_in_turn(contenders(asked.folder, size, asked.layout, asked.damaged), asked.rounds)
    print_lines(lines_of(found, asked.layout, asked.rows, asked.damaged))


def arguments(text: str) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--agents", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--layout", choices=["long", "wide"], default="long")
    parser.add_argument("--damaged", type=int, default=0, help="damaged lines in the file")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "coaching-benchmarks")
    return parser.parse_args()


if __name__ == "__main__":
    main()
