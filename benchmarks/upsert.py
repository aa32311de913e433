"""Upsert: a load of 100,000 new results into a large store, beside the load of that store into nothing.

python -m benchmarks.upsert [--rows N] [--new N] [--rounds N] [--folder F]
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from benchmarks.generated.centre import Size
from benchmarks.generated.store import LOADED_AT, folder_at, loaded, stage
from benchmarks.imports import Steps
from benchmarks.measuring import Line, Watch, print_head, print_lines, run_in_turn
from coaching_lib.scores import Staging
from coaching_lib.scores.load import LoadFacts, publish

BUDGET = 0.1


def publish_range(watch: Watch, store: Path | None, size: Size, first: int, last: int) -> None:
    """Publish a range into a copy of a store (None: an empty one); staging and the copy apart."""
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        data = Path(room) / "data"
        if store is not None:
            shutil.copytree(store, data)
        folder = folder_at(data)
        with Staging(folder) as staging:
            stage(staging, size, first, last)
            steps = Steps(watch)
            steps("comparing with the scores that are there", 0.0)
            publish(folder, staging, LoadFacts("more", None, (), (), {}, LOADED_AT), steps)
            steps.close()


def main() -> None:
    """Load the store once, then both loads in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--new", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "coaching-benchmarks")
    asked = parser.parse_args()
    size = Size(asked.rows)
    spare = asked.new // size.behaviors
    store = loaded(asked.folder, size, spare)
    begin, end = size.interactions - spare, size.interactions
    print_head(f"Upsert: {asked.new:,} new rows into {asked.rows:,} (publish only, rows staged)")
    found = run_in_turn(
        {
            "into an empty store, all": (publish_range, (None, size, 0, begin)),
            "the new rows": (publish_range, (store, size, begin, end)),
        },
        asked.rounds,
    )
    whole = found["into an empty store, all"]
    lines = []
    for name, medians in found.items():
        budget = BUDGET if name == "the new rows" else None
        lines.append(Line(name, medians.wall, medians.cpu, medians.cpu / whole.cpu, budget, medians.peak_mb))
        lines += [
            Line(f"    {step}", *seconds, seconds[1] / whole.cpu) for step, seconds in medians.steps.items()
        ]
    print_lines(lines)


if __name__ == "__main__":
    main()
