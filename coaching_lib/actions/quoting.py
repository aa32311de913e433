"""Quotes of an advice text as it is sent: those the transcript does not say carry a mark."""

from __future__ import annotations

from coaching_lib.advice.draft import Draft
from coaching_lib.advice.shape import OPENING_MARK
from coaching_lib.advice.verify import check, marked
from coaching_lib.desk import Desk
from coaching_lib.record import Connection, drafts, plan_history


def as_sent(desk: Desk, advice: str, draft: Draft | None) -> str:
    """The advice of a new plan with its altered quotes marked; as it is where no draft stands behind it."""
    if draft is None:
        return advice
    places = tuple((quote.interaction_id, quote.turn) for quote in draft.evidence)
    return _marked(desk, advice, draft.text, places)


def as_sent_again(desk: Desk, connection: Connection, plan_id: str, advice: str) -> str:
    """The present advice of a shared plan with its altered quotes marked."""
    origin = plan_history.origin(connection, plan_id)
    draft = drafts.find(connection, origin.draft_id) if origin and origin.draft_id else None
    return _marked(desk, advice, draft.text, draft.evidence) if draft else advice


def _marked(desk: Desk, advice: str, drafted: str, places: tuple[tuple[str, int], ...]) -> str:
    if OPENING_MARK not in advice + drafted:
        return advice  # nothing is quoted and nothing was
    altered, _ = check(advice, drafted, places, _turns(desk, places))
    return marked(advice, altered)


def _turns(desk: Desk, places: tuple[tuple[str, int], ...]) -> dict[tuple[str, int], str]:
    """Everything that was said in the interactions of these places."""
    snapshot = desk.scores.current()
    ids = sorted({interaction_id for interaction_id, _ in places})
    if snapshot is None or not ids:
        return {}
    found = snapshot.ask("turns_of", interactions=ids).to_pylist()
    return {(row["interaction_id"], row["turn"]): row["text"] or "" for row in found}
