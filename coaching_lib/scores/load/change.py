"""One change of the scores, worked out in SQL: planned in the scratch database, then applied to a copy.

A load, an undo and a rebuild are the same change with other numbers: what stands is a pure function of
the loads that remain, so taking a load back equals never having made it.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from coaching_lib.scores.load.estimating import estimate
from coaching_lib.scores.load.facts import LoadCounts, Progress, ScoreCheck, ScoreDifference
from coaching_lib.scores.snapshot import SCHEMA_VERSION
from coaching_lib.scores.staging import number, roughly
from coaching_lib.scores.statements import parameters, statement
from coaching_lib.settings import Settings

PLAN = [
    "told_result",
    "arriving_result",
    "arriving_turn",
    "arriving",
    "touched",
    "described",
    "resulted",
    "spoken",
    "pool_header",
    "content_result",
    "content_turn",
    "joining",
    "moved",
    "member",
    "winner",
    "gone",
    "pool_result",
    "pool_turn",
    "load_agent_source",
    "load_behavior_source",
    "next_agent_source",
    "next_behavior_source",
    "next_agent",
    "rubric_rule",
    "next_behavior",
    "rescored",
    "next_header",
    "next_team",
    "next_stratum",
    "next_rubric",
    "numbered",
    "price_rule",
    "kept_result",
    "priced_result",
    "loss",
    "placed",
    "touched_day",
    "compared_score",
]
APPLY = [
    "delete_score",
    "delete_interaction",
    "delete_interaction_key",
    "delete_turn",
    "delete_load_interaction",
    "delete_undone_load",
    "delete_interaction_history",
    "delete_score_history",
    "delete_turn_history",
    "insert_interaction",
    "insert_score",
    "insert_interaction_key",
    "insert_turn",
    "insert_load_interaction",
    "insert_interaction_history",
    "insert_score_history",
    "insert_turn_history",
    "delete_agent_source",
    "delete_behavior_source",
    "insert_agent_source",
    "insert_behavior_source",
    "delete_agent",
    "delete_behavior",
    "delete_team",
    "delete_stratum",
    "insert_agent",
    "insert_behavior",
    "insert_team",
    "insert_stratum",
    "delete_meta",
    "insert_meta",
    "keep_ordered",
]
MARTS = (
    "delete_cube",
    "delete_agent_day",
    "delete_centre_day",
    "delete_standing",
    "delete_example",
    "cube",
    "agent_day",
    "centre_day",
    "newest_scored",
    "standing",
    "example_agent",
    "example_pool",
    "example",
)


@dataclass(frozen=True)
class Planned:
    """Interactions a planned change touches."""

    new: int
    changed: int
    carried: int
    gone: int
    rescored: int


@dataclass(frozen=True)
class Change:
    """The numbers of one change: the load that arrives (-1 = none), the load taken back, or everything."""

    settings: Settings
    load_no: int = -1
    undone: int | None = None
    is_rebuild: bool = False

    def run(self, connection: duckdb.DuckDBPyConnection, room: str, name: str, **more: object) -> None:
        """Execute sql/<room>/<name>.sql with the numbers of this change and `more`."""
        text = statement(room, name)
        values = self.numbers | more
        connection.execute(text, {key: values[key] for key in parameters(text)})

    @property
    def numbers(self) -> dict[str, object]:
        """The parameters that statements of the loader may use."""
        return {
            "load_no": self.load_no,
            "undone": self.undone,
            "is_rebuild": self.is_rebuild,
            "na_mode": self.settings.na_mode,
            "auto_fail": self.settings.auto_fail,
            "timezone": self.settings.timezone,
            "schema_version": SCHEMA_VERSION,
        }


def plan(connection: duckdb.DuckDBPyConnection, change: Change, progress: Progress | None = None) -> None:
    """Work the change out in the scratch database; reads `old`, writes nothing but scratch tables."""
    number(connection)
    with roughly(connection):
        for place, name in enumerate(PLAN):
            if progress is not None:
                progress("comparing with the scores that are there", 0.6 * place / len(PLAN))
            if name == "next_behavior":
                estimate(connection, change.settings.na_mode)
            change.run(connection, "load", name)


def apply(connection: duckdb.DuckDBPyConnection, change: Change, progress: Progress | None = None) -> None:
    """Write a planned change into `new`. The caller holds the transaction."""
    steps = [("load", name) for name in APPLY] + [("marts", name) for name in MARTS]
    for place, (room, name) in enumerate(steps):
        if progress is not None:
            progress("writing the new snapshot", 0.6 + 0.35 * place / len(steps))
        change.run(connection, room, name)


def mark_ordered(connection: duckdb.DuckDBPyConnection, change: Change) -> None:
    """Note in `new` that the facts of every load before lie in order."""
    for name in ("unmark_ordered", "mark_ordered"):
        change.run(connection, "load", name)


def planned(connection: duckdb.DuckDBPyConnection) -> Planned:
    """How many interactions the planned change touches, and how."""
    row = connection.execute(statement("load", "load_counts")).fetchall()[0]
    return Planned(*(int(number) for number in row))


def counted(connection: duckdb.DuckDBPyConnection) -> LoadCounts:
    """The counts of a planned load, with the check of its exported scores."""
    found = planned(connection)
    unchanged = found.carried - found.new - found.changed
    return LoadCounts(found.new, found.changed, unchanged, score_check(connection), found.rescored)


def score_check(connection: duckdb.DuckDBPyConnection) -> ScoreCheck:
    """Exported against computed scores of the interactions of a planned load."""
    compared, agree, differ = connection.execute(statement("load", "score_check")).fetchall()[0]
    rows = connection.execute(statement("load", "score_differences")).fetchall()
    return ScoreCheck(compared, agree, differ, tuple(ScoreDifference(*row) for row in rows))
