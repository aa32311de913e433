"""Compaction: the snapshot copied table by table, facts in their order again, without what deletes left."""

from __future__ import annotations

import duckdb

from coaching_lib.scores.statements import names, statement

SMALL_LOAD = 1_000_000
"""Facts of a load below which their order within the load helps little."""
MOST_SCATTERED = 0.3
"""Share of the facts in small loads beyond which the next load puts all in order."""
ORDER = {
    "score": "behavior_no, day, agent_no",
    "interaction": "interaction_no",
    "interaction_key": "id_hash",
    "turn": "interaction_no, turn",
    "cube": "day, agent_no, behavior_no",
    "agent_day": "day, agent_no",
    "centre_day": "behavior_no, day",
}
"""Order of the rows in the file; tables that are not named keep the one they have."""


def is_scattered(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether too many facts of the store before (`old`) came in small loads and lie out of order."""
    asked = statement("load", "scattered_share")
    share = connection.execute(asked, {"small_load": SMALL_LOAD}).fetchall()[0][0]
    return bool(share > MOST_SCATTERED)


def copy_in_order(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the empty tables of `new` from `old`, in the order of the file."""
    for name in names("tables"):
        text = statement("compact", "table").replace("{table}", name)
        connection.execute(text.replace("{order}", ORDER.get(name, "rowid")))
