"""One conversation: who, when, every turn, and the result of every behavior beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from coaching_lib.reports.answers.conversations import Conversation, Example, Result, Turn
from coaching_lib.ui import cards, format, places, scroll
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import line, paragraphs, safe

LONG, TALL = 12, 720
LONG_NUMBER = re.compile(r"(?<!\w)(?:\+?\d[\s().-]?){9,18}\d(?!\w)")
RESULTS = {
    "met": (":material/check_circle:", "green"),
    "missed": (":material/cancel:", "orange"),
    "partial": (":material/contrast:", "orange"),
    "not applicable": (":material/remove:", "gray"),
}
SPEAKERS = {"agent": ("Agent", ":material/headset_mic:"), "customer": ("Customer", ":material/person:")}


def masked(text: str) -> str:
    """The text with phone, card and account numbers masked except their last two digits."""
    return LONG_NUMBER.sub(lambda found: "•" * 6 + found.group()[-2:], text)


def first_example(examples: Sequence[Example]) -> str | None:
    """The newest interaction of a list of examples."""
    return examples[0].interaction_id if examples else None


def head(found: Conversation, desk: PageDesk, is_blind: bool = False) -> None:
    """Agent, channel, topic, time, score and the link to the source; `is_blind`: without the score."""
    zone = desk.settings.zone
    about = [
        safe(found.channel) if found.channel else "",
        safe(found.topic) if found.topic else "",
        format.moment(found.started_at, zone) if found.started_at else "no date in the export",
        format.duration(found.handle_seconds) if found.handle_seconds is not None else "",
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        places.link("agent", f"**{safe(found.agent_name)}**", icon=":material/person:", agent=found.agent_id)
        st.caption(" · ".join(filter(None, about)), width="content")
        if not is_blind:
            st.badge(f"Score {format.score(found.score)}", color="blue")
        if found.is_auto_failed and not is_blind:
            st.badge("Critical behavior missed", icon=":material/flag:", color="orange")
        if is_web_address(found.link):
            st.link_button(
                "Open in the source", str(found.link), icon=":material/open_in_new:", type="tertiary"
            )


def is_web_address(link: str | None) -> bool:
    """Whether a link of an export is an ordinary web address."""
    return bool(link) and urlsplit(str(link)).scheme in ("http", "https")


def transcript(found: Conversation, wanted: int | None) -> None:
    """Every turn; the wanted one is framed and marked."""
    with st.container(border=True, key="transcript"):
        cards.heading("Transcript")
        if not found.turns:
            st.caption("No transcript was loaded for this contact.")
            return
        is_long = len(found.turns) > LONG and not is_phone()
        with st.container(height=TALL if is_long else "content", border=False):
            for turn in found.turns:
                _turn(turn, turn.turn == wanted)
    if wanted is not None:
        scroll.into_view()


def _turn(turn: Turn, is_wanted: bool) -> None:
    word, icon = SPEAKERS.get(turn.speaker, ("Other", ":material/group:"))
    color = "blue" if turn.speaker == "agent" else "gray"
    with st.container(border=is_wanted, gap=None, key=scroll.WANTED if is_wanted else None):
        mark = " :orange-badge[:material/format_quote: quoted here]" if is_wanted else ""
        st.markdown(f":small[:{color}[{icon} **{word}**] :gray[turn {turn.turn}]]{mark}")
        st.markdown(paragraphs(masked(turn.text)))


def results(found: Conversation, behavior: str | None) -> None:
    """Met, missed, partial or not applicable, with the points each cost."""
    with st.container(border=True, key="results"):
        cards.heading("Results")
        order = sorted(found.results, key=lambda result: (-(result.points_lost or 0), result.behavior))
        for result in order:
            _result(result, result.behavior == behavior)
        lost = sum(result.points_lost or 0 for result in found.results)
        st.caption(f"Points lost in all: {format.points(lost)} of 100")


def _result(result: Result, is_asked: bool) -> None:
    icon, color = RESULTS.get(result.result, RESULTS["not applicable"])
    name = f"**{safe(result.behavior)}**" if is_asked else safe(result.behavior)
    critical = " :orange-badge[critical]" if result.is_critical else ""
    with cards.row():
        with cards.stacked():
            st.markdown(f":{color}[{icon}] {name}{critical}")
            if is_asked and result.guidance:
                st.caption(safe(line(result.guidance)))
        cost = f"−{format.points(result.points_lost)}" if result.points_lost else result.result
        st.markdown(f":small[:gray[{cost}]]", width="content")
