"""An advice text on screen: bold run-in heads, quotes set apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from coaching_lib.advice.shape import Block, blocks
from coaching_lib.ui.text import paragraphs, safe


def show(advice: str, before: Mapping[str, str] | None = None) -> None:
    """Draw the paragraphs and quotes of an advice text. `before`: what the customer said before a quote."""
    for block in blocks(advice):
        st.markdown(_markdown(block, (before or {}).get(block.text, "")))


def altered(quotes: Iterable[str]) -> None:
    """Say of every quote in these marks that the transcript does not say it."""
    for quote in quotes:
        st.warning(f"Not word for word in the transcript: “{safe(quote)}”", icon=":material/edit_note:")


def _markdown(block: Block, before: str) -> str:
    if block.kind == "quote":
        lead = f"> :small[*Customer:* {safe(before)}]\n>\n" if before else ""
        return f"{lead}> *{safe(block.text)}*"
    return f"**{safe(block.head)}** {paragraphs(block.rest)}" if block.head else paragraphs(block.text)
