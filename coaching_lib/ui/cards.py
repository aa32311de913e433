"""Headings, cards and rows in the one form every page uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

LABEL = ":material/help:"


@contextmanager
def card(key: str | None = None) -> Iterator[None]:
    """A bordered part of the page, as tall as its neighbour."""
    with st.container(border=True, height="stretch", key=key):
        yield


def heading(title: str, meaning: str | None = None) -> DeltaGenerator:
    """A heading in its row, with what it means behind a help icon; answers the right end of the row."""
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    left = row.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content")
    left.subheader(title, anchor=False, width="content")
    if meaning is not None:
        with left:
            means(meaning)
    return row.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        gap="small",
        width="content",
    )


def means(sentences: str, label: str = LABEL, key: str | None = None) -> None:
    """A popover "What does this mean?". `sentences` and `label` are Markdown: escape every datum in them."""
    hint = "What does this mean?" if label == LABEL else None
    with st.popover(label, type="tertiary", help=hint, key=key):
        st.markdown(sentences)


@contextmanager
def row() -> Iterator[None]:
    """One line of a list; its parts stay in one line."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        yield


@contextmanager
def stacked(width: int | Literal["stretch", "content"] = "stretch", right: bool = False) -> Iterator[None]:
    """Lines above each other inside a row, without space between them; `right`: aligned to the right."""
    with st.container(gap=None, width=width, horizontal_alignment="right" if right else "left"):
        yield
