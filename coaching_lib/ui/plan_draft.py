"""What was typed into the plan form: kept in the record at every touch, until it is shared or thrown away."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from coaching_lib.actions import sketches
from coaching_lib.advice.draft import Draft
from coaching_lib.coaching.target import Target
from coaching_lib.errors import StoreBusy
from coaching_lib.reports import plan_form
from coaching_lib.ui import plan_items
from coaching_lib.ui.frame import PageDesk

DONE = "_plan_done"
WAS_KEPT = "_plan_was_kept"
SAVED = "_plan_saved"
FRESH = "_plan_fresh"
FIELDS = ("key", "goal", "date", "follow_up", "advice", "restated", "note", "also", "own_words", "items")
DAYS = ("date", "follow_up")
CHOSEN = ("goal", "date", "follow_up", "note", "also", "own_words")
SOON = timedelta(days=42)


def field(name: str) -> str:
    """The name under which a field of the form lies in the session."""
    return f"_plan_{name}"


def value(name: str) -> Any:
    """What stands in a field now."""
    return st.session_state[field(name)]


def begin(desk: PageDesk, found: Draft, suggested: Target, also: Sequence[str] = ()) -> None:
    """Fill the form: with what was typed before for this agent and behavior, else with the suggestion."""
    fresh = _fresh(found, suggested, desk.today)
    kept = _kept(desk, found, fresh)
    st.session_state[FRESH] = fresh
    st.session_state[WAS_KEPT] = kept is not None
    st.session_state[SAVED] = kept and _written(kept)
    filled = kept or fresh
    if also:
        filled = filled | {"also": list(also)}
    for name in FIELDS:
        st.session_state[field(name)] = filled[name]


def begin_again(desk: PageDesk, found: Draft, suggested: Target) -> None:
    """Throw away what was typed and take the suggestion."""
    sketches.forget(desk, found.agent_id, found.behavior)
    begin(desk, found, suggested)


def keep(desk: PageDesk, found: Draft) -> bool:
    """Keep what stands in the form now, where a person changed it; whether it is kept.

    Not after it was shared, and not while the record is busy: the next touch tries again.
    """
    if st.session_state.get(DONE) == value("key"):
        return False
    typed = {name: value(name) for name in FIELDS}
    written = _written(typed)
    if written == st.session_state[SAVED]:
        return True
    if st.session_state[SAVED] is None and not _is_touched(typed, st.session_state[FRESH]):
        return False
    try:
        sketches.keep(desk, found.agent_id, found.behavior, written)
    except StoreBusy:
        return False
    st.session_state[SAVED] = written
    return True


def shared() -> None:
    """The plan is shared: the next form for this agent and behavior is a new one."""
    st.session_state[DONE] = value("key")


def _fresh(found: Draft, suggested: Target, today: date) -> dict[str, Any]:
    goal = suggested.suggested_goal_rate or min(suggested.current_rate + 0.05, 1)
    return {
        "key": uuid.uuid4().hex,
        "goal": round(goal * 100),
        "date": suggested.suggested_target_on or today + SOON,
        "follow_up": None,
        "advice": found.text,
        "restated": found.text,
        "note": "",
        "also": [],
        "own_words": False,
        "items": [],
    }


def _kept(desk: PageDesk, found: Draft, fresh: Mapping[str, Any]) -> dict[str, Any] | None:
    """The kept form, its days that passed left out; None: there is none, or it is the suggestion."""
    sketch = plan_form.sketch(desk, found.agent_id, found.behavior)
    if sketch is None:
        return None
    kept = dict(fresh) | {name: sketch.form[name] for name in FIELDS if name in sketch.form}
    kept |= {name: _day(kept[name], desk.today) or fresh[name] for name in DAYS}
    kept["items"] = plan_items.opened(kept["items"])
    if kept["advice"] == kept["restated"]:
        kept |= {"advice": found.text, "restated": found.text}  # nobody rewrote it: take the newest draft
    return kept if _is_touched(kept, fresh) else None


def _day(told: object, today: date) -> date | None:
    day = date.fromisoformat(told) if isinstance(told, str) else told
    return day if isinstance(day, date) and day > today else None


def _written(typed: Mapping[str, Any]) -> dict[str, Any]:
    """The form as the record keeps it: days as YYYY-MM-DD."""
    days = {name: typed[name] and typed[name].isoformat() for name in DAYS}
    return dict(typed) | days | {"items": plan_items.written(typed["items"])}


def _is_touched(typed: Mapping[str, Any], fresh: Mapping[str, Any]) -> bool:
    """Whether a person changed the text, a field, or wrote an action item."""
    is_rewritten = typed["advice"] != typed["restated"]
    has_items = any(item["text"] for item in typed["items"])
    return is_rewritten or has_items or any(typed[name] != fresh[name] for name in CHOSEN)
