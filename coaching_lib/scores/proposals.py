"""What a rubric file says that was read but not loaded."""

from __future__ import annotations

from typing import Any

from coaching_lib.scores.staging import Staging
from coaching_lib.scores.statements import statement


def staged_rubric(staging: Staging) -> list[dict[str, Any]]:
    """The rubric rows of a staging: rubric, behavior, weight, critical, goal_rate; None: not said."""
    answer = staging.connection.sql(statement("load", "staged_rubric"))
    rows: list[dict[str, Any]] = answer.to_arrow_table().to_pylist()
    return rows
