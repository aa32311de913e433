"""Quotes of an advice text against the stored transcripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.shape import blocks, quoted
from coaching_lib.advice.verify import verify
from coaching_lib.desk import Desk
from coaching_lib.reports.answers.plans import QuoteCheck
from coaching_lib.reports.centre import rows

Place = tuple[str, int]
"""(interaction_id, turn)"""


def check_quotes(desk: Desk, advice: str, drafted: str, evidence: tuple[Place, ...]) -> QuoteCheck:
    """The quotes of an advice text, checked as far as their transcripts are still loaded.

    `drafted`: the draft's text; `evidence`: (interaction_id, turn) of its quotes.
    """
    turns = _turns(desk, evidence)
    quotes = [block.text for block in blocks(drafted) if block.kind == "quote"]
    gone = [place for place in evidence if place not in turns]
    if evidence and len(gone) == len(evidence):
        return QuoteCheck(gone=len(gone))
    known = [
        Evidence(place[0], place[1], quote)
        for place in evidence
        for quote in quotes
        if quote in turns.get(place, "")
    ]
    text = _without(advice, _unchecked(quotes, turns)) if gone else advice
    return QuoteCheck(verify(text, known, turns), len(gone))


def _unchecked(quotes: Sequence[str], turns: Mapping[Place, str]) -> list[str]:
    return [quote for quote in quotes if not any(quote in said for said in turns.values())]


def _without(advice: str, quotes: Sequence[str]) -> str:
    for quote in quotes:
        advice = advice.replace(quoted(quote), "")
    return advice


def _turns(desk: Desk, evidence: tuple[Place, ...]) -> Mapping[Place, str]:
    """What was said at these places."""
    snapshot = desk.scores.current()
    if snapshot is None or not evidence:
        return {}
    ids = sorted({interaction_id for interaction_id, _ in evidence})
    found = rows(snapshot, "turns_of", interactions=ids)
    return {(row["interaction_id"], row["turn"]): row["text"] or "" for row in found}
