"""Are the quotes in an advice text still word for word what the transcript says? Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.masking import is_all_of, stands_in
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK, blocks

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
    said = [passage for line in _lines(text) for passage in _untrue(line, evidence, turns)]
    lost = [quote.text for quote in evidence if quote.text not in text]
    return tuple(dict.fromkeys([*said, *_resembling(_PASSAGE.sub("", text), lost)]))


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


def marked(text: str, altered: Collection[str]) -> str:
    """The text with a mark behind every altered passage, as it is shown and sent.

    A quote on a line of its own stays one: its mark goes to the next line.
    """
    return "\n".join(_marked(line, altered) for line in _lines(text))


def _marked(line: str, altered: Collection[str]) -> str:
    if _whole(line) in altered or _PASSAGE.sub("", line).strip() in altered:
        return f"{line}\n{ALTERED}"
    return _PASSAGE.sub(
        lambda found: f"{found.group()} {ALTERED}" if found[1] in altered else found.group(), line
    )


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _whole(line: str) -> str | None:
    """The words of a line that is read as one quote, from its first mark to its last."""
    line = line.strip()
    is_quote = len(line) > 2 and line[0] == OPENING_MARK and line[-1] == CLOSING_MARK
    return line[1:-1] if is_quote else None


def _untrue(line: str, evidence: Sequence[Evidence], turns: Turns) -> Iterator[str]:
    """What is read as a quote in a line and was not said."""
    whole = _whole(line)
    if whole is not None and _is_true(whole, evidence, turns):
        return
    if whole is not None and (OPENING_MARK in whole or CLOSING_MARK in whole):
        yield whole
        return
    for passage in _PASSAGE.findall(line):
        if passage.strip() and not _is_true(passage, evidence, turns):
            yield passage


def _is_true(passage: str, evidence: Sequence[Evidence], turns: Turns) -> bool:
    """Whether it is a quote of the evidence that its turn still says, or all of some turn."""
    quoted = [quote for quote in evidence if quote.text == passage]
    if quoted:
        return any(_stands(passage, (quote.interaction_id, quote.turn), turns) for quote in quoted)
    return any(is_all_of(passage, said) for said in turns.values())


def _stands(quote: str, place: tuple[str, int], turns: Turns) -> bool:
    return stands_in(quote, turns.get(place, ""))


def _resembling(text: str, lost: list[str]) -> list[str]:
    """Lines that look like a lost quote with other words."""
    lines = [line.strip() for line in _lines(text) if line.strip()]
    return [line for line in lines if any(_alike(line, quote) for quote in lost)]


def _alike(line: str, quote: str) -> bool:
    return SequenceMatcher(None, line.casefold(), quote.casefold(), autojunk=False).ratio() >= ALIKE
