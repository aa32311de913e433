"""Good and bad examples: kept beside a conversation, listed where no conversation is open."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import bookmarks
from coaching_lib.reports import bookmarks as report
from coaching_lib.reports.answers.conversations import Conversation
from coaching_lib.reports.bookmarks import KeptExample
from coaching_lib.ui import format, places, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe

MARKS = {"good": (":material/thumb_up:", "Good example"), "bad": (":material/thumb_down:", "Bad example")}


def keeping(desk: PageDesk, found: Conversation, behavior: str | None) -> None:
    """For managers: keep this contact as an example, or let it go."""
    if desk.viewer.is_agent or not found.results:
        return
    for one in report.kept_examples(desk, found.interaction_id):
        _kept(desk, one)
    names = [result.behavior for result in found.results]
    with st.popover("Keep as an example", icon=":material/bookmark_add:"):
        with st.form("keep_example", border=False):
            first = names.index(behavior) if behavior in names else 0
            chosen = st.selectbox("Of", names, index=first, key="_example_behavior")
            kind = st.radio("It is", list(MARKS), format_func=lambda kind: MARKS[kind][1], horizontal=True)
            text = st.text_input("Why", key="_example_text", max_chars=bookmarks.LONGEST)
            if not st.form_submit_button("Keep"):
                return
        with refusals.said():
            bookmarks.keep(desk, found.interaction_id, chosen, kind, text)
            st.rerun()


def _kept(desk: PageDesk, one: KeptExample) -> None:
    icon, word = MARKS[one.bookmark.kind]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        why = f": {safe(one.bookmark.text)}" if one.bookmark.text else ""
        st.markdown(f"{icon} {word} of **{safe(one.bookmark.behavior)}**{why}", width="content")
        key = f"gone_{one.bookmark.behavior}"
        if st.button("Remove", icon=":material/bookmark_remove:", type="tertiary", key=key):
            with refusals.said():
                bookmarks.remove(desk, one.bookmark.interaction_id, one.bookmark.behavior)
                st.rerun()


def listed(desk: PageDesk) -> None:
    """Every kept example as a link, good ones first; says how to keep one where there is none."""
    found = sorted(report.kept_examples(desk), key=lambda one: one.bookmark.kind != "good")
    if desk.viewer.is_agent or not found:
        return
    st.subheader("Kept examples", anchor=False)
    for one in found:
        icon, word = MARKS[one.bookmark.kind]
        when = format.moment(one.bookmark.made_at, desk.settings.zone)
        label = f"{safe(one.bookmark.behavior)}: {word.lower()}, {safe(one.agent_name)}, kept {when}"
        where = {"interaction": one.bookmark.interaction_id, "behavior": one.bookmark.behavior}
        places.link("conversation", label, icon=icon, **where)
