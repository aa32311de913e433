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
from coaching_lib.ui import cards, conflict, refusals
from coaching_lib.ui.agent_info import FIELDS, own_words
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

LONG = ("strengths", "learns_by")
SEEN = "seen"
CENTER = ""
HINTS = {
    "job_role": "For example: billing, second line",
    "languages": "For example: English, Spanish",
    "working_hours": "For example: Mon to Thu, 8 to 16",
    "strengths": "What colleagues come to you for",
    "learns_by": "Your manager reads this before a coaching talk",
}


def form(desk: PageDesk, mine: Profile) -> None:
    """Edit the own profile; a stale save shows both texts."""
    _fill(mine)
    with st.container(border=True, key="about_you"):
        cards.heading("About you")
        with st.form("profile", border=False):
            texts, zone, photo = _fields(mine)
            is_saved = st.form_submit_button("Save changes", type="primary")
        if mine.photo and st.button("Remove the photo", icon=":material/delete:", type="tertiary"):
            _save(desk, mine, replace(mine, photo=None))
        if is_saved:
            _save(desk, mine, replace(mine, **texts, zone=zone, photo=photo or mine.photo))


def _fill(mine: Profile) -> None:
    """Put the saved profile into the fields, once; what is typed stays when somebody else saves meanwhile."""
    if all(_key(mine, name) in st.session_state for name in (*FIELDS, "zone", SEEN)):
        return
    for name in FIELDS:
        st.session_state[_key(mine, name)] = getattr(mine, name) or ""
    st.session_state[_key(mine, "zone")] = mine.zone or CENTER
    st.session_state[_key(mine, SEEN)] = mine.version


def _key(mine: Profile, name: str) -> str:
    return f"_profile_{name}_{mine.agent_id}"


def _fields(mine: Profile) -> tuple[dict[str, Any], str | None, bytes | None]:
    """The fields as typed: texts by name, time zone, and a new photo."""
    short = st.grid(2, min_column_width=200)
    texts: dict[str, Any] = {}
    for name, label in FIELDS.items():
        with st.container() if name in LONG else short:
            texts[name] = _field(mine, name, label)
    zone = st.selectbox(
        "Time zone",
        [CENTER, *sorted(available_timezones())],
        format_func=lambda value: value or "As the center",
        key=_key(mine, "zone"),
    )
    photo = st.file_uploader("Photo", type=["png", "jpg", "jpeg", "webp"], max_upload_size=2)
    return texts, zone or None, photo.getvalue() if photo is not None else None


def _field(mine: Profile, name: str, label: str) -> str:
    hint = HINTS.get(name, "Optional")
    if name in LONG:
        return st.text_area(label, placeholder=hint, key=_key(mine, name))
    return st.text_input(label, placeholder=hint, key=_key(mine, name))


def _save(desk: PageDesk, mine: Profile, new: Profile) -> None:
    own = replace(new, agent_id=profile_actions.own_id(desk))
    try:
        profile_actions.save_profile(desk, own, st.session_state[_key(mine, SEEN)])
    except PlanChanged as error:
        conflict.both(error)
        st.session_state[_key(mine, SEEN)] = mine.version
    except CoachingError as error:
        refusals.say(error)
    else:
        del st.session_state[_key(mine, "zone")]
        st.toast("Profile saved.", icon=":material/check:")
        st.rerun()


def preview(mine: Profile, is_agent: bool) -> None:
    """The profile as a manager reads it on the agent's page."""
    with st.container(border=True, key="preview"):
        cards.heading("As your manager sees it" if is_agent else "As others see it")
        if mine.photo:
            st.image(mine.photo, width=72)
        own_words(mine)


def roster(agent: Agent | None) -> None:
    """What comes from the roster and is changed there."""
    if agent is None:
        return
    with st.container(border=True, key="set_by_team"):
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
    with st.container(border=True, key="who_sees_what"):
        cards.heading("Who sees what")
        st.markdown(":material/visibility: You and your manager see your scores, plans and shared notes.")
        st.markdown(":material/groups: Other agents see nothing of yours.")
