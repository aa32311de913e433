"""The end of the plan form: the mail as the agent will see it, and the button that shares."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import group, plans
from coaching_lib.advice.draft import Draft
from coaching_lib.errors import CoachingError
from coaching_lib.people import Agent
from coaching_lib.ui import format, places, plan_draft, plan_group, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe


def preview(desk: PageDesk, agent: Agent, request: plans.ShareRequest) -> None:
    """The mail as the agent will see it; made only while it is looked at, and never written."""
    if not agent.email:
        return
    box = st.expander(
        "Preview the mail", icon=":material/visibility:", key=plan_draft.field("preview"), on_change="rerun"
    )
    if not box.open:
        return
    with box, refusals.said():
        message = plans.preview(desk, request)
        html = message.get_body(("html",)) if message is not None else None
        if message is not None and html is not None:
            st.caption(f"Subject: {safe(message['Subject'])}")
            st.iframe(html.get_content(), height=480, alt="The mail as the agent will see it")


def button(desk: PageDesk, found: Draft, request: plans.ShareRequest, is_kept: bool) -> None:
    """Cancel, and the one button that shares. Two clicks share once: the form has a key."""
    also = len(plan_draft.value("also"))
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        if is_kept:
            st.caption(":material/cloud_done: Draft saved", width="content")
        if st.button("Cancel", type="tertiary", help="What you typed is kept."):
            st.rerun()
        is_sent = st.button(
            _label(request, also),
            type="primary",
            icon=":material/send:" if request.send_mail else ":material/share:",
            disabled=not request.advice.strip(),
        )
    if is_sent:
        _share(desk, found, request)


def _label(request: plans.ShareRequest, also: int) -> str:
    if not also:
        return "Send Email" if request.send_mail else "Share without mail"
    return f"Send Email to {also + 1} agents" if request.send_mail else f"Share with {also + 1} agents"


def _share(desk: PageDesk, found: Draft, request: plans.ShareRequest) -> None:
    try:
        others = plan_group.requests(desk, found, request)
        plan_id = plans.share(desk, request)
        together = group.share_each(desk, others)
    except CoachingError as error:
        refusals.say(error)
        return
    plan_draft.shared()
    _told(request, together)
    places.go("coaching_sessions", plan=plan_id)


def _told(request: plans.ShareRequest, together: group.Together) -> None:
    plans_made = len(together.shared) + 1
    words = "Plan shared." if plans_made == 1 else f"{format.count(plans_made)} plans shared."
    st.toast(words + (" The mail is ready to send." if request.send_mail else ""), icon=":material/check:")
    for agent_id, reason in together.refused:
        st.toast(f"{safe(agent_id)} got no plan. {safe(reason)}", icon=":material/info:")
