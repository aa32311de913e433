"""Second looks on the Data page: draw contacts, see what is left, how far people agree, who is strict."""

from __future__ import annotations

import secrets

import pandas as pd
import streamlit as st

from coaching_lib.actions import reviews
from coaching_lib.filters import Filters
from coaching_lib.record.reviews import Sample
from coaching_lib.reports import calibration
from coaching_lib.reports.calibration import ToLookAt
from coaching_lib.scoring.agreement import Agreement
from coaching_lib.scoring.strictness import Strictness
from coaching_lib.ui import cards, export, format, places, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

MEANING = (
    "Contacts are drawn at random, the same number from every agent, and a second person scores them "
    "without seeing the first result. **Agree** is the share of results that are the same, with its 90 % "
    "range; **beyond luck** takes off what two people would agree on by chance (Cohen's kappa). A **strict** "
    "reviewer gives less than the others *on the same agents*."
)
FIRST = 6
NOTHING = "Nothing drawn yet. Draw some contacts and score them without seeing the first result."


def show(desk: PageDesk) -> None:
    """Draw the card."""
    with cards.card(key="second_looks"):
        with cards.heading("Second looks", MEANING):
            _draw(desk)
        drawn = calibration.samples(desk)
        if not drawn:
            st.caption(NOTHING)
        for sample in drawn[:3]:
            _sample(desk, sample)
        _agreements(calibration.agreements(desk, Filters()))
        _reviewers(calibration.reviewers(desk, Filters()))


def _draw(desk: PageDesk) -> None:
    with st.popover("Draw contacts", icon=":material/casino:"), st.form("draw_contacts", border=False):
        many = st.number_input("Contacts per agent", 1, reviews.MOST_PER_AGENT, 2, key="_draw_many")
        st.caption("From the last 90 days of scores; none that was drawn before.")
        if not st.form_submit_button("Draw", type="primary"):
            return
        with refusals.said():
            window = calibration.window(desk, Filters())
            reviews.draw(desk, int(many), window, secrets.randbelow(2**31))
            st.toast("Contacts drawn.", icon=":material/casino:")
            st.rerun()


def _sample(desk: PageDesk, sample: Sample) -> None:
    """How far a draw is, and the next contacts of it."""
    share = sample.answered / sample.contacts
    about = f"{format.moment(sample.drawn_at, desk.settings.zone)}, {sample.per_agent} per agent"
    st.progress(share, f"Drawn {about}: {format.of(sample.answered, sample.contacts)} contacts scored")
    left = [each for each in calibration.to_look_at(desk, sample.sample_id) if not each.is_done]
    for contact in left[:FIRST]:
        _link(contact)
    if len(left) > FIRST:
        st.caption(f"and {format.counted(len(left) - FIRST, 'more contact', 'more contacts')}")


def _link(contact: ToLookAt) -> None:
    label = f"Score a contact of {safe(contact.agent_name)}"
    places.link("conversation", label, icon=":material/rate_review:", interaction=contact.interaction_id)


def _agreements(found: list[Agreement]) -> None:
    if not found:
        return
    rows = [
        {
            "Behavior": plain(one.behavior),
            "Looked at twice": one.pairs,
            "Agree": format.percent(one.rate),
            "90 % range": f"{format.percent(one.low)} to {format.percent(one.high)}",
            "Beyond luck": None if one.kappa is None else round(one.kappa, 2),
            "Second look gives": _leaning(one.leaning),
        }
        for one in found
    ]
    with cards.heading("Agreement"):
        export.button("agreement", lambda: rows)
    alt = "How often two looks at one contact came to the same result, by behavior"
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", alt=alt)


def _leaning(leaning: float | None) -> str:
    if leaning is None:
        return "–"
    points = round(leaning * 100)
    return "the same" if points == 0 else f"{abs(points)} points {'more' if points > 0 else 'less'}"


def _reviewers(found: list[Strictness]) -> None:
    if not found:
        return
    rows = [
        {
            "Reviewer": plain(one.reviewer),
            "Contacts": one.contacts,
            "Compared": one.compared,
            "Beside colleagues": format.effect(one.difference, one.low, one.high),
            "": _verdict(one),
        }
        for one in found
    ]
    with cards.heading("Reviewers"):
        export.button("reviewers", lambda: rows)
    alt = "How much stricter or milder every reviewer is than the others on the same agents"
    st.dataframe(pd.DataFrame(rows), hide_index=True, height="content", alt=alt)


def _verdict(one: Strictness) -> str:
    if one.difference is None:
        return "too few agents in common to compare"
    if not one.is_sure:
        return "no clear difference"
    return "stricter" if one.difference < 0 else "milder"
