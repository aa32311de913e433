"""Your coaching hours: how many a week, and how long one coaching takes; both stay in the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from coaching_lib.coaching.queue import MINUTES
from coaching_lib.ui import format

MOST_HOURS, MOST_MINUTES = 40.0, 240
KEPT = "_hours_kept"
NAMES = ("hours", "minutes")
MEANING = (
    "The list stays in its order, most points to gain first. The line is drawn where your hours end. "
    "An agent gets two plans at most, open ones included; who has just improved is given time, and the "
    "list says so."
)


@dataclass(frozen=True)
class Hours:
    """Coaching hours of a week, and the minutes one coaching takes."""

    hours: float
    minutes: int

    @property
    def words(self) -> str:
        """2.5 h a week."""
        return f"{self.hours:g} h a week"


def chosen() -> Hours | None:
    """The hours of the address, else those chosen before in this session; None: no line is drawn."""
    kept = st.session_state.setdefault(KEPT, {})
    if "hours" in st.query_params:
        kept.clear()
        kept.update({name: st.query_params[name] for name in NAMES if name in st.query_params})
    hours = _number(kept.get("hours"), MOST_HOURS)
    if hours is None:
        return None
    st.query_params.update(kept)
    longest = min(MOST_MINUTES, int(60 * hours))
    return Hours(hours, int(_number(kept.get("minutes"), longest) or min(MINUTES, longest)))


def _number(text: str | None, most: float) -> float | None:
    """A figure of an address: above 0 and at most `most`; None for anything else."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 < value <= most else None


def picker(current: Hours | None) -> None:
    """The two fields behind a button that says what is chosen."""
    st.session_state["_hours_hours"] = current.hours if current else None
    st.session_state["_hours_minutes"] = current.minutes if current else MINUTES
    label = f"Your coaching hours: {current.words}" if current else "Your coaching hours"
    with st.popover(label, icon=":material/schedule:", type="tertiary"):
        st.number_input(
            "Hours a week",
            min_value=0.5,
            max_value=MOST_HOURS,
            step=0.5,
            value=None,
            placeholder="none: no line",
            format="%g",
            key="_hours_hours",
            on_change=_put,
        )
        st.number_input(
            "Minutes a plan",
            min_value=5,
            max_value=MOST_MINUTES,
            step=5,
            key="_hours_minutes",
            on_change=_put,
        )
        st.caption(MEANING)


def _put() -> None:
    kept = st.session_state[KEPT]
    kept.clear()
    for name in NAMES:
        st.query_params.pop(name, None)
    if (hours := st.session_state["_hours_hours"]) is not None:
        kept.update(hours=f"{hours:g}", minutes=str(st.session_state["_hours_minutes"]))
        st.query_params.update(kept)


def line(hours: Hours, taken: int, left: int) -> str:
    """What the line says: how much fits above it, and what waits below."""
    fits = f"{format.counted(taken, 'plan')} of {hours.minutes} min fit" + ("s" if taken == 1 else "")
    waits = f", {left} below wait" + ("s" if left == 1 else "") if left else ", nothing is left"
    return f":material/schedule: **{hours.words}**: {fits}{waits}."
