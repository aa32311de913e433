"""The calendar of an agent's plans: months with one bar per plan, or a list of days where it is narrow.

An own component: Streamlit has no calendar, and the packages found are frames of a megabyte that know neither
the app's font nor its colors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v2 as components

from coaching_lib.coaching.dates import Kind, PlanDate
from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.reports.plan_dates import WORDS
from coaching_lib.ui import format, status
from coaching_lib.ui.text import line, plain

HERE = Path(__file__).parent
KEY = "plan_calendar"

_component = components.component(
    "coaching_calendar",
    html='<section class="calendar" aria-label="Calendar of plans"></section>',
    css=(HERE / "plan_calendar.css").read_text(encoding="utf-8"),
    js=(HERE / "plan_calendar.js").read_text(encoding="utf-8"),
)


def show(cards: Sequence[PlanCard], days: Sequence[PlanDate], today: date) -> None:
    """Draw the calendar; a click on anything in it opens the plan in the address."""
    _component(key=KEY, data=data(cards, days, today), on_open_change=_open)


def _open() -> None:
    wanted = st.session_state[KEY].get("open")
    if wanted:
        st.query_params["plan"] = wanted


def data(cards: Sequence[PlanCard], days: Sequence[PlanDate], today: date) -> dict[str, Any]:
    """What the calendar draws: bars (plans and marks) and days, as words and colors; days as YYYY-MM-DD."""
    colors = {card.row.plan_id: status.STATUSES[card.row.status][1] for card in cards}
    marks = [day for day in days if day.kind in (Kind.FOLLOW_UP, Kind.DUE)]
    bars = [_bar(card) for card in cards] + [_mark(day, colors) for day in marks]
    return {
        "today": today.isoformat(),
        "bars": sorted(bars, key=lambda bar: (bar["first"], bar["isMark"], bar["last"])),
        "days": [_day(day, colors) for day in days],
    }


def _bar(card: PlanCard) -> dict[str, Any]:
    row = card.row
    what = line(row.behavior)
    return {
        "plan": row.plan_id,
        "first": row.shared_on.isoformat(),
        "last": row.target_on.isoformat(),
        "isMark": False,
        "head": row.status,
        "what": what,
        "color": status.STATUSES[row.status][1],
        "label": f"{what}: {row.status}, shared {format.day(row.shared_on)}, "
        f"target date {format.day(row.target_on)}. Open the plan.",
    }


def _mark(day: PlanDate, colors: Mapping[str, str]) -> dict[str, Any]:
    on = day.on.isoformat()
    return _day(day, colors) | {"first": on, "last": on, "isMark": True}


def _day(day: PlanDate, colors: Mapping[str, str]) -> dict[str, Any]:
    what, head = line(day.text or day.behavior), WORDS[day.kind]
    done = ", done" if day.is_done else ""
    return {
        "plan": day.plan_id,
        "on": day.on.isoformat(),
        "head": f"{head}{done}",
        "what": what,
        "color": colors.get(day.plan_id, "gray"),
        "label": plain(f"{head}{done}, {format.day(day.on)}: {what}. Open the plan."),
    }
