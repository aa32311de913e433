"""Are the quotes in an advice text still word for word what the transcript says? Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.masking import is_all_of, stands_in
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK, blocks, quoted

_PASSAGE = re.compile(f"{OPENING_MARK}([^{OPENING_MARK}{CLOSING_MARK}\\n]*){CLOSING_MARK}?")
ALIKE = 0.6
"""Share of equal characters from which an unmarked line counts as an altered quote."""
ALTERED = "[wording changed]"
"""Stands behind a quote that the transcript does not say, wherever the text is shown or sent."""

Turns = Mapping[tuple[str, int], str]
"""What was said, by interaction and turn."""


def verify(text: str, evidence: Sequence[Evidence], turns: Turns) -> tuple[str, ...]:
    """The quoted passages that are not in the transcript, in the order of the text.

    `turns`: the stored words by (interaction_id, turn), of the interactions the evidence names.
    Flagged are passages in typographic quotation marks that are no such turn, shortened ones too; quotes
    whose stored turn says something else by now; and lines that resemble a quote that is gone. What a mask
    hides counts as said (`masking.stands_in`). Leaving a quote out altogether is no alteration.
    """
    rest, stale = _without_intact(text, evidence, turns)
    said = [passage for passage in _quotes(rest) if passage.strip() and not _is_said(passage, turns)]
    plain = _PASSAGE.sub("", rest)
    lost = [quote.text for quote in evidence if quote.text not in text]
    return tuple(dict.fromkeys([*stale, *said, *_resembling(plain, lost)]))


def check(
    text: str, drafted: str, places: Sequence[tuple[str, int]], turns: Turns
) -> tuple[tuple[str, ...], int]:
    """Altered passages of a text, and how many of the draft's places have no stored words any more.

    `drafted`: the draft the text came from; `places`: (interaction_id, turn) of its quotes. Quotes whose
    transcript is gone were checked when they were drafted: they are compared with the draft.
    """
    quotes = [block.text for block in blocks(drafted) if block.kind == "quote"]
    gone = [place for place in places if place not in turns]
    known = [Evidence(*place, quote) for place in places for quote in quotes if _stands(quote, place, turns)]
    if gone:
        kept = {quote.text for quote in known}
        unchecked = [quote for quote in quotes if quote not in kept]
        turns = {**turns, gone[0]: "\n".join(unchecked)}
        known += [Evidence(*gone[0], quote) for quote in unchecked]
    return verify(text, known, turns), len(gone)


def marked(text: str, altered: Sequence[str]) -> str:
    """The text with a mark behind every altered passage, as it is shown and sent."""
    for passage in sorted(altered, key=len, reverse=True):
        forms = (quoted(passage), OPENING_MARK + passage, passage)
        form = next((form for form in forms if form in text), None)
        if form is not None:
            text = "\n".join(_marked(line, form) for line in text.split("\n"))
    return text


def _marked(line: str, form: str) -> str:
    """A quote on a line of its own stays one: its mark goes to the next line."""
    if line.strip() == form:
        return f"{line}\n{ALTERED}"
    return line.replace(form, f"{form} {ALTERED}") if form[0] == OPENING_MARK else line


def _stands(quote: str, place: tuple[str, int], turns: Turns) -> bool:
    return stands_in(quote, turns.get(place, ""))


def _quotes(text: str) -> list[str]:
    """Everything that reads as a quote: passages in the marks, and lines that begin and end with them."""
    lines = [block.text for block in blocks(text) if block.kind == "quote"]
    return [*_PASSAGE.findall(text), *(line for line in lines if CLOSING_MARK in line)]


def _without_intact(text: str, evidence: Sequence[Evidence], turns: Turns) -> tuple[str, list[str]]:
    """The text without its intact quotes, and the quotes whose turn says something else."""
    stale = []
    for quote in evidence:
        if quoted(quote.text) in text:
            if not stands_in(quote.text, turns.get((quote.interaction_id, quote.turn), "")):
                stale.append(quote.text)
            text = text.replace(quoted(quote.text), "")
    return text, stale


def _is_said(passage: str, turns: Turns) -> bool:
    return any(is_all_of(passage, said) for said in turns.values())


def _resembling(text: str, lost: list[str]) -> list[str]:
    """Lines that look like a lost quote with other words."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [line for line in lines if any(_alike(line, quote) for quote in lost)]


def _alike(line: str, quote: str) -> bool:
    return SequenceMatcher(None, line.casefold(), quote.casefold(), autojunk=False).ratio() >= ALIKE
