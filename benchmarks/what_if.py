"""What-if: another rubric on the scores that are there, beside rescoring them all. One process.

python -m benchmarks.what_if [--rows ROWS] [--agents N] [--rounds N] [--folder F]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.generated.centre import Size
from benchmarks.generated.store import folder_at, loaded
from benchmarks.measuring import Line, print_head, print_lines
from coaching_lib.desk import Desk, open_desk
from coaching_lib.filters import Filters
from coaching_lib.reports.what_if import what_if
from coaching_lib.settings import Settings

BUDGET_PER_MILLION = 1.0
LONG_AFTER = date(2030, 1, 1)


def desk_over(data: Path) -> Desk:
    """A desk over the generated store, after its last day."""
    return open_desk(Settings(data=data, today=LONG_AFTER), datetime.now(UTC))


def rubric(desk: Desk, place: Path) -> Path:
    """A rubric file that doubles every other weight and makes the first behavior critical."""
    snapshot = desk.scores.current()
    assert snapshot is not None
    names = [row["behavior"] for row in snapshot.ask("behavior_names").to_pylist()]
    rows = [f"{name},{10 if at % 2 else 20},{'yes' if at == 0 else 'no'}" for at, name in enumerate(names)]
    place.write_text("behavior,weight,critical\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return place


def main() -> None:
    """Load the store once, try the rubric, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--agents", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "coaching-benchmarks")
    asked = parser.parse_args()
    data = loaded(asked.folder, Size(asked.rows, asked.agents))
    assert folder_at(data).current() is not None
    desk = desk_over(data)
    with tempfile.TemporaryDirectory() as place:
        file = rubric(desk, Path(place) / "rubric.csv")
        spent = []
        for _ in range(asked.rounds + 1):
            wall, cpu = time.perf_counter(), time.process_time()
            found = what_if(desk, file, Filters(is_all_time=True))
            spent.append((time.perf_counter() - wall, time.process_time() - cpu))
    wall, cpu = (statistics.median(each[part] for each in spent[1:]) for part in (0, 1))
    print_head(f"What-if: {asked.rows:,} rows, {len(found):,} agents, all time")
    print_lines([Line("first time", *spent[0]), Line("another rubric", wall, cpu)])
    per_million = wall * 1_000_000 / asked.rows
    verdict = "kept" if per_million < BUDGET_PER_MILLION else "MISSED"
    print(f"{per_million:.2f} s a million rows, budget {BUDGET_PER_MILLION}: {verdict}")


if __name__ == "__main__":
    main()
