"""The plain-text twin of a mail."""

from __future__ import annotations

from coaching_lib.advice.shape import Block, blocks, quoted
from coaching_lib.delivery.parts import Letter, Row


def text_body(letter: Letter) -> str:
    """The whole letter as text: figures, body, rows, and how to open or answer it."""
    parts = [
        letter.kicker,
        letter.heading,
        letter.opening,
        "\n".join(figure.line for figure in letter.figures),
        *(_block(block) for block in blocks(letter.body)),
        "\n".join(_row(row) for row in letter.rows),
        f"{letter.link_label}: {letter.link}" if letter.link else "",
        letter.closing,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    return "> " + quoted(block.text) if block.kind == "quote" else block.text


def _row(row: Row) -> str:
    line = "- " + ": ".join(part for part in (row.title, row.value) if part)
    more = "".join(f"\n  {part}" for part in (row.detail, row.link or "") if part)
    return line + more
