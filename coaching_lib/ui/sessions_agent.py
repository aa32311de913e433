"""My plans: what an agent has to do next, by date."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.reports.answers.plans import PlanCard


def next_first(cards: Sequence[PlanCard]) -> list[PlanCard]:
    """Running plans by target date, the nearest first; then the finished ones, the newest first."""
    running = sorted((card for card in cards if not card.is_finished), key=lambda card: card.row.target_on)
    finished = sorted((card for card in cards if card.is_finished), key=lambda card: card.row.target_on)
    return running + finished[::-1]
