"""How mails leave at present: through which server, filed, or held; and the way on."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import mail as actions
from coaching_lib.reports import outbox
from coaching_lib.reports.outbox import MailSystem
from coaching_lib.ui import refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe


def show(desk: PageDesk) -> None:
    """One line about the way mails go; a notice where they do not."""
    system = outbox.mail_system(desk)
    if system.problem is not None:
        st.error(safe(system.problem), icon=":material/block:")
    elif system.pause_reason is not None:
        _paused(desk, system)
    st.caption(way(system))


def way(system: MailSystem) -> str:
    """How mails leave, in one sentence; Markdown."""
    if system.host is None:
        return (
            "No mail server is set: each mail is filed as an .eml file in the folder outbox, ready to be "
            "opened and sent by your mail program."
        )
    sender = f" as {safe(system.sender)}" if system.sender else ""
    return f"Mails leave through {safe(system.host)}{sender}, one after the other."


def _paused(desk: PageDesk, system: MailSystem) -> None:
    since = f" since {plain(system.pause_since)} UTC" if system.pause_since else ""
    st.warning(f"No mail leaves{since}: {safe(system.pause_reason)}", icon=":material/pause_circle:")
    if st.button("Mended, send on", icon=":material/play_arrow:"):
        with refusals.said() as attempt:
            actions.resume(desk)
        if not attempt.refused:
            st.toast("Mails leave again.", icon=":material/check:")
            st.rerun()
