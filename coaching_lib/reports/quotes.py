"""Quotes of an advice text against the stored transcripts."""

from __future__ import annotations

from collections.abc import Mapping

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.shape import blocks
from coaching_lib.advice.verify import verify
from coaching_lib.desk import Desk
from coaching_lib.reports.centre import rows


def altered_quotes(
    desk: Desk, advice: str, drafted: str, evidence: tuple[tuple[str, int], ...]
) -> tuple[str, ...]:
    """Quotes of the advice that are no longer word for word what was said.

    `drafted`: the draft's text; `evidence`: (interaction_id, turn) of its quotes.
    """
    turns = _turns(desk, evidence)
    quotes = [block.text for block in blocks(drafted) if block.kind == "quote"]
    known = [
        Evidence(place[0], place[1], quote)
        for place in evidence
        for quote in quotes
        if quote in turns.get(place, "")
    ]
    return verify(advice, known, turns)


def _turns(desk: Desk, evidence: tuple[tuple[str, int], ...]) -> Mapping[tuple[str, int], str]:
    """What was said at these places."""
    snapshot = desk.scores.current()
    if snapshot is None or not evidence:
        return {}
    ids = sorted({interaction_id for interaction_id, _ in evidence})
    found = rows(snapshot, "turns_of", interactions=ids)
    return {(row["interaction_id"], row["turn"]): row["text"] or "" for row in found}
