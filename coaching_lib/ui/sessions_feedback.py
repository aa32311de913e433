"""Was this plan helpful? The agent answers and comments, the manager reads it."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import feedback
from coaching_lib.reports.answers.plans import PlanDetail
from coaching_lib.ui import format, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, safe

WORDS = {True: ":material/thumb_up: helpful", False: ":material/thumb_down: not helpful"}


def show(desk: PageDesk, plan: PlanDetail) -> None:
    """The agent's thumb and comment, to be given or to be read."""
    if desk.viewer.is_agent:
        _ask(desk, plan)
    elif plan.feedback is not None:
        st.subheader("What the agent says", anchor=False)
        when = format.moment(plan.feedback.at, desk.settings.zone)
        st.markdown(WORDS[plan.feedback.is_helpful])
        if plan.feedback.comment:
            st.markdown(paragraphs(plan.feedback.comment))
        st.caption(f"{safe(plan.card.agent_name)}, {when}")


def _ask(desk: PageDesk, plan: PlanDetail) -> None:
    st.subheader("Was this helpful?", anchor=False)
    key, said = f"_helpful_{plan.card.row.plan_id}", plan.feedback
    st.session_state.setdefault(key, None if said is None else int(said.is_helpful))
    st.session_state.setdefault(f"{key}_why", (said.comment or "") if said else "")
    with st.form(key + "_form", border=False):
        thumb = st.feedback("thumbs", key=key)
        comment = st.text_area(
            "Comment",
            key=f"{key}_why",
            placeholder="What helped, what did not (optional; your manager reads it)",
            label_visibility="collapsed",
            max_chars=feedback.LONGEST_COMMENT,
            height=80,
        )
        is_sent = st.form_submit_button("Send answer", icon=":material/reply:")
    if not is_sent:
        return
    if thumb is None:
        st.info("Choose a thumb up or down first.", icon=":material/info:")
        return
    with refusals.said() as attempt:
        feedback.say(desk, plan.card.row.plan_id, bool(thumb), comment)
    if not attempt.refused:
        st.toast("Thanks. Your manager reads it.", icon=":material/check:")
