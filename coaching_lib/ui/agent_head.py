"""The head of an agent's page: whose page it is, the neighbours, and which half is open."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.reports.answers.agents import AgentView
from coaching_lib.ui import places, status
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

TABS = {"overview": "Agent overview", "sessions": "Coaching sessions"}


def picked(desk: PageDesk, names: Sequence[tuple[str, str, str | None]]) -> str | None:
    """Whose page: the agent's own, or the one chosen top left and kept in the address."""
    if desk.viewer.is_agent:
        return desk.viewer.agent_id
    labels = {agent_id: f"{name} ({team})" if team else name for agent_id, name, team in names}
    current = st.query_params.get("agent")
    st.session_state["_agent_picked"] = current if current in labels else None
    with desk.header:
        st.selectbox(
            "Agent",
            list(labels),
            index=None,
            format_func=lambda agent_id: plain(labels[agent_id]),
            placeholder="Choose an agent",
            key="_agent_picked",
            on_change=_pick,
            label_visibility="collapsed",
            width=300,
        )
    return current


def _pick() -> None:
    if wanted := st.session_state["_agent_picked"]:
        _open(wanted)


def _open(agent_id: str) -> None:
    kept = {key: value for key, value in st.query_params.items() if key not in ("agent", "behavior", "plan")}
    st.query_params.from_dict(kept | {"agent": agent_id})


def nobody() -> None:
    """No agent was chosen yet. Ends the page."""
    st.info("Choose an agent above, or open one from the Directory.", icon=":material/person_search:")
    places.link("directory", "View all agents", icon=":material/group:")
    st.stop()


def title(desk: PageDesk, view: AgentView) -> str:
    """Name, flag, previous and next, and the two halves; answers the open one."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            st.title(safe(view.agent.agent_name), anchor=False, width="content")
            if view.needs_coaching:
                st.badge("Coaching required", icon=status.NEEDS_COACHING, color="orange")
        if not desk.viewer.is_agent:
            _neighbours(view)
    wanted = st.query_params.get("tab", "overview")
    st.session_state["_agent_tab"] = wanted if wanted in TABS else "overview"
    st.segmented_control(
        "Part of the page",
        list(TABS),
        format_func=TABS.__getitem__,
        key="_agent_tab",
        on_change=_tab,
        required=True,
        label_visibility="collapsed",
    )
    return wanted if wanted in TABS else "overview"


def _tab() -> None:
    st.query_params["tab"] = st.session_state["_agent_tab"]


def _neighbours(view: AgentView) -> None:
    ways = (
        ("Previous agent", ":material/chevron_left:", view.previous_agent_id),
        ("Next agent", ":material/chevron_right:", view.next_agent_id),
    )
    with st.container(horizontal=True, width="content", gap="xsmall"):
        for label, icon, agent_id in ways:
            st.button(
                label,
                icon=icon,
                icon_position="right" if label.startswith("Next") else "left",
                type="tertiary",
                disabled=agent_id is None,
                on_click=_open,
                args=(agent_id,),
            )
