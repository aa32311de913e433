"""The outer form of an advice text: paragraphs, run-in heads, and quotes on lines of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING_MARK = "\u201c"
CLOSING_MARK = "\u201d"
"""Only quotes from transcripts stand in these marks; things to say stand in plain ones."""

HEADS = ("Why this one.", "What works.", "From your contacts.", "Try this.", "The goal.", "Your view.")
"""Words that may open a paragraph; a screen or mail may print them bold."""

_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Block:
    """One paragraph or one quote of an advice text."""

    kind: str
    """paragraph or quote."""
    head: str
    """The run-in head the text opens with, or nothing."""
    text: str
    """The whole paragraph, head included; a quote without its marks."""

    @property
    def rest(self) -> str:
        """The text after its head."""
        return self.text[len(self.head) :].strip()


def plain_marks(text: str) -> str:
    """The text with plain quotation marks in place of those that are kept for transcripts."""
    return text.replace(OPENING_MARK, '"').replace(CLOSING_MARK, '"')


def quoted(text: str) -> str:
    """The text in the marks that are kept for transcripts."""
    return f"{OPENING_MARK}{text}{CLOSING_MARK}"


def blocks(advice: str) -> tuple[Block, ...]:
    """The paragraphs and quotes of an advice text, in order."""
    found: list[Block] = []
    for part in _BLANK.split(advice.replace("\r\n", "\n").replace("\r", "\n")):
        found.extend(_blocks_of(part))
    return tuple(found)


def _blocks_of(part: str) -> list[Block]:
    found: list[Block] = []
    lines: list[str] = []
    for line in [*(line.strip() for line in part.split("\n")), None]:
        is_quote = line is not None and _is_quote(line)
        if (line is None or is_quote) and any(lines):
            found.append(_paragraph("\n".join(lines).strip()))
            lines = []
        if line is not None:
            if is_quote:
                found.append(Block("quote", "", line[1:-1]))
            else:
                lines.append(line)
    return found


def _is_quote(line: str) -> bool:
    return len(line) > 2 and line[0] == OPENING_MARK and line[-1] == CLOSING_MARK


def _paragraph(text: str) -> Block:
    for head in HEADS:
        if text.startswith(head):
            return Block("paragraph", head, text)
    return Block("paragraph", "", text)
