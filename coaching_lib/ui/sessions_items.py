"""The action items of a plan: ticked off by whom they belong to, added while it runs."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import items
from coaching_lib.reports.answers.plans import ActionItem, PlanDetail
from coaching_lib.ui import format, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe

OWNERS = {"agent": "Agent", "manager": "Manager"}


def show(desk: PageDesk, plan: PlanDetail) -> None:
    """The items with their boxes, and the field for another one."""
    if not plan.items and not plan.may_note:
        return
    done = sum(item.done_at is not None for item in plan.items)
    st.subheader("Action items", anchor=False)
    if plan.items:
        st.caption(f"{format.of(done, len(plan.items))} done")
    for item in plan.items:
        _item(desk, plan, item)
    if plan.may_note:
        _add(desk, plan)


def _item(desk: PageDesk, plan: PlanDetail, item: ActionItem) -> None:
    key = f"_item_{item.item_id}"
    st.session_state[key] = item.done_at is not None
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        with st.container(gap=None):
            st.checkbox(
                safe(item.text),
                key=key,
                disabled=not item.may_check,
                on_change=_check,
                args=(desk, item.item_id, key),
                width="stretch",
            )
            st.caption(_about(desk, item))
        if plan.may_note and item.may_check:
            st.button(
                "",
                icon=":material/close:",
                type="tertiary",
                help="Take this item away",
                key=f"{key}_away",
                on_click=_remove,
                args=(desk, item.item_id),
            )


def _about(desk: PageDesk, item: ActionItem) -> str:
    words = ["you" if (item.owner == "agent") == desk.viewer.is_agent else OWNERS[item.owner].lower()]
    if item.done_at:
        done_on = item.done_at.astimezone(desk.settings.zone).date()
        words.append(f"done {format.near_day(done_on, desk.today)}")
    elif item.due_on:
        due = format.near_day(item.due_on, desk.today)
        words.append(f":orange[was due {due}]" if item.is_late else f"due {due}")
    return " · ".join(words)


def _check(desk: PageDesk, item_id: str, key: str) -> None:
    with refusals.said():
        items.check(desk, item_id, bool(st.session_state[key]))


def _remove(desk: PageDesk, item_id: str) -> None:
    with refusals.said():
        items.remove(desk, item_id)


def _add(desk: PageDesk, plan: PlanDetail) -> None:
    with st.popover("Add an action item", icon=":material/add_task:", type="tertiary"):
        with st.form("_new_item", border=False, clear_on_submit=True):
            text = st.text_input("What is to be done", max_chars=items.LONGEST)
            owner = "agent"
            if not desk.viewer.is_agent:
                owner = st.segmented_control(
                    "Whose", list(OWNERS), format_func=OWNERS.__getitem__, default="agent", required=True
                )
            due = st.date_input("Due (optional)", value=None, min_value=desk.today, format="YYYY-MM-DD")
            is_added = st.form_submit_button("Add", icon=":material/add:")
        if not is_added:
            return
        with refusals.said() as attempt:
            items.add(desk, plan.card.row.plan_id, text, owner or "agent", due)
        if not attempt.refused:
            st.rerun()
