"""What was typed into the plan form: kept per agent and behavior until it is shared or the session ends."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import streamlit as st

from coaching_lib.advice.draft import Draft
from coaching_lib.coaching.target import Target

KEPT = "_plan_kept"
DONE = "_plan_done"
WAS_KEPT = "_plan_was_kept"
FIELDS = ("key", "goal", "date", "follow_up", "advice", "restated")
CHOSEN = ("goal", "date", "follow_up")
SOON = timedelta(days=42)


def field(name: str) -> str:
    """The name under which a field of the form lies in the session."""
    return f"_plan_{name}"


def begin(found: Draft, suggested: Target, today: date) -> None:
    """Fill the form: with what was typed before for this agent and behavior, else with the suggestion."""
    fresh = _fresh(found, suggested, today)
    kept = _kept(found, today)
    st.session_state[WAS_KEPT] = kept is not None and _is_touched(kept, fresh)
    if kept is not None and kept["advice"] == kept["restated"]:
        kept |= {"advice": found.text, "restated": found.text}  # nobody rewrote it: take the newest draft
    for name, value in (kept or fresh).items():
        st.session_state[field(name)] = value


def begin_again(found: Draft, suggested: Target, today: date) -> None:
    """Throw away what was typed and take the suggestion."""
    st.session_state.get(KEPT, {}).pop(_place(found), None)
    begin(found, suggested, today)


def keep(found: Draft) -> None:
    """Remember what stands in the form now, except after it was shared."""
    if st.session_state.get(DONE) != st.session_state[field("key")]:
        typed = {name: st.session_state[field(name)] for name in FIELDS}
        st.session_state.setdefault(KEPT, {})[_place(found)] = typed


def shared(found: Draft) -> None:
    """The plan is shared: the next form for this agent and behavior is a new one."""
    st.session_state[DONE] = st.session_state[field("key")]
    st.session_state.get(KEPT, {}).pop(_place(found), None)


def _place(found: Draft) -> tuple[str, str]:
    return found.agent_id, found.behavior


def _fresh(found: Draft, suggested: Target, today: date) -> dict[str, Any]:
    goal = suggested.suggested_goal_rate or min(suggested.current_rate + 0.05, 1)
    return {
        "key": uuid.uuid4().hex,
        "goal": round(goal * 100),
        "date": suggested.suggested_target_on or today + SOON,
        "follow_up": None,
        "advice": found.text,
        "restated": found.text,
    }


def _kept(found: Draft, today: date) -> dict[str, Any] | None:
    kept = st.session_state.get(KEPT, {}).get(_place(found))
    if kept is None or kept["date"] is None or kept["date"] <= today:
        return None
    return dict(kept)


def _is_touched(kept: dict[str, Any], fresh: dict[str, Any]) -> bool:
    """Whether a person changed the text, the goal or a date."""
    return kept["advice"] != kept["restated"] or any(kept[name] != fresh[name] for name in CHOSEN)
