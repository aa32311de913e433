"""Scoring a drawn contact a second time, without seeing the first result."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import reviews
from coaching_lib.record.reviews import ANSWERS, Review
from coaching_lib.reports import calibration
from coaching_lib.reports.calibration import ToLookAt
from coaching_lib.ui import cards, places, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe


def due(desk: PageDesk, interaction_id: str) -> ToLookAt | None:
    """The second look this contact waits for, if the viewer may give it."""
    if desk.viewer.is_agent:
        return None
    found = calibration.to_look_at(desk, interaction_id=interaction_id)
    return next((contact for contact in found if not contact.is_done), None)


def show(desk: PageDesk, contact: ToLookAt) -> None:
    """The form, in place of the results."""
    with cards.card(key="second_look"):
        cards.heading("Second look")
        st.caption("Score what you read. The first results are shown when you have saved.")
        rows = [row for row in contact.rows if row.answer is None]
        with st.form(f"second_{contact.interaction_id}", border=False):
            answers = {row.behavior: _answer(row) for row in rows}
            comment = st.text_input("Comment", key=f"comment_{contact.interaction_id}")
            is_saved = st.form_submit_button("Save second look", type="primary")
        places.link("data", "Back to the drawn contacts", icon=":material/arrow_back:")
    if is_saved:
        _save(desk, contact, answers, {row.behavior: row.version for row in rows}, comment)


def _answer(row: Review) -> str | None:
    label, key = f"**{safe(row.behavior)}**", f"second_{row.review_id}"
    return st.segmented_control(label, list(ANSWERS), format_func=str.capitalize, key=key)


def _save(
    desk: PageDesk, contact: ToLookAt, answers: dict[str, str | None], seen: dict[str, int], comment: str
) -> None:
    given = {behavior: word for behavior, word in answers.items() if word is not None}
    if len(given) < len(answers):
        st.warning("Answer every behavior first; what you chose is kept.", icon=":material/info:")
        return
    with refusals.said():
        reviews.answer(desk, contact.interaction_id, given, seen, comment)
        st.toast("Second look saved.", icon=":material/rate_review:")
        st.rerun()
