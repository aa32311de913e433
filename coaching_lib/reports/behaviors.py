"""What was missed, how often and at what cost, per behavior and any grouping."""

from __future__ import annotations

from collections.abc import Iterator

from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.reports.answers.behaviors import BehaviorRow
from coaching_lib.reports.centre import Row, centre, rows, rows_once
from coaching_lib.reports.scope import numbers
from coaching_lib.reports.span import Span, span
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.areas import UNEXPLAINED, unexplained

GROUPINGS = ("agent", "team", "month", "channel", "topic")


def behaviors(desk: Desk, filters: Filters, by: str | None = None) -> list[BehaviorRow]:
    """One row per behavior (and group), most points lost first within a group; the unexplained row last.

    Impacts of a group sum to 100 - its average score. With `filters.behavior` only that behavior's rows.
    Raises: InvalidInput for an unknown grouping; NotFound for an agent outside the scope.
    """
    if by is not None and by not in GROUPINGS:
        choices = ", ".join(GROUPINGS)
        raise InvalidInput(f"Behaviors cannot be grouped by {by!r}.", f"Choose one of {choices}.")
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    agents = numbers(desk, centre(desk, snapshot), filters)
    return behaviors_over(snapshot, span(desk, snapshot, filters), agents, filters, by)


def behaviors_over(
    snapshot: Snapshot, asked: Span, agents: list[int] | None, filters: Filters, by: str | None = None
) -> list[BehaviorRow]:
    """The rows of `behaviors` over a span, for some agents (None: everyone)."""
    params = asked.params | {"agents": agents, "team": filters.team, "by": by}
    counted: dict[str | None, list[Row]] = {}
    ask = rows if by == "agent" else rows_once
    for row in ask(snapshot, "behaviors", **params):
        counted.setdefault(row["group_key"], []).append(row)
    groups = sorted(ask(snapshot, "group_scores", **params), key=_group_order)
    return [
        row
        for group in groups
        for row in _group(group, counted.get(group["group_key"], []), filters.behavior)
    ]


def _group_order(group: Row) -> tuple[bool, str]:
    """In the order of the alphabet, interactions without such a group last."""
    return group["group_key"] is None, group["group_key"] or ""


def _group(group: Row, counted: list[Row], only: str | None) -> Iterator[BehaviorRow]:
    """The behaviors of one group, then what they do not explain."""
    found = sorted(
        (_row(row, group["scored_interactions"]) for row in counted),
        key=lambda row: (-row.impact_points, row.behavior),
    )
    yield from (row for row in found if only is None or row.behavior == only)
    if only is None and group["average_score"] is not None:
        impacts = sum(row.impact_points for row in found)
        points = unexplained(group["average_score"], impacts, group["mean_difference"] or 0.0)
        if points is not None:
            yield _unexplained_row(points, group["group_key"])


def _row(row: Row, scored: int) -> BehaviorRow:
    missed, applicable = row["missed"], row["applicable"]
    return BehaviorRow(
        behavior=row["behavior"],
        weight=None if row["is_weight_unknown"] else row["weight"],
        is_critical=row["is_critical"],
        scored_interactions=scored,
        applicable=applicable,
        missed=missed,
        not_full=row["not_full"],
        miss_rate=missed / applicable if applicable else None,
        frequency=missed / scored if scored else None,
        cost_per_miss=row["points_lost"] / missed if missed > 0 else None,
        impact_points=row["points_lost"] / scored if scored else 0.0,
        group=row["group_key"],
    )


def _unexplained_row(points: float, group: str | None) -> BehaviorRow:
    nothing = (None,) * 9
    return BehaviorRow(UNEXPLAINED, *nothing, impact_points=points, group=group)
