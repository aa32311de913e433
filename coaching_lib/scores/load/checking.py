"""What must hold for new scores before they become current."""

from __future__ import annotations

import duckdb

from coaching_lib.errors import StoreDamaged
from coaching_lib.scores.statements import statement

CHECKS = ("check_keys", "check_counts")
REPORT_HINT = "This is a bug of the program: please report it with the message."


def check_copy(connection: duckdb.DuckDBPyConnection) -> None:
    """A copy of the store lost nothing. Raises: StoreDamaged."""
    _refuse_broken(
        [law for law, times in connection.execute(statement("load", "check_copy")).fetchall() if times]
    )


def _refuse_broken(broken: list[str]) -> None:
    if broken:
        raise StoreDamaged(f"The new scores do not add up ({broken[0]}); nothing was changed.", REPORT_HINT)


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """Keys are unique, nothing is lost, impacts sum to 100 - average for every agent.

    Raises: StoreDamaged; the caller rolls back, so the scores stay as they were.
    """
    laws = [row for name in CHECKS for row in connection.execute(statement("load", name)).fetchall()]
    broken = [law for law, times in laws if times]
    broken += [
        f"impacts of agent {agent} sum to {impacts!r} instead of {expected!r}"
        for agent, impacts, expected in connection.execute(statement("load", "check_sums")).fetchall()
    ]
    _refuse_broken(broken)
