"""The mails of a plan: as the agent gets them, what became of them, and send again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.errors import NotFound
from coaching_lib.reports import outbox
from coaching_lib.reports.answers.plans import MailLine, PlanDetail
from coaching_lib.ui import format, mail_words, outbox_deeds
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, plain, safe


def mail(desk: PageDesk, plan: PlanDetail) -> None:
    """The newest mail with preview, file and text to copy; every mail with its state below."""
    st.subheader("Mail", anchor=False)
    try:
        found = outbox.mail_text(desk, plan.card.row.plan_id)
    except NotFound:
        st.caption("No mail was made for this plan. Show it to the agent, or copy the text.")
        with st.popover("Copy text", icon=":material/content_copy:"):
            _copy(plan.advice)
        return
    st.text(plain(f"To {found.to}"))
    with st.container(horizontal=True):
        if found.state != "cancelled":
            st.download_button(
                "Open the mail (.eml)",
                found.message,
                file_name=f"coaching-plan-{found.mail_id[:8]}.eml",
                mime="message/rfc822",
                icon=":material/mail:",
                on_click="ignore",
            )
        with st.popover("Copy text", icon=":material/content_copy:"):
            _copy(found.text)
        with st.popover("Preview", icon=":material/visibility:"):
            st.iframe(found.html, height=560, width=640)
    _history(desk, plan.mails)


def _copy(text: str) -> None:
    st.code(plain(text), language=None, wrap_lines=True)


def _history(desk: PageDesk, mails: Sequence[MailLine]) -> None:
    for line in mails:
        word, meaning = mail_words.state(line.state)
        when = format.moment(line.sent_at or line.at, desk.settings.zone)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = f"{mail_words.kind(line.kind)}, {safe(word)} · {when}"
            st.caption(words, width="content", help=meaning)
            if line.state in (*mail_words.AGAIN, *mail_words.OPEN):
                with st.popover("What now?", type="tertiary", key=f"_deeds_{line.mail_id}"):
                    outbox_deeds.deeds(desk, line.mail_id, line.state)
        if line.last_error:
            st.warning(paragraphs(line.last_error))
