"""Change the advice or move the target date of a running plan."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from coaching_lib.actions import plans
from coaching_lib.actions.sharing import LONGEST_ADVICE
from coaching_lib.errors import CoachingError, PlanChanged
from coaching_lib.reports.answers.plans import PlanDetail
from coaching_lib.ui import conflict, refusals, sessions_plan
from coaching_lib.ui.frame import PageDesk

EDITING = "_plan_editing"
SEEN = "_plan_seen"


def advice(desk: PageDesk, plan: PlanDetail) -> None:
    """The advice as sent, or the fields to change it; managers change it while the plan runs."""
    is_editing = st.session_state.get(EDITING) == plan.card.row.plan_id
    may_edit = plan.may_note and plan.may_delete
    if is_editing and may_edit:
        _form(desk, plan)
        return
    sessions_plan.advice(plan)
    if may_edit:
        st.button("Edit the plan", icon=":material/edit:", type="tertiary", on_click=_begin, args=(plan,))
    elif is_editing and plan.deleted_at is None:
        conflict.too_late(_key(plan, "advice"), plan.card.row.target_on)


def _key(plan: PlanDetail, name: str) -> str:
    return f"_edit_{name}_{plan.card.row.plan_id}"


def _begin(plan: PlanDetail) -> None:
    """Open the fields; the version is the one the person has read."""
    st.session_state[EDITING] = plan.card.row.plan_id
    st.session_state[SEEN] = plan.version
    st.session_state[_key(plan, "advice")] = plan.advice
    st.session_state[_key(plan, "date")] = plan.card.row.target_on


def _end() -> None:
    st.session_state[EDITING] = None


def _form(desk: PageDesk, plan: PlanDetail) -> None:
    st.subheader("Edit the plan", anchor=False)
    with st.form(f"edit_{plan.card.row.plan_id}", border=False):
        text = st.text_area("Advice", key=_key(plan, "advice"), height=320, max_chars=LONGEST_ADVICE)
        until = st.date_input(
            "Target date",
            key=_key(plan, "date"),
            min_value=min(plan.card.row.target_on, desk.today + timedelta(days=1)),
            format="YYYY-MM-DD",
            help="It can only move to a later day: an earlier one would choose the result.",
        )
        st.caption("The agent reads the new text here. A mail that was already sent stays as it was.")
        with st.container(horizontal=True):
            is_saved = st.form_submit_button("Save the plan")
            st.form_submit_button("Cancel", type="tertiary", on_click=_end)
    if is_saved:
        _save(desk, plan, text, until)


def _save(desk: PageDesk, plan: PlanDetail, text: str, until: date | None) -> None:
    try:
        plans.edit(desk, plan.card.row.plan_id, st.session_state[SEEN], text, until)
    except PlanChanged as error:
        conflict.both(error)
        st.session_state[SEEN] = plan.version
    except CoachingError as error:
        refusals.say(error)
    else:
        _end()
        st.toast("Plan saved.", icon=":material/check:")
        st.rerun()
