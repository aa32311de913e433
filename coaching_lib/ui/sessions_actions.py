"""What a manager can do with a plan: note that it was read, remind, duplicate, withdraw and restore."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import duplicates, plans, reminders
from coaching_lib.reports.answers.plans import PlanDetail
from coaching_lib.ui import format, places, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe


def actions(desk: PageDesk, plan: PlanDetail) -> None:
    """The row of buttons beside the title of a plan."""
    if plan.deleted_at is not None:
        _restore(desk, plan)
        return
    if not plan.may_delete:
        return
    if plan.card.row.acknowledged_at is None:
        _read_by_agent(desk, plan)
    with st.popover("More", icon=":material/more_horiz:", type="tertiary"):
        if not plan.card.is_finished:
            _remind(desk, plan)
        _duplicate(desk, plan)
        places.link(
            "agent",
            "Open the agent",
            icon=":material/person:",
            agent=plan.card.row.agent_id,
            behavior=plan.card.row.behavior,
        )
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


def _remind(desk: PageDesk, plan: PlanDetail) -> None:
    if st.button("Send a reminder", icon=":material/notifications:", type="tertiary"):
        with refusals.said() as attempt:
            reminders.remind(desk, plan.card.row.plan_id)
        _rerun(attempt, "Reminder made. It stands below Mail.")


def _duplicate(desk: PageDesk, plan: PlanDetail) -> None:
    is_asked = st.button(
        "Duplicate",
        icon=":material/content_copy:",
        type="tertiary",
        help="Begin a new plan with this text, goal and the open action items.",
    )
    if is_asked:
        with refusals.said() as attempt:
            agent_id, behavior = duplicates.duplicate(desk, plan.card.row.plan_id)
        if not attempt.refused:
            places.go("agent", agent=agent_id, behavior=behavior, plan="new")


def _delete(desk: PageDesk, plan: PlanDetail) -> None:
    name = safe(plan.card.agent_name)
    st.markdown(f"Withdraw this plan? {name} sees *withdrawn*, a waiting mail is cancelled.")
    st.caption("It can be restored for 30 days.")
    reason = st.text_input("Reason (optional)", key="_delete_reason")
    if st.button("Withdraw the plan", type="primary", icon=":material/delete:"):
        with refusals.said() as attempt:
            plans.delete(desk, plan.card.row.plan_id, reason)
        _rerun(attempt, "Plan withdrawn. It can be restored for 30 days.")


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
