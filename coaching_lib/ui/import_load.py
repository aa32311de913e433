"""The load itself: one button, progress, and what came of it."""

from __future__ import annotations

import time

import streamlit as st

from coaching_lib.actions import imports
from coaching_lib.desk import Desk
from coaching_lib.ui import format, import_look, places, refusals
from coaching_lib.ui.import_look import Looked
from coaching_lib.ui.import_source import Source

DONE = "_import_done"


def offer(desk: Desk, source: Source, looked: Looked) -> None:
    """The button that loads, or why there is nothing to load; nothing while files wait for answers."""
    report = looked.report
    if report is None:
        return
    coming = report.new + report.changed
    if source.options.all_or_nothing and report.refused:
        st.warning("All or nothing: correct the refused rows, or switch it off.", icon=":material/block:")
        return
    if not any(file.rows_loaded for file in report.files):
        st.info("There is nothing to load in these files.", icon=":material/info:")
        return
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    ):
        label = f"Load {format.counted(coming, 'contact')}" if coming else "Load"
        is_wanted = st.button(label, type="primary", icon=":material/check:")
    if is_wanted:
        _load(desk, source)


def outcome() -> None:
    """What the last load or undo of this session did, said once."""
    if (words := st.session_state.pop(DONE, None)) is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(words, icon=":material/check_circle:")
            places.link("overview", "Open the Overview", icon=":material/arrow_forward:")


def _load(desk: Desk, source: Source) -> None:
    place = st.empty()
    with refusals.said(), place.container():
        bar = st.progress(0.0, "Loading. The scores on screen stay as they are until it is done.")
        st.button("Cancel", key="_import_cancel", icon=":material/close:")
        began = time.monotonic()
        step = import_look.telling(bar.progress, began)
        report = imports.load(desk, source.paths, source.options, step)
        st.session_state[DONE] = _words(report, time.monotonic() - began)
        import_look.start_over()
        st.rerun()


def _words(report: imports.ImportReport, seconds: float) -> str:
    words = (
        f"Loaded: {format.count(report.new)} new, {format.count(report.changed)} changed, "
        f"{format.count(report.unchanged)} unchanged contacts."
    )
    words += f" {format.counted(len(report.refused), 'row')} refused." if report.refused else ""
    rows = format.counted(report.rows_loaded, "row")
    return words + (f" {rows} in {seconds:.0f} s." if seconds >= 1 else "")
