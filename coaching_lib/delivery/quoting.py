"""Customers' words in a mail: left out, or with numbers masked."""

from __future__ import annotations

import re

from coaching_lib.advice.masking import masked
from coaching_lib.advice.shape import CLOSING_MARK, OPENING_MARK, Block, blocks, quoted
from coaching_lib.advice.verify import ALTERED

LEFT_OUT = "The words themselves stand in the plan, not in this mail."
WITHOUT_LINK = "Ask for the words themselves: they are not in this mail."
WITHHELD = "[their words: see the plan]"
"""Stands for a quote within a sentence."""
_INLINE = re.compile(rf"{OPENING_MARK}([^{CLOSING_MARK}]*){CLOSING_MARK}( {re.escape(ALTERED)})?")
_LEAD = re.compile(r"(?:(?<=[.!?])\s+|^)[^.!?]*:\s*$")


def mailed(advice: str, has_quotes: bool, has_link: bool) -> str:
    """The advice as it may leave in a mail; with quotes their numbers are masked."""
    if OPENING_MARK not in advice:
        return advice
    found = blocks(advice)
    if has_quotes:
        return "\n\n".join(_kept(block) for block in found)
    return "\n\n".join(_without(found, LEFT_OUT if has_link else WITHOUT_LINK))


def _kept(block: Block) -> str:
    if block.kind == "quote":
        return quoted(masked(block.text))
    return _INLINE.sub(lambda found: quoted(masked(found[1])) + (found[2] or ""), block.text)


def _without(found: tuple[Block, ...], instead: str) -> list[str]:
    """Quotes go, and of the words that lead to one the last sentence; where they are is said once."""
    kept: list[str] = []
    for block, after in zip(found, [*found[1:], None], strict=True):
        leads = after is not None and after.kind == "quote" and block.text.rstrip().endswith(":")
        if block.kind == "quote" or leads:
            told = _INLINE.sub(WITHHELD, _before_the_quote(block)) if leads else ""
            if not any(text.endswith(instead) for text in kept):
                told = f"{told} {instead}".strip()
            if told:
                kept.append(told)
        elif block.text != ALTERED:
            kept.append(_INLINE.sub(WITHHELD, block.text))
    return kept


def _before_the_quote(block: Block) -> str:
    """A paragraph without its last sentence, "You said:"; nothing where only its head is left."""
    text = _LEAD.sub("", block.text).strip()
    return "" if text == block.head else text
