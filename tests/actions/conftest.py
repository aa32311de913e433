"""A centre of three agents, written straight into a snapshot, so that actions are tested without a load."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

import coaching_lib.scores
from coaching_lib.desk import Desk
from coaching_lib.scores.snapshot import SCHEMA_VERSION
from tests.conftest import TODAY, desk_over

TABLES = Path(coaching_lib.scores.__file__).parent / "sql" / "tables"
AGENTS = [
    (0, "A1", "Ann Lee", "ann@example.com", "North", "Mia Boss", "mia@example.com"),
    (1, "A2", "Bob Ray", None, "North", "Mia Boss", "mia@example.com"),
    (2, "A3", "Cem Öz", "cem@example.com", "South", None, None),
]
BEHAVIOR = "Greets by name"


def write_scores(data: Path, today: date = TODAY) -> None:
    """Ann met the behavior in 6 of 10 contacts of the last ten days."""
    folder = data / "scores"
    folder.mkdir(parents=True)
    with duckdb.connect(folder / "scores-000001.duckdb") as connection:
        for name in ("agent", "behavior", "score", "interaction", "meta", "team", "stratum"):
            connection.execute((TABLES / f"{name}.sql").read_text(encoding="utf-8"))
        connection.executemany("insert into agent values (?, ?, ?, ?, ?, ?, ?)", AGENTS)
        connection.execute(
            "insert into behavior (behavior_no, behavior, is_critical) values (0, ?, false)", [BEHAVIOR]
        )
        connection.execute("insert into stratum values (0, null, null)")
        modes = {"na_mode": "exclude", "auto_fail": "zero", "timezone": "UTC"}
        facts = {"schema_version": str(SCHEMA_VERSION)} | modes
        connection.executemany("insert into meta values (?, ?)", list(facts.items()))
        connection.executemany(
            "insert into score (behavior_no, day, agent_no, stratum_no, interaction_no, x, weight, critical,"
            " points_lost, is_na) values (0, ?, 0, 0, ?, ?, 1, false, 0, false)",
            [(today - timedelta(days=n + 1), n, float(n < 6)) for n in range(10)],
        )
    (folder / "current").write_text("scores-000001")


@pytest.fixture
def desk(tmp_path) -> Desk:
    """The one person of local mode over a loaded centre."""
    write_scores(tmp_path / "data")
    return desk_over(tmp_path / "data")
