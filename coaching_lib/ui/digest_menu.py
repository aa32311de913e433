"""The weekly digest, behind a button beside the way to all agents: ask for it, stop it."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import digest as actions
from coaching_lib.desk import Desk
from coaching_lib.reports.digest import digest_address
from coaching_lib.ui import refusals
from coaching_lib.ui.text import safe


def show(desk: Desk) -> None:
    """Draw the button; the record is asked only while it is open."""
    with st.popover(
        "Weekly digest", icon=":material/mail:", type="tertiary", key="_digest", on_change="rerun"
    ) as menu:
        if menu.open:
            _menu(desk, digest_address(desk))


def _menu(desk: Desk, address: str | None) -> None:
    if address is not None:
        st.markdown(f"Once a week to **{safe(address)}**: the metrics, who needs coaching, what ended.")
        st.button("Stop it", icon=":material/cancel:", on_click=_stop, args=(desk,))
        return
    with st.form("_digest_form", border=False):
        wanted = st.text_input("Your e-mail address", placeholder="name@example.com")
        st.caption("Once a week: the metrics, who needs coaching, and which plans ended.")
        if st.form_submit_button("Send me the digest"):
            with refusals.said():
                actions.ask_for_digest(desk, wanted)
                st.rerun()


def _stop(desk: Desk) -> None:
    with refusals.said():
        actions.stop_digest(desk)
