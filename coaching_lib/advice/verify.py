"""Are the quotes in an advice text still word for word what the transcript says? Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK, quoted

_PASSAGE = re.compile(f"{OPENING_MARK}([^{OPENING_MARK}{CLOSING_MARK}\\n]*){CLOSING_MARK}?")
ALIKE = 0.6
"""Share of equal characters from which an unmarked line counts as an altered quote."""


def verify(text: str, evidence: Sequence[Evidence], turns: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    """The quoted passages that are not in the transcript, in the order of the text.

    `turns`: the stored words by (interaction_id, turn), of the interactions the evidence names.
    Flagged are passages in typographic quotation marks that are no such turn, shortened ones too; quotes
    whose stored turn says something else by now; and lines that resemble a quote that is gone.
    Leaving a quote out altogether is no alteration.
    """
    rest, stale = _without_intact(text, evidence, turns)
    said = [passage for passage in _PASSAGE.findall(rest) if passage and not _is_said(passage, turns)]
    plain = _PASSAGE.sub("", rest)
    lost = [quote.text for quote in evidence if quote.text not in text]
    return tuple(dict.fromkeys([*stale, *said, *_resembling(plain, lost)]))


def _without_intact(
    text: str, evidence: Sequence[Evidence], turns: Mapping[tuple[str, int], str]
) -> tuple[str, list[str]]:
    """The text without its intact quotes, and the quotes whose turn says something else."""
    stale = []
    for quote in evidence:
        if quoted(quote.text) in text:
            if quote.text not in turns.get((quote.interaction_id, quote.turn), ""):
                stale.append(quote.text)
            text = text.replace(quoted(quote.text), "")
    return text, stale


def _is_said(passage: str, turns: Mapping[tuple[str, int], str]) -> bool:
    return passage in turns.values()


def _resembling(text: str, lost: list[str]) -> list[str]:
    """Lines that look like a lost quote with other words."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [line for line in lines if any(_alike(line, quote) for quote in lost)]


def _alike(line: str, quote: str) -> bool:
    return SequenceMatcher(None, line.casefold(), quote.casefold(), autojunk=False).ratio() >= ALIKE
