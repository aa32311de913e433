"""The model's part of the Settings page: what is configured, its exam, the switch, and the exact request."""

from __future__ import annotations

import streamlit as st

from coaching_lib.actions import model_exam
from coaching_lib.advice.exam import LEAST_PASSED, CaseResult, cases
from coaching_lib.people import Role
from coaching_lib.record.model_state import ModelState
from coaching_lib.reports import model as report
from coaching_lib.ui import cards, refusals
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain, safe

SEEN = "_model_exam_seen"
MEANING = (
    "Drafts come from playbooks. A model may word four sentences of a draft: what was done, what it means "
    "for the customer, a line to say, and a practice. Quotes, figures, goal and date stay the program's; "
    "every answer is held to fixed rules, and in any doubt the playbook's text stands. A person reads every "
    "draft before it is sent."
)


def show(desk: PageDesk) -> None:
    """The card of the model."""
    state = report.state(desk)
    with cards.card(key="settings_model"):
        with cards.heading("Model", MEANING):
            _badge(state)
        if not state.model:
            st.text(
                "No model is configured. Drafts come from the playbooks, and nothing leaves this machine."
            )
            st.caption(
                "To use one, start the app with COACHING\\_MODEL and COACHING\\_MODEL\\_URL set; "
                "the README shows three examples."
            )
            return
        _configured(desk, state)
        if state.trouble is not None:
            st.error(safe(state.trouble), icon=":material/block:")
            return
        _exam(desk, state)
        _switch(desk, state)
        _request(desk)


def _badge(state: ModelState) -> None:
    if state.is_on:
        st.badge("On", icon=":material/check:", color="green")
    else:
        st.badge("Off", icon=":material/power_settings_new:", color="gray")


def _configured(desk: PageDesk, state: ModelState) -> None:
    used = report.use(desk)
    key = "set in the environment" if desk.settings.model_key else "none"
    rows = {
        "Model": state.model,
        "Address": state.address or "the provider's own",
        "Key": key,
        "Deadline": f"{desk.settings.model_seconds:g} seconds",
        "Tokens today": f"{used.spent:,} of {used.per_day:,} (one manager: {used.per_manager:,})",
    }
    with st.container(gap=None):
        for name, value in rows.items():
            with cards.row():
                st.caption(name, width=110)
                st.text(plain(value), width="stretch")


def _exam(desk: PageDesk, state: ModelState) -> None:
    found = state.exam
    if found is None:
        st.text(f"Not examined yet: {LEAST_PASSED} of {len(cases())} cases have to pass.")
    else:
        icon = ":material/check_circle:" if state.has_passed else ":material/cancel:"
        st.markdown(f"{icon} Exam: **{found.passed} of {found.of}** cases passed, {safe(found.at)} UTC")
        with st.container(gap=None):
            for reason in found.reasons:
                st.caption(safe(reason))
    label = "Start the exam" if found is None else "Examine again"
    if st.button(label, icon=":material/school:", disabled=not _may(desk), help="About 5,000 tokens."):
        _examine(desk)
    for case in st.session_state.get(SEEN, ()):
        if case.has_passed:
            with st.expander(safe(f"Draft of the exam: {case.name}")):
                st.text(plain(case.text))


def _examine(desk: PageDesk) -> None:
    """Ask all cases, with progress; a click on Cancel ends it between two of them."""
    place = st.empty()
    with refusals.said(), place.container():
        bar = st.progress(0.0, f"Asking the first of {len(cases())} cases.")
        st.button("Cancel", key="_model_exam_cancel", icon=":material/close:")
        found = model_exam.examine(desk, lambda done: _step(bar, done))
        _seen(found)
    st.rerun()


def _step(bar: object, done: int) -> None:
    of = len(cases())
    bar.progress(done / of, f"{done} of {of} cases answered.")  # type: ignore[attr-defined]


def _seen(found: tuple[CaseResult, ...]) -> None:
    st.session_state[SEEN] = found


def _switch(desk: PageDesk, state: ModelState) -> None:
    wanted = st.toggle(
        "Managers may ask the model for a draft",
        value=state.is_on,
        disabled=not _may(desk) or not (state.has_passed or state.is_on),
        help='Each draft still needs a click on "Ask the model".',
        key=f"_model_on_{state.is_on}",
    )
    if wanted != state.is_on:
        with refusals.said():
            model_exam.switch(desk, wanted)
            st.rerun()


def _request(desk: PageDesk) -> None:
    """What leaves for the model, at the example of the exam's first case."""
    with st.expander("The exact request", icon=":material/outbox:"):
        st.caption(
            "All that leaves for a draft, besides the key, at the example of an invented contact. Names, "
            "addresses and numbers are replaced by their kind; nothing is said about the agent."
        )
        st.code(report.request(desk), language="json", height=360, wrap_lines=True)


def _may(desk: PageDesk) -> bool:
    return Role.ADMIN in desk.viewer.roles
