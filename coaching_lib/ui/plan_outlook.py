"""What a goal and a date mean for this agent: chances, expected contacts, and what speaks against them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from coaching_lib.coaching.target import Target
from coaching_lib.coaching.words import target_sentence
from coaching_lib.filters import Filters
from coaching_lib.reports import plans as plan_reports
from coaching_lib.reports import target
from coaching_lib.ui import format
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe

MOST_OPEN = 2
MEANINGS = {
    "now": "The share met in the last 90 days, lucky and unlucky streaks evened out. The mail names the "
    "counted one.",
    "reach": "Of plans like this one, this share ends at the goal or above it.",
    "prove": "If the agent reaches the goal: how likely the scored contacts of the period are enough to tell "
    "it from luck. More contacts, or a longer period, make this surer.",
    "contacts": "Scored contacts where this behavior applies, at the pace of the last 90 days. "
    "The first days do not count.",
}


def show(desk: PageDesk, agent_id: str, behavior: str, goal: float, until: date, suggested: Target) -> None:
    """Where the agent stands, and the chances of this goal and date."""
    chance, proof, contacts = target.chances(desk, agent_id, behavior, goal, until)
    with st.container(border=True):
        with st.grid(4, min_column_width=120):
            now = format.percent(suggested.current_rate)
            st.metric("Now, evened out", now, help=MEANINGS["now"])
            st.metric("Chance to reach it", format.percent(chance), help=MEANINGS["reach"])
            st.metric("Chance to prove it", format.percent(proof), help=MEANINGS["prove"])
            st.metric("Contacts by then", f"about {contacts:.0f}", help=MEANINGS["contacts"])
        st.caption(safe(target_sentence(suggested)))


def warnings(desk: PageDesk, agent_id: str, behavior: str, goal: float, suggested: Target) -> None:
    """What speaks against sharing it like this."""
    if goal <= suggested.current_rate:
        level = format.percent(suggested.current_rate)
        st.warning(f"The goal is not above the present level of {level}.", icon=":material/info:")
    cards = plan_reports.plan_cards(desk, Filters(agent_ids=(agent_id,)))
    running = [card for card in cards if not card.is_finished]
    if any(card.row.behavior == behavior for card in running):
        st.warning(
            "A plan on this behavior is still open; two at once share one baseline.", icon=":material/info:"
        )
    elif len(running) >= MOST_OPEN:
        st.warning(
            f"{len(running)} plans are open already. One thing at a time works better.",
            icon=":material/info:",
        )
