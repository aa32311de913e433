"""Directory: every agent in scope, with score, trend and the latest coaching."""

import streamlit as st

from coaching_lib.reports import directory
from coaching_lib.ui import directory_controls as controls
from coaching_lib.ui import directory_table, empty, export, format, frame, pickers

desk = frame.enter("directory")
filters = pickers.filters(desk)
if desk.age is None:
    empty.no_scores()

listed = controls.choose()
found = directory.directory(
    desk, filters, listed.search, listed.only, listed.page, page_size=controls.PAGE_SIZE
)
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.caption(f"{format.of(found.total, found.agents_in_scope)} agents", width="content")
    export.button(
        "agents",
        lambda: directory_table.export_rows(
            directory.directory(desk, filters, listed.search, listed.only, page_size=1_000_000).rows
        ),
    )

if found.rows:
    directory_table.show(found.rows, desk.today)
    controls.turn(listed, found.total)
else:
    empty.no_agent(controls.clear)
