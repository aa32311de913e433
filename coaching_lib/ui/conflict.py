"""A text that could not be saved: somebody else saved first, or the period ended. Nothing typed is lost."""

from __future__ import annotations

from datetime import date

import streamlit as st

from coaching_lib.errors import PlanChanged
from coaching_lib.ui import format
from coaching_lib.ui.text import paragraphs, plain, safe


def both(error: PlanChanged) -> None:
    """Show what was saved elsewhere beside the own text; the next save keeps the own one."""
    st.warning(f"{safe(error.message)} Save again to keep yours.", icon=":material/call_split:")
    left, right = st.columns(2)
    left.caption("Saved elsewhere")
    left.markdown(paragraphs(error.theirs))
    right.caption("Your text, not saved yet")
    right.markdown(paragraphs(error.yours))


def too_late(key: str, ended_on: date) -> None:
    """Show what still stood in the field with this key when the plan ended, to be copied."""
    late = f"{key}_late"
    text = st.session_state.get(key) or st.session_state.get(late)
    if text:
        st.session_state[late] = text
        st.warning(f"The plan ended on {format.day(ended_on)}, so this was not saved. Copy it from here:")
        st.code(plain(text), language=None, wrap_lines=True)
