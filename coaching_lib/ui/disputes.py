"""Disputes beside the results of a conversation: the agent says why, the manager answers."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import disputes
from coaching_lib.record.disputes import Dispute
from coaching_lib.record.reviews import ANSWERS
from coaching_lib.reports import disputes as report
from coaching_lib.reports.answers.conversations import Conversation
from coaching_lib.reports.disputes import DisputeRow
from coaching_lib.ui import cards, format, places, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, safe

STATES = {
    "open": "waits for an answer",
    "upheld": "the result stays",
    "changed": "changed as proposed",
    "partly": "changed in part",
    "withdrawn": "taken back",
}
SAID = {"upheld": "Keep the result", "changed": "Change it as proposed", "partly": "Change it to"}


def show(desk: PageDesk, found: Conversation) -> None:
    """What is disputed in this contact, and the form to dispute or to answer."""
    rows = report.disputes(desk, found.interaction_id)
    for row in rows:
        with cards.card(key=f"dispute_{row.dispute.dispute_id}"):
            _one(desk, row.dispute)
    if desk.viewer.is_agent and found.results:
        _dispute(desk, found, {row.dispute.behavior for row in rows if row.dispute.state == "open"})


def waiting(desk: PageDesk) -> None:
    """For managers: the results that wait for an answer, as links."""
    rows = [] if desk.viewer.is_agent else report.disputes(desk, only_open=True)
    if not rows:
        return
    label = f"{format.counted(len(rows), 'disputed result')} to answer"
    with st.popover(label, icon=":material/gavel:"):
        for row in rows:
            _link(row)


def _link(row: DisputeRow) -> None:
    label = f"{safe(row.agent_name)}: {safe(row.dispute.behavior)}"
    where = {"interaction": row.dispute.interaction_id, "behavior": row.dispute.behavior}
    places.link("conversation", label, icon=":material/gavel:", **where)


def _one(desk: PageDesk, one: Dispute) -> None:
    st.markdown(f"**{safe(one.behavior)}** is disputed: proposed *{one.claimed}*, {STATES[one.state]}")
    st.markdown(paragraphs(one.comment))
    if one.answer:
        st.caption("Answer")
        st.markdown(paragraphs(one.answer))
    if one.state != "open":
        return
    if desk.viewer.is_agent:
        _withdraw(desk, one)
    else:
        _answer(desk, one)


def _withdraw(desk: PageDesk, one: Dispute) -> None:
    if st.button("Take it back", icon=":material/undo:", key=f"withdraw_{one.dispute_id}"):
        with refusals.said():
            disputes.withdraw(desk, one.dispute_id, one.version)
            st.rerun()


def _answer(desk: PageDesk, one: Dispute) -> None:
    with st.form(f"answer_{one.dispute_id}", border=False):
        state = st.radio("Answer", list(SAID), format_func=SAID.__getitem__, key=f"state_{one.dispute_id}")
        word = st.selectbox("Result, if changed in part", list(ANSWERS), key=f"word_{one.dispute_id}")
        text = st.text_area("Reason, for the agent", key=f"reason_{one.dispute_id}")
        if not st.form_submit_button("Save answer", type="primary"):
            return
    with refusals.said(), st.spinner("Counting the scores again."):
        disputes.answer(desk, one.dispute_id, one.version, state, text, word)
        st.toast("Answer saved.", icon=":material/gavel:")
        st.rerun()


def _dispute(desk: PageDesk, found: Conversation, taken: set[str]) -> None:
    """The agent's form."""
    names = [result.behavior for result in found.results if result.behavior not in taken]
    if not names:
        return
    with st.popover("Dispute a result", icon=":material/gavel:"), st.form("dispute", border=False):
        behavior = st.selectbox("Behavior", names, key="_dispute_behavior")
        claimed = st.selectbox("It should be", list(ANSWERS), key="_dispute_claimed")
        comment = st.text_area("What was overlooked?", key="_dispute_comment")
        if not st.form_submit_button("Send to your manager", type="primary"):
            return
        with refusals.said():
            disputes.dispute(desk, found.interaction_id, behavior, claimed, comment)
            st.toast("Sent.", icon=":material/gavel:")
            st.rerun()
