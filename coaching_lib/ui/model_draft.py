"""Ask the model for a draft: a button, progress that blocks nothing, and the playbook's text in any doubt."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass

import streamlit as st

from coaching_lib.actions import model
from coaching_lib.actions.model import Asked
from coaching_lib.advice.draft import Draft
from coaching_lib.desk import Desk
from coaching_lib.reports import model as report
from coaching_lib.ui import refusals
from coaching_lib.ui.text import safe

CALLS, SHOWN = "_model_calls", "_model_shown"
OFTEN = 0.5
"""Seconds between two looks at a call that runs."""

Place = tuple[str, str, int, str]
"""Agent, behavior, variant and facts: another draft is another question."""


@dataclass(frozen=True)
class _Call:
    """One question to the model in this session."""

    future: Future[Asked]
    since: float


def chosen(written: Draft) -> Draft:
    """The model's draft where it was asked for and came, else the playbook's, with the reason below it."""
    asked = _asked(written)
    is_wanted = st.session_state.setdefault(SHOWN, {}).get(_place(written), True)
    return asked.draft if asked is not None and asked.draft is not None and is_wanted else written


def source(found: Draft) -> str:
    """Who wrote a draft, for the screen; Markdown."""
    return "Playbook" if found.source == "playbook" else f"Model {safe(found.source)}"


def show(desk: Desk, written: Draft) -> None:
    """What became of asking, and the buttons; nothing where no model is switched on."""
    if desk.viewer.is_agent or not desk.settings.model or not report.state(desk).is_on:
        return
    call = st.session_state.setdefault(CALLS, {}).get(_place(written))
    if call is not None and not call.future.done():
        _progress(desk, written)
        return
    asked = _asked(written)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if asked is not None and asked.draft is not None:
            _switch(written)
        else:
            _button(desk, written, is_again=asked is not None)
        _sent(desk, written)
    if asked is not None and asked.draft is None:
        st.caption(f":material/info: Playbook text: {safe(asked.reason)}.")


def _button(desk: Desk, written: Draft, is_again: bool) -> None:
    label = "Ask the model again" if is_again else "Ask the model"
    hint = "It reads some masked turns and words this draft; quotes, figures and goal stay as they are."
    if st.button(label, icon=":material/edit_note:", type="tertiary", help=hint, key="_model_ask"):
        with refusals.said():
            question = report.question(desk, written.agent_id, written.behavior, written.variant)
            call = _Call(model.begin(desk, question), time.monotonic())
            st.session_state[CALLS][_place(written)] = call
            st.rerun()


def _switch(written: Draft) -> None:
    """Between both texts."""
    is_shown = st.session_state[SHOWN].get(_place(written), True)
    label = "Show the playbook's text" if is_shown else "Show the model's text"
    st.button(
        label,
        icon=":material/swap_horiz:",
        type="tertiary",
        key="_model_switch",
        on_click=st.session_state[SHOWN].__setitem__,
        args=(_place(written), not is_shown),
    )


@st.fragment(run_every=OFTEN)
def _progress(desk: Desk, written: Draft) -> None:
    """How long it has taken; the page goes on meanwhile."""
    call = st.session_state[CALLS].get(_place(written))
    if call is None or call.future.done():
        st.rerun()
    waited, most = time.monotonic() - call.since, desk.settings.model_seconds
    words = f"Asking the model, {waited:.0f} s of {most:.0f} s at most. The playbook's text stays until then."
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.progress(min(waited / most, 1.0), words)
        if st.button("Cancel", key="_model_cancel", type="tertiary"):
            del st.session_state[CALLS][_place(written)]
            st.rerun()


def _sent(desk: Desk, written: Draft) -> None:
    """The exact request, made only while it is looked at."""
    box = st.popover("What is sent", type="tertiary", key="_model_sent", on_change="rerun")
    if not box.open:
        return
    with box, refusals.said():
        question = report.question(desk, written.agent_id, written.behavior, written.variant)
        st.caption(
            "All that leaves, besides the key. Names, addresses and numbers are replaced by their kind."
        )
        st.code(report.request(desk, question), language="json", height=320, wrap_lines=True)


def _asked(written: Draft) -> Asked | None:
    """What came of asking for this draft; None: nothing was asked, or it runs."""
    call = st.session_state.setdefault(CALLS, {}).get(_place(written))
    if call is None or not call.future.done():
        return None
    error = call.future.exception()
    if error is not None:
        return Asked(None, "what was asked could not be kept")
    found: Asked | None = call.future.result()
    return found


def _place(written: Draft) -> Place:
    return written.agent_id, written.behavior, written.variant, written.facts_hash
