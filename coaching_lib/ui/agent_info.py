"""Who the agent is: what the roster says, and what the person wrote."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.people import Agent
from coaching_lib.reports.answers.agents import AgentView
from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.reports.profile import Profile
from coaching_lib.ui import cards, format, places, status
from coaching_lib.ui.text import paragraphs, plain, safe

FIELDS = {
    "job_role": "Role",
    "pronouns": "Pronouns",
    "languages": "Languages",
    "working_hours": "Working hours",
    "strengths": "Strengths, in own words",
    "learns_by": "What helps me learn",
}


def initials(name: str) -> str:
    """First letters of the first and last part of a name: AE."""
    parts = [part for part in plain(name).split() if part[0].isalnum()] or ["?"]
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


def show(view: AgentView, profile: Profile, plans: Sequence[PlanCard]) -> None:
    """The card on the left of the page, with the open plans below."""
    agent = view.agent
    with cards.card(key="agent_information"):
        cards.heading("Information")
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            if profile.photo:
                st.image(profile.photo, width=56)
            else:
                st.markdown(f"### :blue-badge[{safe(initials(agent.agent_name))}]", width="content")
            _roster(agent)
        if view.first_scored_day:
            st.caption(f"Scored since {format.day(view.first_scored_day)}")
        own_words(profile)
        _open_plans([card for card in plans if not card.is_finished])


def _roster(agent: Agent) -> None:
    lines = [
        f"**{safe(agent.team)}**" if agent.team else "",
        f"Manager {safe(agent.manager)}" if agent.manager else "",
    ]
    with st.container(gap=None):
        for text in filter(None, lines):
            st.markdown(f":small[{text}]")
        if agent.email:
            st.text(plain(agent.email))
        else:
            st.caption("No e-mail address in the roster")


def own_words(profile: Profile) -> None:
    """What the person wrote, field by field."""
    written = {label: getattr(profile, name) for name, label in FIELDS.items() if getattr(profile, name)}
    if not written:
        st.caption("No profile written yet.")
    for label, text in written.items():
        st.markdown(f":small[:gray[{label}]]  \n{paragraphs(text)}")


def _open_plans(plans: Sequence[PlanCard]) -> None:
    if not plans:
        return
    st.caption("Open plans")
    with st.container(gap="xsmall"):
        for card in plans:
            icon, _ = status.STATUSES[card.row.status]
            label = f":small[{safe(card.row.behavior)}]"
            places.link("coaching_sessions", label, icon=icon, plan=card.row.plan_id)
            st.caption(f"{card.row.status}, target {format.short_day(card.row.target_on)}")
