"""Set a row of Coaching Required aside with a reason; what is set aside, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from coaching_lib.actions import queue
from coaching_lib.desk import Desk
from coaching_lib.reports.answers.agents import CoachingRequired, SetAside
from coaching_lib.ui import cards, format, places, refusals
from coaching_lib.ui.text import line, safe

REASONS = ("On leave", "Coached in person", "Training is planned", "New in the job")
UNTIL = {"4 weeks": 28, "12 weeks": 84, "Until I take it back": None}


def button(desk: Desk, row: CoachingRequired) -> None:
    """The way to set a row aside."""
    st.button(
        ":small[:gray[Skip]]",
        type="tertiary",
        key=f"_skip_{row.agent_id}_{row.behavior}",
        help="Set aside, with a reason",
        on_click=_ask,
        args=(desk, row),
    )


@st.dialog("Set aside")
def _ask(desk: Desk, row: CoachingRequired) -> None:
    st.markdown(f"**{safe(row.agent_name)}**, {safe(row.behavior)}")
    reason = st.selectbox(
        "Reason",
        REASONS,
        index=None,
        accept_new_options=True,
        placeholder="Choose one or write your own",
        key="_skip_reason",
    )
    until = st.segmented_control("For", list(UNTIL), default="4 weeks", required=True, key="_skip_until")
    st.caption("It leaves your coaching hours to others. Managers of this agent see the reason.")
    if st.button("Set aside", type="primary", disabled=not reason):
        days = UNTIL[until or "4 weeks"]
        last = None if days is None else desk.today + timedelta(days=days)
        with refusals.said():
            queue.skip(desk, row.agent_id, row.behavior, line(reason), last)
            st.toast(f"{safe(row.agent_name)} is set aside. Take it back below the list.")
            st.rerun()


def aside(desk: Desk, rows: Sequence[CoachingRequired]) -> None:
    """The rows that are set aside, closed until they are wanted."""
    found = [(row, row.set_aside) for row in rows if row.set_aside]
    if not found:
        return
    with st.expander(f"Set aside: {len(found)}", icon=":material/bedtime:"):
        for row, why in found:
            with cards.row():
                with cards.stacked():
                    name = f"**{safe(row.agent_name)}** :small[{safe(row.behavior)}]"
                    places.link("agent", name, width="stretch", agent=row.agent_id, behavior=row.behavior)
                    st.caption(f"\u2002{safe(words(why, desk))}")
                take_back(desk, why)


def take_back(desk: Desk, why: SetAside) -> None:
    """The button that brings a row back."""
    st.button(
        ":small[Take back]",
        type="tertiary",
        key=f"_unskip_{why.skip_id}",
        on_click=_bring_back,
        args=(desk, why.skip_id),
    )


def words(why: SetAside, desk: Desk) -> str:
    """On leave, until 28 Jul."""
    until = f", until {format.near_day(why.until_on, desk.today)}" if why.until_on else ""
    return f"{why.reason}{until}"


def _bring_back(desk: Desk, skip_id: str) -> None:
    with refusals.said():
        queue.unskip(desk, skip_id)
