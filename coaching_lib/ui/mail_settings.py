"""The mail's part of the Settings page: how mails leave, a test mail, and which leave without a click."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import mail_rules, mail_trial
from coaching_lib.delivery import Attempt, Outcome
from coaching_lib.people import Role
from coaching_lib.record.settings import Reminders
from coaching_lib.ui import cards, outbox_system, places, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import line, safe

MEANING = (
    "A plan is mailed when it is shared. What may leave besides, without a click, is set here; each such "
    "mail is made once, by the running app."
)


def show(desk: PageDesk) -> None:
    """The card of the mail."""
    with cards.card(key="settings_mail"):
        with cards.heading("Mail", MEANING):
            places.link("outbox", "Outbox", ":material/outbox:")
        outbox_system.show(desk)
        _trial(desk)
        if Role.ADMIN in desk.viewer.roles:
            _rules(desk)


def _trial(desk: PageDesk) -> None:
    with st.form("_trial_mail", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        address = st.text_input("Test mail to", placeholder="name@example.com", width=320)
        is_sent = st.form_submit_button("Send a test mail", icon=":material/outgoing_mail:")
    if is_sent:
        with refusals.said(), st.spinner("The mail server has 15 seconds to answer"):
            _say(mail_trial.send_trial(desk, line(address)))


def _say(attempt: Attempt | None) -> None:
    if attempt is None:
        st.success("Filed, ready to be opened and sent from the outbox.", icon=":material/draft:")
    elif attempt.outcome is Outcome.SENT:
        st.success("The mail server took it. Look whether it arrives.", icon=":material/check:")
    else:
        st.error(safe(attempt.reason), icon=":material/error:")


def _rules(desk: PageDesk) -> None:
    now = mail_rules.rules(desk)
    with st.form("_mail_rules", border=False):
        st.markdown("**Without a click**")
        reminds = st.checkbox(
            "Remind agents before the follow-up and the target date", value=now.days_before is not None
        )
        days = st.number_input("Days before", 1, 30, now.days_before or 3, width=140)
        tells = st.checkbox(
            "Tell agents the outcome once the target date is over and its scores are in", now.has_verdict
        )
        if st.form_submit_button("Save"):
            wanted = Reminders(days_before=int(days) if reminds else None, has_verdict=tells)
            with refusals.said() as attempt:
                mail_rules.set_rules(desk, wanted)
            if not attempt.refused:
                st.toast("Saved.", icon=":material/check:")
