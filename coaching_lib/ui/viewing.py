"""Who looks. In local mode one person is manager of everything and may look as one of the agents."""

from __future__ import annotations

import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.people import Viewer, agent_viewer, local_viewer
from coaching_lib.reports import directory
from coaching_lib.ui import places
from coaching_lib.ui.text import safe

CHOSEN = "_view_as"


def viewer() -> Viewer:
    """The viewer of this session."""
    chosen = st.session_state.get(CHOSEN)
    return agent_viewer(*chosen) if chosen else local_viewer()


def look_as(agent_id: str, name: str) -> None:
    """Look as this agent from the next run on."""
    st.session_state[CHOSEN] = (agent_id, name)


def switch(desk: Desk) -> None:
    """The switch in the sidebar: look as an agent, or back."""
    if desk.viewer.is_agent:
        st.button(
            "Back to manager",
            icon=":material/undo:",
            on_click=_look_as,
            args=(None, desk.viewer.agent_id),
            width="stretch",
        )
        return
    chooser = st.popover(
        "View as agent", icon=":material/visibility:", type="tertiary", key="_view_as_open", on_change="rerun"
    )
    if not chooser.open:
        return
    with chooser:
        wanted = st.text_input("Agent", placeholder="Name", key="_view_as_search", icon=":material/search:")
        for agent_id, name, team in directory.agent_names(desk, wanted)[:8]:
            label = safe(name) + (f" :gray[{safe(team)}]" if team else "")
            st.button(
                label,
                key=f"_view_as_{agent_id}",
                type="tertiary",
                on_click=_look_as,
                args=((agent_id, name),),
            )


def banner(desk: Desk) -> None:
    """The mark that this is a look as somebody else."""
    if desk.viewer.is_agent:
        st.info(
            f"You see what **{safe(desk.viewer.name)}** sees. What you do here is done as this agent.",
            icon=":material/visibility:",
        )


def _look_as(chosen: tuple[str, str] | None, agent_id: str | None = None) -> None:
    """Look as this agent; None: as manager again, at the agent who was looked as."""
    st.session_state[CHOSEN] = chosen
    st.query_params.clear()
    if agent_id is not None:
        st.query_params["agent"] = agent_id


def keep_to_own_pages(desk: Desk, page: str) -> None:
    """Take an agent from a manager's page to the own plans."""
    if desk.viewer.is_agent and places.BY_NAME[page].agent_title is None:
        places.go("coaching_sessions")
