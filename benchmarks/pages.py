"""Pages: every query of the pages on stores of two sizes, one process, a cursor per query.

python -m benchmarks.pages [--small ROWS] [--rows ROWS] [--agents N] [--rounds N] [--folder F]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.generated.centre import Size
from benchmarks.generated.store import folder_at, loaded
from benchmarks.measuring import Line, print_head, print_lines
from coaching_lib.periods import window_ending
from coaching_lib.scores import Snapshot
from coaching_lib.scores.statements import parameters, statement

ROLLED_UP, LINEAR = 1.3, None
MOST_MS = 60
BEHAVIOR = "Behavior 05"


def questions(snapshot: Snapshot) -> dict[str, tuple[str, dict[str, Any], float | None]]:
    """What -> (query, parameters, budget of the growth in CPU from the small store to the large one)."""
    newest = snapshot.ask("last_days", until=date(2030, 1, 1))["newest_scored_day"][0].as_py()
    window = window_ending(newest)
    span = dict.fromkeys(("channel", "topic", "rubric")) | {
        "first": window.first, "last": window.last, "until": newest,
    }  # fmt: skip
    before = span | {"first": window.before.first, "last": window.before.last}
    kept = {"days": 90, "first": window.first, "last": newest}
    everyone = {"agents": None, "team": None}
    one = {"agents": [7], "team": None}
    weeks = {"first": newest - timedelta(days=181)}
    windows = {
        "behavior": BEHAVIOR,
        "base_first": newest - timedelta(days=129),
        "base_last": newest - timedelta(days=40),
        "after_first": newest - timedelta(days=32),
        "after_last": newest,
    }
    return {
        "every page: age of the data": ("data_age", {}, ROLLED_UP),
        "every page: days": ("last_days", {"until": newest}, ROLLED_UP),
        "every page: roster": ("roster", {}, ROLLED_UP),
        "Overview: standings": ("standing_counts", kept, ROLLED_UP),
        "Overview: totals of agents": ("agent_day_totals", span, ROLLED_UP),
        "Overview: totals of the window before": ("agent_day_totals", before, ROLLED_UP),
        "Overview: metrics by channel": ("metrics", span | everyone, LINEAR),
        "Overview: behaviors found": ("day_behaviors_found", span | {"behavior": None}, ROLLED_UP),
        "Overview: weeks": ("day_weeks", span | everyone, ROLLED_UP),
        "Agent: metrics": ("metrics", span | one, LINEAR),
        "Agent: behaviors found": ("behaviors_found", span | one | {"behavior": None}, LINEAR),
        "Agent: weeks": ("day_weeks", span | one, ROLLED_UP),
        "Agent: first day": ("first_scored_day", {"agent_no": 7, "until": newest}, ROLLED_UP),
        "Agent: examples": (
            "kept_examples", {"agent_no": 7, "behavior": BEHAVIOR, "limit": 20} | span, ROLLED_UP,
        ),
        "Coaching Sessions: days of the team": (
            "team_days",
            {"behavior": BEHAVIOR, "team": "Team 07", "agent_no": 7, "first": window.first, "last": newest},
            ROLLED_UP,
        ),
        "Coaching Sessions: windows of a plan": ("plan_windows", windows, LINEAR),
        "Directory: weeks of 50 agents": (
            "agent_day_weeks", span | weeks | {"agents": list(range(50))}, ROLLED_UP,
        ),
        "Conversation: find": ("conversation", {"interaction_id": "IX000001234"}, ROLLED_UP),
        "any filter: counts of the centre": ("centre_counts", span, LINEAR),
        "any filter: behaviors": ("behaviors", span | everyone | {"by": None}, LINEAR),
    }  # fmt: skip


def modes_of(snapshot: Snapshot, question: str) -> dict[str, str]:
    """The modes of the snapshot, where a question asks for them."""
    used = parameters(statement("reports", question))
    return {name: getattr(snapshot, name) for name in ("na_mode", "auto_fail") if name in used}


def seconds_of(snapshot: Snapshot, rounds: int) -> dict[str, tuple[float, float]]:
    """Median wall and CPU seconds of every question, after one warm-up."""
    found = {}
    for what, (question, params, _) in questions(snapshot).items():
        spent = []
        for _ in range(rounds + 1):
            wall, cpu = time.perf_counter(), time.process_time()
            snapshot.ask(question, **modes_of(snapshot, question), **params)
            spent.append((time.perf_counter() - wall, time.process_time() - cpu))
        wall, cpu = (statistics.median(each[part] for each in spent[1:]) for part in (0, 1))
        found[what] = (wall, cpu)
    return found


def main() -> None:
    """Load both stores once, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--small", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--agents", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "coaching-benchmarks")
    asked = parser.parse_args()
    snapshots = []
    for rows in (asked.small, asked.rows):
        snapshot = folder_at(loaded(asked.folder, Size(rows, asked.agents))).current()
        assert snapshot is not None
        snapshots.append(snapshot)
    print_head(
        f"Pages: {asked.small:,} -> {asked.rows:,} rows, {asked.agents:,} agents; ratio = growth of CPU"
    )
    small, large = (seconds_of(snapshot, asked.rounds) for snapshot in snapshots)
    budgets = {what: budget for what, (_, _, budget) in questions(snapshots[1]).items()}
    lines = [
        Line(
            what,
            *large[what],
            large[what][1] / small[what][1],
            budgets[what],
            note=f"{small[what][1] * 1000:.1f} small",
        )
        for what in large
    ]
    rolled_up = [line for line in lines if line.budget is not None]
    total = sum(line.cpu for line in rolled_up)
    lines.append(Line("all of the pages together", sum(line.wall for line in rolled_up), total))
    print_lines(lines, "ms")
    verdict = "kept" if total * 1000 <= MOST_MS else "MISSED"
    print(f"together {total * 1000:.0f} ms CPU, budget {MOST_MS}: {verdict}")


if __name__ == "__main__":
    main()
