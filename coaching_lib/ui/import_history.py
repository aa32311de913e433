"""What was loaded, newest first, and the way to take a load back."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import imports
from coaching_lib.desk import Desk
from coaching_lib.reports import imports as history
from coaching_lib.reports.imports import ImportRow
from coaching_lib.ui import cards, format, import_load, refusals
from coaching_lib.ui.text import safe

FIRST = 5


def show(desk: Desk) -> None:
    """Draw the history."""
    rows = history.imports(desk)
    with cards.card(key="import_history"):
        cards.heading("Imports")
        if not rows:
            st.caption("Nothing has been loaded yet. Drop an export above to begin.")
        for row in rows if st.session_state.get("_imports_all") else rows[:FIRST]:
            _row(desk, row)
        if len(rows) > FIRST:
            st.toggle(f"Show all {len(rows)} imports", key="_imports_all")


def _row(desk: Desk, row: ImportRow) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with cards.stacked():
            st.markdown(safe(row.source or _files(row)))
            st.caption(f"{format.moment(row.loaded_at, desk.settings.zone)} · {_counts(row)}")
        if row.undone_at is not None:
            st.badge("Taken back", icon=":material/undo:", color="gray")
        elif st.button("Take back", key=f"_undo_{row.import_id}", icon=":material/undo:", type="tertiary"):
            _confirm(desk, row)


def _files(row: ImportRow) -> str:
    return ", ".join(str(file) for file in row.files) or "Import"


def _counts(row: ImportRow) -> str:
    new, changed, unchanged = map(format.count, (row.new, row.changed, row.unchanged))
    words = f"{new} new, {changed} changed, {unchanged} unchanged"
    return words + (f", {format.count(row.refused)} refused" if row.refused else "")


@st.dialog("Take this import back?")
def _confirm(desk: Desk, row: ImportRow) -> None:
    st.markdown(
        f"**{safe(row.source or _files(row))}**, {format.moment(row.loaded_at, desk.settings.zone)}.  \n"
        "Contacts that only this import brought leave the scores; others go back to what the other imports "
        "say. Plans and notes stay. To have it again, load the same files."
    )
    if st.button("Take it back", type="primary", icon=":material/undo:"):
        with refusals.said(), st.spinner("Building the scores without this import."):
            done = imports.undo(desk, row.import_id)
            left, restored = format.counted(done.removed, "contact"), format.count(done.restored)
            st.session_state[import_load.DONE] = f"Taken back: {left} left, {restored} restored."
            st.rerun()
