"""Empty states: one sentence and one way out."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coaching_lib.ui import places


def no_scores() -> None:
    """Nothing has been loaded yet. Ends the page."""
    with st.container(border=True, horizontal_alignment="center", gap="small"):
        st.markdown("**No scored contacts yet.** Import an export to begin.", width="content")
        places.link("data", "Import", icon=":material/upload_file:")
    st.stop()


def nobody_required(too_few: int) -> None:
    """Nobody is surely below colleagues."""
    st.markdown("Nobody is surely below colleagues in this period.")
    if too_few:
        agents = "1 agent has" if too_few == 1 else f"{too_few} agents have"
        st.caption(f"{agents} too few contacts to tell.")


def no_advice() -> None:
    """No plan was shared yet."""
    st.markdown("No advice sent yet. Open an agent and create a plan.")
    places.link("directory", "View all agents", icon=":material/group:")


def no_contacts() -> None:
    """There are scores, but none under these filters."""
    st.info("No contacts in this period with these filters. Choose a longer period or clear the filters.")


def no_agent(clear: Callable[[], None]) -> None:
    """No agent matches search and filter; `clear` takes them away."""
    st.markdown("No agent matches. Clear the filters.")
    st.button("Clear the filters", icon=":material/filter_alt_off:", on_click=clear)
