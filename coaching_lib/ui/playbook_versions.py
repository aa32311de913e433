"""The versions of a playbook: who saved each, and the way back to it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching_lib.actions import playbooks as actions
from coaching_lib.reports.playbooks import PlaybookLine
from coaching_lib.ui import format, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain


def button(desk: PageDesk, line: PlaybookLine) -> None:
    """A button behind which earlier words are listed; none where nothing was saved yet."""
    if not line.earlier:
        return
    with st.popover("Versions", icon=":material/history:"):
        for each in line.earlier:
            with st.container(horizontal=True, vertical_alignment="center"):
                when = format.moment(datetime.fromisoformat(each.at), desk.settings.zone)
                st.caption(plain(f"Version {each.version}, {when}, {each.made_by}"), width="stretch")
                key = f"_playbook_back_{line.name}_{each.version}"
                if st.button("Take back", type="tertiary", key=key):
                    _restored(desk, line, each.version)


def _restored(desk: PageDesk, line: PlaybookLine, version: int) -> None:
    with refusals.said() as attempt:
        actions.restore(desk, line.name, version)
    if not attempt.refused:
        st.toast(f"The words of version {version} count again.", icon=":material/undo:")
        st.rerun()
