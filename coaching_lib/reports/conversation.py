"""One interaction: transcript and the result of every behavior."""

from __future__ import annotations

from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.people import scope
from coaching_lib.reports.answers.conversations import Conversation, Result, Turn
from coaching_lib.reports.centre import Row, centre, fold, rows
from coaching_lib.reports.examples import utc
from coaching_lib.scores import Snapshot


def conversation(desk: Desk, interaction_id: str) -> Conversation:
    """One interaction of an agent in scope, with transcript (may be empty) and results.

    Raises: NotFound when it does not exist, lies after today, or is not the viewer's.
    """
    snapshot = desk.scores.current()
    found = rows(snapshot, "conversation", interaction_id=interaction_id.strip()) if snapshot else []
    if snapshot is None or not found or not _may_see(desk, snapshot, found[0]):
        raise NotFound("There is no such conversation among yours.", "Open one from an agent's page.")
    row = found[0]
    number, day = row.pop("interaction_no"), row.pop("day")
    results = rows(snapshot, "conversation_results", interaction_no=number, day=day)
    turns = rows(snapshot, "conversation_turns", interaction_no=number)
    return Conversation(
        **row | {"started_at": utc(row["started_at"])},
        turns=tuple(Turn(**turn) for turn in turns),
        results=tuple(_result(result) for result in results),
    )


def _may_see(desk: Desk, snapshot: Snapshot, row: Row) -> bool:
    """Whether the agent is in scope (by present team) and the day is not in the future."""
    _, agent = centre(desk, snapshot).by_id[fold(row["agent_id"])]
    is_due = row["day"] is None or row["day"] <= desk.today
    return is_due and scope(desk.viewer).includes(agent.agent_id, agent.team)


def _result(row: Row) -> Result:
    is_scored = row["x"] is not None and not row["is_na"]
    return Result(
        behavior=row["behavior"],
        result=_word(row["x"]) if is_scored else "not applicable",
        x=row["x"] if is_scored else None,
        points_lost=row["points_lost"] if is_scored else None,
        is_critical=row["is_critical"],
        guidance=row["guidance"],
    )


def _word(x: float) -> str:
    """The word of a result: met (1), missed (0) or partial."""
    return "met" if x >= 1 else "missed" if x <= 0 else "partial"
