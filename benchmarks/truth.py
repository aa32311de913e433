"""Truth: every roll-up of a generated store against a plain loop over its results.

python -m benchmarks.truth [--rows N]
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import duckdb

from benchmarks.generated.centre import Size
from benchmarks.generated.store import folder_at, load_range
from benchmarks.measuring import print_head

TOLERANCE = 1e-9
FACTS = """
    select f.interaction_no, f.day, f.agent_no, f.team_no, f.behavior_no, f.stratum_no, f.x, f.weight,
        i.started_at, i.interaction_id from score as f join interaction as i using (interaction_no)
"""
DAYS = (30, 90, 180, 365)
Sums = dict[tuple, list[float]]


def facts(cursor: duckdb.DuckDBPyConnection) -> list[dict]:
    """Every result with its weight sum and points lost, worked out row by row (no critical behaviors)."""
    names = [column[0] for column in cursor.execute(FACTS).description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    total: dict[int, float] = defaultdict(float)
    for row in rows:
        if row["x"] is not None:
            total[row["interaction_no"]] += row["weight"]
    for row in rows:
        row["price"] = 100 * row["weight"] / total[row["interaction_no"]] if row["x"] is not None else 0.0
        row["lost"] = row["price"] * (1 - row["x"]) if row["x"] is not None else 0.0
    return [row for row in rows if total[row["interaction_no"]] > 0]


def summed(rows: Iterable[dict], keys: tuple[str, ...]) -> Sums:
    """applicable, misses, points lost and price by key."""
    found: Sums = defaultdict(lambda: [0.0] * 4)
    for row in rows:
        sums = found[tuple(row[name] for name in keys)]
        if row["x"] is not None:
            for place, value in enumerate((1.0, 1 - row["x"], row["lost"], row["price"])):
                sums[place] += value
    return found


def standings(rows: list[dict]) -> Sums:
    """applicable and misses of the last days, by agent, behavior and stratum."""
    newest = max(row["day"] for row in rows)
    found: Sums = defaultdict(lambda: [0.0] * 8)
    for row in rows:
        age = (newest - row["day"]).days
        if age < 365:
            sums = found[row["agent_no"], row["behavior_no"], row["stratum_no"]]
            for place, days in enumerate(DAYS):
                if age < days and row["x"] is not None:
                    sums[2 * place] += 1
                    sums[2 * place + 1] += 1 - row["x"]
    return found


def examples(rows: list[dict]) -> Sums:
    """The 20 newest misses of 180 days by agent and behavior."""
    newest = max(row["day"] for row in rows)
    found = defaultdict(list)
    for row in rows:
        if row["x"] is not None and row["x"] < 1 and row["day"] > newest - timedelta(days=180):
            found[row["agent_no"], row["behavior_no"]].append(row)
    kept = {}
    for key, misses in found.items():
        misses.sort(key=lambda row: row["interaction_id"])
        misses.sort(key=lambda row: (row["started_at"], round(row["lost"], 9)), reverse=True)
        kept.update({(*key, row["interaction_no"]): [row["lost"]] for row in misses[:20]})
    return kept


def stored(cursor: duckdb.DuckDBPyConnection, table: str, keys: tuple[str, ...], figures: str) -> Sums:
    """A roll-up as the snapshot holds it."""
    rows = cursor.execute(f"select {', '.join(keys)}, {figures} from {table}").fetchall()  # noqa: S608
    return {row[: len(keys)]: [float(value or 0) for value in row[len(keys) :]] for row in rows}


def differing(found: Sums, expected: Sums) -> int:
    """Rows that are missing, too many, or off by more than the tolerance."""
    nothing: list[float] = []
    return sum(
        len(found.get(key, nothing)) != len(expected.get(key, nothing))
        or any(
            abs(a - b) > TOLERANCE * max(1, abs(b)) for a, b in zip(found[key], expected[key], strict=True)
        )
        for key in found.keys() | expected.keys()
    )


def main() -> None:
    """Load in two loads, count again, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    size = Size(parser.parse_args().rows, agents=200)
    with tempfile.TemporaryDirectory(prefix="bench-") as room:
        folder, middle = folder_at(Path(room)), size.interactions // 2
        load_range(folder, size, middle, size.interactions, "newer")
        load_range(folder, size, 0, middle, "older")
        snapshot = folder.current()
        assert snapshot is not None
        cursor = snapshot.connection.cursor()
        cursor.execute("use scores")
        print_head(f"Truth: {size.rows:,} results in two loads against a plain loop (within {TOLERANCE:g})")
        print_comparison(cursor, facts(cursor))


def print_comparison(cursor: duckdb.DuckDBPyConnection, rows: list[dict]) -> None:
    """One line per roll-up."""
    sums = "applicable, misses, points_lost, price"
    windows = ", ".join(f"applicable_{days}, misses_{days}" for days in DAYS)
    cube = ("day", "agent_no", "team_no", "behavior_no")
    days = ("behavior_no", "stratum_no", "day")
    cell = ("agent_no", "behavior_no", "stratum_no")
    expected = {
        "cube": (summed(rows, cube), cube, sums),
        "centre_day": (summed(rows, days), days, sums),
        "standing": (standings(rows), cell, windows),
        "example": (examples(rows), ("agent_no", "behavior_no", "interaction_no"), "points_lost"),
    }
    print(f"{'roll-up':<14}{'rows':>10}{'differing':>12}")
    for table, (counted, keys, figures) in expected.items():
        found = stored(cursor, table, keys, figures)
        print(f"{table:<14}{len(found):>10,}{differing(found, counted):>12,}")


if __name__ == "__main__":
    main()
