"""Coaching Required within some hours: the same ranking, cut where the hours end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.reports.answers.agents import CoachingRequired
from coaching_lib.reports.answers.programme import QueueRow
from coaching_lib.ui import format, hours, places, required_skip
from coaching_lib.ui.hours import Hours
from coaching_lib.ui.text import safe

WAITING = 3
MOST = 40
"""Rows one card can hold."""
INDENT = "\u2002"
"""As far as Streamlit indents a link."""
REASONS = {
    "open-plan": "has an open plan on this",
    "two-open-plans": "two plans at a time",
    "recovering": "recovering: just improved",
    "set-aside": "set aside",
}

Draw = Callable[[CoachingRequired, Callable[[], object]], None]


def show(
    desk: Desk, rows: Sequence[CoachingRequired], queue: Sequence[QueueRow], mine: Hours, draw: Draw
) -> None:
    """Draw the rows that fit or are skipped, the line, and the first of those that wait.

    `queue` is the beginning of `rows`, in the same order. `draw` draws a row with a line below the name.
    """
    for row, place in zip(rows, queue, strict=False):
        draw(row, partial(_place, desk, row, place))
    waiting = rows[len(queue) :]
    taken = sum(place.minutes > 0 for place in queue)
    with st.container(border=True, key="hours_line"):
        st.markdown(hours.line(mine, taken, len(waiting)))
    for row in waiting[: MOST if st.session_state.get("_required_all") else WAITING]:
        draw(row, partial(start, row))
    if len(waiting) > WAITING:
        offer_more(len(waiting), f"Show all {format.count(len(waiting))} that wait")


def offer_more(count: int, label: str) -> None:
    """The rest of the list; of very many rows the Directory has them all."""
    if count <= MOST:
        st.toggle(label, key="_required_all")
        return
    st.toggle(f"Show {MOST}", key="_required_all")
    label = f"All {format.count(count)} in the Directory"
    places.link("directory", label, icon=":material/group:", only="needs-coaching", sort="to-gain")


def _place(desk: Desk, row: CoachingRequired, place: QueueRow) -> None:
    """Below a name: start the plan, or why not."""
    if place.minutes:
        start(row, f"Start plan · {place.minutes} min")
    elif row.open_plan_id:
        places.link("coaching_sessions", ":small[Skipped: open plan]", plan=row.open_plan_id)
    elif row.set_aside:
        st.caption(f"{INDENT}Skipped: {safe(required_skip.words(row.set_aside, desk))}")
        required_skip.take_back(desk, row.set_aside)
    else:
        st.caption(f"{INDENT}Skipped: {REASONS[place.reason]}")


def start(row: CoachingRequired, label: str = "Start plan") -> None:
    """The way to the plan form, or to the plan that is open."""
    if row.open_plan_id:
        places.link("coaching_sessions", ":small[Open plan]", plan=row.open_plan_id)
    else:
        places.link("agent", f":small[{label}]", agent=row.agent_id, behavior=row.behavior, plan="new")
