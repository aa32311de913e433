"""Two people saved the same thing: both texts side by side, and the second one chooses."""

from __future__ import annotations

import streamlit as st

from coaching_lib.errors import PlanChanged
from coaching_lib.ui.text import paragraphs, safe


def both(error: PlanChanged) -> None:
    """Show what was saved elsewhere beside the own text; the next save keeps the own one."""
    st.warning(f"{safe(error.message)} Save again to keep yours.", icon=":material/call_split:")
    left, right = st.columns(2)
    left.caption("Saved elsewhere")
    left.markdown(paragraphs(error.theirs))
    right.caption("Your text, not saved yet")
    right.markdown(paragraphs(error.yours))
