"""The list of the outbox: one line per mail, its state in words, and what may be done about it."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from coaching_lib.reports import outbox
from coaching_lib.reports.outbox import Mail
from coaching_lib.ui import format, mail_words, outbox_deeds, places
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import paragraphs, plain, safe

FEW = 25


def show(desk: PageDesk) -> None:
    """Draw the mails, newest first, narrowed to one state by the pills above them."""
    mails = outbox.mails(desk)
    if not mails:
        st.info(
            "No mail yet. A plan that is shared with an agent who has an address makes the first one.",
            icon=":material/mail:",
        )
        return
    counts = Counter(mail.state for mail in mails)
    chosen = st.pills(
        "State",
        [name for name in mail_words.STATES if counts[name]],
        format_func=lambda name: f"{mail_words.state(name)[0].capitalize()} {counts[name]}",
        label_visibility="collapsed",
        key="state",
        bind="query-params",
    )
    shown = [mail for mail in mails if chosen in (None, mail.state)]
    is_whole = len(shown) <= FEW or st.toggle(f"Show all {len(shown):,} mails")
    for mail in shown if is_whole else shown[:FEW]:
        _line(desk, mail)


def _line(desk: PageDesk, mail: Mail) -> None:
    word, meaning = mail_words.state(mail.state)
    icon, color = mail_words.look(mail.state)
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{safe(mail_words.kind(mail.kind))}** to {safe(mail.to)}", width="stretch")
            st.badge(word, icon=icon, color=color, help=meaning)  # type: ignore[arg-type]
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(_when(desk, mail), width="stretch")
            if mail.plan_id is not None:
                places.link("coaching_sessions", "Plan", ":material/open_in_new:", plan=mail.plan_id)
            outbox_deeds.menu(desk, mail)
        if mail.last_error and mail.state != "sent":
            st.caption(paragraphs(mail.last_error))


def _when(desk: PageDesk, mail: Mail) -> str:
    made = f"made {format.moment(mail.created_at, desk.settings.zone)}"
    sent = f", sent {format.moment(mail.sent_at, desk.settings.zone)}" if mail.sent_at else ""
    tries = f", {mail.attempts} attempts" if mail.attempts > 1 else ""
    return plain(made + sent + tries)
