"""Praise and requests for coaching: written by one side, read by the other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.actions import kudos, requests
from coaching_lib.record.kudos import Praise
from coaching_lib.record.requests import Asked
from coaching_lib.reports.agent_voice import open_requests, praise
from coaching_lib.scoring.areas import Area
from coaching_lib.ui import cards, format, places, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, plain, safe

NOTHING = ""
SHOWN = 5


def show(desk: PageDesk, agent_id: str, areas: Sequence[Area]) -> None:
    """One card: what is asked for, what went well, and the way to say either."""
    names = [area.behavior for area in areas if area.applicable]
    with cards.card(key="agent_voice"):
        cards.heading("Requests and praise")
        asked, praised = open_requests(desk, agent_id), praise(desk, agent_id)
        for each in asked:
            _asked(desk, each)
        for kept in praised[:SHOWN]:
            _praise(desk, kept)
        if not asked and not praised:
            st.caption("Nothing yet.")
        if desk.viewer.is_agent:
            _ask(desk, names)
        else:
            _give(desk, agent_id, names)


def _asked(desk: PageDesk, asked: Asked) -> None:
    when = format.moment(asked.created_at, desk.settings.zone)
    st.markdown(f":blue[:material/front_hand:] Asks for coaching on **{safe(asked.behavior)}**")
    if asked.text:
        st.markdown(paragraphs(asked.text))
    st.caption(when)
    if desk.viewer.is_agent:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        way = {"agent": asked.agent_id, "behavior": asked.behavior, "plan": "new"}
        places.link("agent", "Create a coaching link", icon=":material/add:", **way)
        st.button(
            "Decline",
            type="tertiary",
            key=f"_decline_{asked.request_id}",
            on_click=_decline,
            args=(desk, asked.request_id),
        )


def _decline(desk: PageDesk, request_id: str) -> None:
    with refusals.said():
        requests.decline(desk, request_id)


def _praise(desk: PageDesk, kept: Praise) -> None:
    about = f" **{safe(kept.behavior)}**" if kept.behavior else ""
    st.markdown(f":green[:material/favorite:]{about} {paragraphs(kept.text)}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        when = format.moment(kept.created_at, desk.settings.zone)
        st.caption(f"{safe(kept.author_name)}, {when}", width="content")
        if kept.author_id == desk.viewer.actor_id:
            st.button(
                "Take back",
                type="tertiary",
                key=f"_praise_{kept.praise_id}",
                on_click=_take_back,
                args=(desk, kept.praise_id),
            )


def _take_back(desk: PageDesk, praise_id: str) -> None:
    with refusals.said():
        kudos.take_back(desk, praise_id)


def _give(desk: PageDesk, agent_id: str, names: Sequence[str]) -> None:
    with (
        st.popover("Give praise", icon=":material/favorite:"),
        st.form("_praise_form", border=False, clear_on_submit=True),
    ):
        behavior = st.selectbox(
            "About", [NOTHING, *names], format_func=lambda name: plain(name) or "Anything"
        )
        text = st.text_area("What went well", max_chars=kudos.LONGEST)
        is_given = st.form_submit_button("Send praise", icon=":material/send:")
    if is_given:
        with refusals.said() as attempt:
            kudos.praise(desk, agent_id, text, behavior or None)
        _rerun(attempt, "Praise sent.")


def _ask(desk: PageDesk, names: Sequence[str]) -> None:
    if not names:
        return
    with (
        st.popover("Ask for coaching", icon=":material/front_hand:"),
        st.form("_request_form", border=False, clear_on_submit=True),
    ):
        behavior = st.selectbox("On", names, format_func=plain)
        text = st.text_area("What would help? (optional)", max_chars=requests.LONGEST)
        is_asked = st.form_submit_button("Send the request", icon=":material/send:")
    if is_asked:
        with refusals.said() as attempt:
            requests.ask(desk, behavior, text)
        _rerun(attempt, "Your manager sees your request.")


def _rerun(attempt: refusals.said, words: str) -> None:
    if not attempt.refused:
        st.toast(words, icon=":material/check:")
        st.rerun()
