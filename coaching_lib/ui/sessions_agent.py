"""My plans: what an agent has to do next, the calendar of the own plans, and the list beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.coaching.dates import Kind, NextStep
from coaching_lib.filters import Filters
from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.reports.plan_dates import WORDS, next_steps, plan_dates
from coaching_lib.ui import format, plan_calendar, plan_files, sessions_list
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import safe

VIEWS = {"list": ":material/list: Plans", "month": ":material/calendar_month: Month"}


def next_first(cards: Sequence[PlanCard]) -> list[PlanCard]:
    """Running plans by target date, the nearest first; then the finished ones, the newest first."""
    running = sorted((card for card in cards if not card.is_finished), key=lambda card: card.row.target_on)
    finished = sorted((card for card in cards if card.is_finished), key=lambda card: card.row.target_on)
    return running + finished[::-1]


def overview(desk: PageDesk, cards: Sequence[PlanCard]) -> None:
    """The page before a plan is opened: nothing here counts as having read one."""
    with desk.header:
        plan_files.calendar(desk, Filters())
    _next(desk)
    days = plan_dates(desk, Filters())
    if is_phone():
        if _view() == "month":
            plan_calendar.show(cards, days, desk.today)
        else:
            sessions_list.show(cards, "", desk, by_behavior=True)
        return
    left, right = st.columns([7, 3], gap="medium")
    with left:
        plan_calendar.show(cards, days, desk.today)
    with right:
        sessions_list.show(cards, "", desk, by_behavior=True)


def back() -> None:
    """From an open plan to the calendar."""
    st.button("All my plans", icon=":material/arrow_back:", type="tertiary", on_click=_close)


def _close() -> None:
    st.query_params.pop("plan", None)


def _view() -> str:
    wanted = st.query_params.get("view", "list")
    st.session_state["_plans_view"] = wanted if wanted in VIEWS else "list"
    st.segmented_control(
        "View",
        list(VIEWS),
        format_func=VIEWS.__getitem__,
        key="_plans_view",
        on_change=_viewed,
        required=True,
        label_visibility="collapsed",
    )
    return wanted


def _viewed() -> None:
    st.query_params["view"] = st.session_state["_plans_view"]


def _next(desk: PageDesk) -> None:
    """The one thing to do next, with the way to it."""
    step = next_steps(desk, desk.viewer.agent_id or "")
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="next_step"):
        if step is None:
            st.markdown(":green[:material/check_circle:] Nothing is open. Your finished plans stay here.")
            return
        with st.container(gap=None):
            st.caption("Next")
            st.markdown(words(step, desk))
        is_new = step.kind is Kind.SHARED
        st.button(
            "Read the plan" if is_new else "Open the plan",
            icon=":material/mark_email_unread:" if is_new else ":material/arrow_forward:",
            type="primary",
            on_click=_open,
            args=(step.plan_id,),
        )


def _open(plan_id: str) -> None:
    st.query_params["plan"] = plan_id


def words(step: NextStep, desk: PageDesk) -> str:
    """A step as Markdown: what, on which behavior, and when."""
    behavior = f"**{safe(step.behavior)}**"
    if step.on is None:
        return f"Read your new plan on {behavior}."
    when = format.near_day(step.on, desk.today)
    if step.kind is Kind.DUE:
        late = f":orange[:material/flag: was due {when}]" if step.is_late else f"due {when}"
        return f"**{safe(step.text)}** · {late} · {safe(step.behavior)}"
    return f"{WORDS[step.kind]} {when} · {behavior}"
