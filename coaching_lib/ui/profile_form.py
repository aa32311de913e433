"""My profile: the form, and how a manager sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

import streamlit as st

from coaching_lib.actions import profile as profile_actions
from coaching_lib.errors import CoachingError, PlanChanged
from coaching_lib.people import Agent
from coaching_lib.reports.profile import Profile
from coaching_lib.ui import cards, refusals
from coaching_lib.ui.agent_info import FIELDS, own_words
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, plain, safe

LONG = ("strengths", "learns_by")
HINTS = {
    "job_role": "For example: billing, second line",
    "languages": "For example: English, Spanish",
    "working_hours": "For example: Mon to Thu, 8 to 16",
    "strengths": "What colleagues come to you for",
    "learns_by": "Your manager reads this before a coaching talk",
}


def form(desk: PageDesk, mine: Profile) -> None:
    """Edit the own profile; a stale save shows both texts."""
    with cards.card(key="about_you"):
        cards.heading("About you")
        with st.form("profile", border=False):
            short = st.grid(2, min_column_width=200)
            texts: dict[str, Any] = {}
            for name, label in FIELDS.items():
                with st.container() if name in LONG else short:
                    texts[name] = _field(name, label, getattr(mine, name))
            zones = [None, *sorted(available_timezones())]
            zone = st.selectbox(
                "Time zone",
                zones,
                index=zones.index(mine.zone) if mine.zone in zones else 0,
                format_func=lambda value: value or "As the center",
            )
            photo = st.file_uploader(
                "Photo (PNG, JPEG or WebP, up to 2 MB)", type=["png", "jpg", "jpeg", "webp"]
            )
            is_saved = st.form_submit_button("Save changes", type="primary")
        if mine.photo and st.button("Remove the photo", icon=":material/delete:", type="tertiary"):
            _save(desk, replace(mine, photo=None), mine.version)
        if is_saved:
            picture = photo.getvalue() if photo is not None else mine.photo
            _save(desk, replace(mine, **texts, zone=zone, photo=picture), mine.version)


def _field(name: str, label: str, value: str | None) -> str:
    hint = HINTS.get(name, "Optional")
    if name in LONG:
        return st.text_area(label, value or "", placeholder=hint)
    return st.text_input(label, value or "", placeholder=hint)


def _save(desk: PageDesk, new: Profile, seen: int) -> None:
    own = replace(new, agent_id=profile_actions.own_id(desk))
    try:
        profile_actions.save_profile(desk, own, seen)
    except PlanChanged as error:
        _both(error)
    except CoachingError as error:
        refusals.say(error)
    else:
        st.toast("Profile saved.", icon=":material/check:")
        st.rerun()


def _both(error: PlanChanged) -> None:
    left, right = st.columns(2)
    left.caption("Saved elsewhere")
    left.markdown(paragraphs(error.theirs))
    right.caption("Your text, not saved yet")
    right.markdown(paragraphs(error.yours))


def preview(mine: Profile) -> None:
    """The profile as a manager reads it on the agent's page."""
    with cards.card(key="preview"):
        cards.heading("As your manager sees it")
        if mine.photo:
            st.image(mine.photo, width=72)
        own_words(mine)


def roster(agent: Agent | None) -> None:
    """What comes from the roster and is changed there."""
    if agent is None:
        return
    with cards.card(key="set_by_team"):
        cards.heading("Set by your team")
        rows = {
            "Agent": agent.agent_name,
            "Agent ID": agent.agent_id,
            "Team": agent.team,
            "Manager": agent.manager,
        }
        for label, value in rows.items():
            if value:
                st.markdown(f":gray[{label}] {safe(value)}")
        if agent.email:
            st.text(plain(agent.email))
        st.caption("Ask your manager to change these.")


def who_sees_what() -> None:
    """One card about who reads what."""
    with cards.card(key="who_sees_what"):
        cards.heading("Who sees what")
        st.markdown(":material/visibility: You and your manager see your scores, plans and shared notes.")
        st.markdown(":material/groups: Other agents see nothing of yours.")
