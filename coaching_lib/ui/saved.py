"""Saved filters, behind a bookmark in the header: open one, keep the present ones, remove one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from coaching_lib.actions import saved_filters as actions
from coaching_lib.desk import Desk
from coaching_lib.reports.saved_filters import saved_filters
from coaching_lib.ui import refusals
from coaching_lib.ui.text import safe

NAMES = ("team", "channel", "topic", "rubric", "period", "only", "search", "sort", "hours", "minutes")
"""What of an address is kept; ids of single agents, plans and pages of a list are not."""


def menu(desk: Desk, page: str, forget_kept: Callable[[], None]) -> None:
    """Draw the bookmark; asks the record only while it is open. `forget_kept`: lets go of carried filters."""
    with st.popover(
        ":material/bookmark:", help="Saved filters", type="tertiary", key="_saved", on_change="rerun"
    ) as menu:
        if not menu.open:
            return
        found = saved_filters(desk, page)
        for each in found:
            with st.container(horizontal=True, wrap=False, horizontal_alignment="distribute"):
                st.button(
                    safe(each.name),
                    key=f"_saved_{each.filter_id}",
                    type="tertiary",
                    on_click=_open,
                    args=(each.query, forget_kept),
                )
                st.button(
                    ":material/delete:",
                    key=f"_forget_{each.filter_id}",
                    type="tertiary",
                    help="Remove",
                    on_click=_forget,
                    args=(desk, each.filter_id),
                )
        if not found:
            st.caption("Nothing saved yet. Choose filters, then keep them under a name.")
        _keep(desk, page)


def query() -> str:
    """The filters of the present address."""
    asked = st.query_params
    return urlencode([(name, asked[name]) for name in NAMES if name in asked])


def _keep(desk: Desk, page: str) -> None:
    with st.form("_saved_form", border=False, clear_on_submit=True):
        name = st.text_input("Save these filters as", placeholder="Night team, e-mail", max_chars=60)
        if st.form_submit_button("Save", icon=":material/bookmark_add:"):
            with refusals.said():
                actions.save_filter(desk, page, name, query())
                st.toast(f"Saved: {safe(name)}")
                st.rerun()


def _open(kept: str, forget_kept: Callable[[], None]) -> None:
    forget_kept()
    for name in (*NAMES, "page"):
        st.query_params.pop(name, None)
    for name, value in parse_qsl(kept):
        if name in NAMES:
            st.query_params[name] = value


def _forget(desk: Desk, filter_id: str) -> None:
    with refusals.said():
        actions.forget_filter(desk, filter_id)
