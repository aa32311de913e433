"""Recently Sent Coaching Advice: the last plans, where they stand, and what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.answers.plans import PlanRow, RecentAdvice
from coaching_lib.ui import cards, empty, format, places, sessions_plan, status
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import safe

FIRST, LAST = 5, 10
INDENT = "\u2002"
"""As far as Streamlit indents a link."""
MEANING = (
    "**Change since sent** compares the agent with the own usual level, lucky and unlucky streaks "
    "evened out, and moved by what un-coached colleagues did in the same weeks on the same kinds of "
    "contacts. In brackets the range that holds the true change in 9 of 10 cases. While a plan runs it "
    "is only *so far*, never a verdict."
)
MAIL = {
    None: "sent",
    "sent": "sent",
    "queued": "mail waiting since",
    "sending": "mail on its way since",
    "retry": "mail will be tried again, shared",
    "uncertain": "mail may have arrived, shared",
    "failed": "mail failed, shared",
    "cancelled": "mail withdrawn, shared",
    "filed": "mail filed",
}


def wanted(filters: Filters) -> int:
    """How many plans to ask for, so that the last ten of a team are among them."""
    return LAST if filters.team is None else 10 * LAST


def show(found: Sequence[RecentAdvice], filters: Filters, today: date) -> None:
    """Draw the card, newest first; with a team chosen, only its agents."""
    rows = [row for row in found if filters.team in (None, row.card.team)][:LAST]
    with cards.card(key="recent_advice"):
        cards.heading("Recently Sent Coaching Advice", MEANING if rows else None)
        if not rows:
            empty.no_advice()
        for row in rows if st.session_state.get("_recent_all") else rows[:FIRST]:
            _row(row, today)
        if len(rows) > FIRST:
            st.toggle(f"Show the last {len(rows)}", key="_recent_all")


def _row(row: RecentAdvice, today: date) -> None:
    """Name and status in the first line; below it what was sent, what changed, and how sure that is."""
    plan = row.card.row
    with cards.stacked():
        with cards.row():
            name = f"**{safe(row.card.agent_name)}**"
            places.link("coaching_sessions", name, width="stretch", plan=plan.plan_id)
            status.badge(plan.status)
        with cards.row():
            with cards.stacked():
                st.markdown(f":small[{INDENT}{safe(plan.behavior)}]")
                if row.change_text != format.UNKNOWN:
                    st.markdown(f":small[:gray[{INDENT}{safe(row.change_text)}]]")
                st.markdown(f":small[:gray[{INDENT}{safe(_sent(row, today))}]]")
            if not is_phone():
                _evidence(plan)
        if is_phone():
            _evidence(plan)


def _evidence(plan: PlanRow) -> None:
    """How sure the status is; with figures behind it, a click tells what they mean."""
    words = status.evidence_text(plan.evidence)
    if plan.effect is None:
        st.caption(words, width="content")
    else:
        cards.means(sessions_plan.meaning(plan), f":small[:gray[{words}]]", key=f"recent_{plan.plan_id}")


def _sent(row: RecentAdvice, today: date) -> str:
    return f"{MAIL[row.card.mail_state]} {format.near_day(row.card.row.shared_on, today)}"
