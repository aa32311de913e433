"""What a manager can do with a shared plan: the mail, "Agent has read it", withdraw and restore."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import plans
from coaching_lib.errors import NotFound
from coaching_lib.reports import outbox
from coaching_lib.reports.answers.plans import PlanDetail
from coaching_lib.ui import format, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, plain, safe

STATES = {
    "filed": "Filed: open the file in your mail program, it is ready to send.",
    "queued": "Waiting to be filed.",
    "cancelled": "Cancelled with the plan.",
}


def actions(desk: PageDesk, plan: PlanDetail) -> None:
    """The row of buttons beside the title of a plan."""
    if plan.deleted_at is not None:
        _restore(desk, plan)
        return
    if plan.card.row.acknowledged_at is None:
        _read_by_agent(desk, plan)
    if plan.may_delete:
        with st.popover("Delete", icon=":material/delete:", type="tertiary"):
            _delete(desk, plan)


def _read_by_agent(desk: PageDesk, plan: PlanDetail) -> None:
    is_read = st.button(
        "Agent has read it",
        icon=":material/done_all:",
        help="Use this when the agent told you so, for example in an answer to the mail.",
    )
    if is_read:
        with refusals.said() as attempt:
            plans.acknowledge(desk, plan.card.row.plan_id, "operator")
        _rerun(attempt, "Noted: the agent has read the plan.")


def _delete(desk: PageDesk, plan: PlanDetail) -> None:
    name = safe(plan.card.agent_name)
    st.markdown(f"Withdraw this plan? {name} sees *withdrawn*, a waiting mail is cancelled.")
    st.caption("It can be restored for 30 days.")
    reason = st.text_input("Reason (optional)", key="_delete_reason")
    if st.button("Withdraw the plan", type="primary", icon=":material/delete:"):
        with refusals.said() as attempt:
            plans.delete(desk, plan.card.row.plan_id, reason)
        _rerun(attempt, "Plan withdrawn. Open it again to restore it.")


def _restore(desk: PageDesk, plan: PlanDetail) -> None:
    gone = format.moment(plan.deleted_at, desk.settings.zone)
    st.caption(f"Withdrawn {gone}", width="content")
    if st.button("Restore", icon=":material/undo:"):
        with refusals.said() as attempt:
            plans.restore(desk, plan.card.row.plan_id)
        _rerun(attempt, "Plan restored.")


def _rerun(attempt: refusals.said, words: str) -> None:
    if not attempt.refused:
        st.toast(words, icon=":material/check:")
        st.rerun()


def mail(desk: PageDesk, plan: PlanDetail) -> None:
    """The mail as the agent gets it: preview, file that opens ready to send, text to copy."""
    st.subheader("Mail", anchor=False)
    try:
        found = outbox.mail_text(desk, plan.card.row.plan_id)
    except NotFound:
        st.caption("No mail was made for this plan. Show it to the agent, or copy the text.")
        with st.popover("Copy text", icon=":material/content_copy:"):
            _copy(plan.advice)
        return
    st.text(plain(f"To {found.to}"))
    st.caption(safe(STATES.get(found.state, found.state)))
    if found.last_error:
        st.warning(paragraphs(found.last_error))
    with st.container(horizontal=True):
        if found.state != "cancelled":
            st.download_button(
                "Open the mail (.eml)",
                found.message,
                file_name=f"coaching-plan-{found.mail_id[:8]}.eml",
                mime="message/rfc822",
                icon=":material/mail:",
                on_click="ignore",
            )
        with st.popover("Copy text", icon=":material/content_copy:"):
            _copy(found.text)
        with st.popover("Preview", icon=":material/visibility:"):
            st.iframe(found.html, height=560, width=640)


def _copy(text: str) -> None:
    st.code(plain(text), language=None, wrap_lines=True)
