"""Arriving by a plan link: the app opens that plan. The link came as a cookie of a quarter of an hour."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import streamlit as st

from coaching_lib.actions import links, plans
from coaching_lib.desk import Desk
from coaching_lib.errors import CoachingError
from coaching_lib.reports.answers.plans import PlanCard, PlanDetail
from coaching_lib.ui import places, refusals, viewing

LOOKED, LINKED = "_link_looked_at", "_link_plan"
FIRST_PAGE = "overview"
_followed: deque[str] = deque(maxlen=10_000)
"""Clicks that were followed: a new tab within the quarter of an hour is not taken to the plan again."""


def linked_plan() -> str | None:
    """The one plan this session may see, because a link stands in for the login; None: no such session."""
    found: str | None = st.session_state.get(LINKED)
    return found


def follow(desk: Desk, page: str) -> None:
    """Go where the link leads, once a session; a session that a link stands in for stays at its plan."""
    if not st.session_state.get(LOOKED):
        st.session_state[LOOKED] = True
        kept = st.context.cookies.get(links.COOKIE, "")
        token, _, click = (kept if isinstance(kept, str) else "").partition(links.CLICK_MARK)
        if token:
            _arrive(desk, page, token, click)
    plan_id = linked_plan()
    if plan_id and (page != "coaching_sessions" or st.query_params.get("plan") != plan_id):
        places.go("coaching_sessions", plan=plan_id)


def _arrive(desk: Desk, page: str, token: str, click: str) -> None:
    is_landing = page == FIRST_PAGE and not st.query_params and click not in _followed
    try:
        found = links.follow(desk, token)
    except CoachingError as error:
        if is_landing:
            _followed.append(click)
            refusals.say(error)
            if desk.settings.links_as_credentials:
                st.stop()
        return
    if desk.settings.links_as_credentials:
        viewing.look_as(found.agent_id, found.agent_name)
        st.session_state[LINKED] = found.plan_id
        st.rerun()
    if is_landing:
        _followed.append(click)
        _open(desk, found)


def _open(desk: Desk, found: links.Followed) -> None:
    if links.is_for(desk, found):
        places.go("coaching_sessions", plan=found.plan_id)
    st.error("This plan is not for you.", icon=":material/block:")


def kept(cards: Sequence[PlanCard]) -> list[PlanCard]:
    """The plans a session may list: of one that came by a link, that plan only."""
    plan_id = linked_plan()
    return [card for card in cards if plan_id in (None, card.row.plan_id)]


def note_opening(desk: Desk, plan_id: str) -> None:
    """The agent looks at the plan; after the first look the page starts anew, its lists know of it.

    Where only a link says who it is, a look notes nothing.
    """
    if linked_plan() is None and plans.open_plan(desk, plan_id):
        st.rerun()


def read_button(desk: Desk, plan: PlanDetail) -> None:
    """How somebody who came by a link says that the plan was read; a mail scanner does not."""
    if linked_plan() is None or plan.card.row.acknowledged_at is not None:
        return
    if st.button("I have read this plan", type="primary", icon=":material/done_all:"):
        with refusals.said() as attempt:
            plans.acknowledge(desk, plan.card.row.plan_id, "link-button")
        if not attempt.refused:
            st.toast("Thank you. Your manager sees that you have read it.", icon=":material/check:")
            st.rerun()
