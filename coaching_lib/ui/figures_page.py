"""How these figures are made: the text of figures.md with the settings of this center filled in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from string import Template

import streamlit as st

from coaching_lib.settings import Settings
from coaching_lib.ui import format, places

TEXT = Path(__file__).with_name("figures.md")
TITLE = "How these figures are made"
SHORT = "About the figures"
"""The same in the width of the sidebar."""
TABS = {"profile": "My profile", "figures": TITLE}
NA = {
    "exclude": "What does not apply is left out of the score.",
    "pass": "What does not apply counts as met (a setting of this center).",
}
CRITICAL = {
    "zero": "A missed critical behavior makes the whole contact 0; the points count against that behavior.",
    "keep": "A missed critical behavior costs its own weight only (a setting of this center).",
}


def chosen() -> bool:
    """The two halves of the page, kept in the address; whether the figures are the open one."""
    wanted = st.query_params.get("tab", "profile")
    st.session_state["_profile_tab"] = wanted if wanted in TABS else "profile"
    st.segmented_control(
        "Part of the page",
        list(TABS),
        format_func=TABS.__getitem__,
        key="_profile_tab",
        on_change=_tab,
        required=True,
        label_visibility="collapsed",
    )
    return wanted == "figures"


def _tab() -> None:
    st.query_params["tab"] = st.session_state["_profile_tab"]


def link() -> None:
    """The way to this text, for the foot of the sidebar."""
    places.link("my_profile", f":small[{SHORT}]", icon=":material/functions:", tab="figures")


def show(settings: Settings) -> None:
    """Draw the text: an introduction, then one card per section."""
    introduction, *parts = sections(settings)
    st.caption(introduction[1])
    for title, text in parts:
        with st.container(border=True):
            st.subheader(title, anchor=False)
            st.markdown(text)


def sections(settings: Settings) -> list[tuple[str, str]]:
    """(heading, Markdown) of the introduction, which has no heading, and of every section."""
    text = Template(_text()).substitute(
        likely=format.percent(settings.certain_likely),
        clear=format.percent(settings.certain_clear),
        na=NA[settings.na_mode],
        critical=CRITICAL[settings.auto_fail],
    )
    heads = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return [("", heads[0].strip()), *zip(heads[1::2], map(str.strip, heads[2::2]), strict=True)]


@cache
def _text() -> str:
    return TEXT.read_text(encoding="utf-8")
