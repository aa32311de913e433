"""Quotes of an advice text against the stored transcripts."""

from __future__ import annotations

from collections.abc import Mapping

from coaching_lib.advice.verify import check
from coaching_lib.desk import Desk
from coaching_lib.reports.answers.plans import QuoteCheck
from coaching_lib.reports.centre import rows

Place = tuple[str, int]
"""(interaction_id, turn)"""


def check_quotes(desk: Desk, advice: str, drafted: str, evidence: tuple[Place, ...]) -> QuoteCheck:
    """The quotes of an advice text, checked against the transcripts that are still loaded.

    `drafted`: the draft's text; `evidence`: (interaction_id, turn) of its quotes. Where a transcript is gone,
    its quotes are compared with the draft, which was checked when it was made.
    """
    return QuoteCheck(*check(advice, drafted, evidence, _turns(desk, evidence)))


def _turns(desk: Desk, evidence: tuple[Place, ...]) -> Mapping[Place, str]:
    """Everything that was said in the interactions of these places."""
    snapshot = desk.scores.current()
    if snapshot is None or not evidence:
        return {}
    ids = sorted({interaction_id for interaction_id, _ in evidence})
    found = rows(snapshot, "turns_of", interactions=ids)
    return {(row["interaction_id"], row["turn"]): row["text"] or "" for row in found}
