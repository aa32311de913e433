"""What a person may do about one mail: read it, send it again, correct its address, cancel it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coaching_lib.actions import mail as actions
from coaching_lib.errors import NotFound
from coaching_lib.reports import outbox
from coaching_lib.reports.outbox import Mail
from coaching_lib.ui import mail_words, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import line, plain, safe


def menu(desk: PageDesk, mail: Mail) -> None:
    """The button of a mail; what is behind it is read only while it is open."""
    with st.popover(
        "Open", icon=":material/mail:", type="tertiary", key=f"_mail_{mail.mail_id}", on_change="rerun"
    ) as opened:
        if opened.open:
            deeds(desk, mail.mail_id, mail.state)
            _preview(desk, mail)


def deeds(desk: PageDesk, mail_id: str, state: str) -> None:
    """The deeds that the state of a mail allows."""
    if state == "uncertain":
        st.caption(mail_words.UNCERTAIN)
    if state in mail_words.AGAIN:
        label = "It did not arrive: send it again" if state == "uncertain" else "Send again"
        if st.button(label, icon=":material/redo:", key=f"_again_{mail_id}"):
            _do(lambda: actions.retry(desk, mail_id), "The mail is on its way.")
    if state in mail_words.OPEN:
        _correct(desk, mail_id)
        label = "It arrived: leave it" if state == "uncertain" else "Cancel this mail"
        if st.button(label, icon=":material/cancel:", type="tertiary", key=f"_cancel_{mail_id}"):
            _do(lambda: actions.cancel(desk, mail_id), "The mail does not leave. Send again takes it back.")


def _correct(desk: PageDesk, mail_id: str) -> None:
    with st.form(f"_address_{mail_id}", border=False):
        address = st.text_input("Another address", placeholder="name@example.com")
        if st.form_submit_button("Send it there", icon=":material/forward_to_inbox:"):
            _do(lambda: actions.correct(desk, mail_id, line(address)), "The mail goes to the new address.")


def _do(deed: Callable[[], object], words: str) -> None:
    with refusals.said() as attempt:
        deed()
    if not attempt.refused:
        st.toast(words, icon=":material/check:")
        st.rerun()


def _preview(desk: PageDesk, mail: Mail) -> None:
    try:
        found = outbox.text_of(desk, mail.mail_id)
    except NotFound as gone:
        refusals.say(gone)
        return
    st.markdown(f"**{safe(found.subject)}**")
    st.iframe(found.html, height=460, width=600)
    with st.container(horizontal=True):
        if mail.state != "cancelled":
            st.download_button(
                "Open the mail (.eml)",
                found.message,
                file_name=f"coaching-{mail.kind}-{mail.mail_id[:8]}.eml",
                mime="message/rfc822",
                icon=":material/mail:",
                on_click="ignore",
                key=f"_eml_{mail.mail_id}",
            )
        with st.popover("Copy text", icon=":material/content_copy:"):
            st.code(plain(found.text), language=None, wrap_lines=True)
