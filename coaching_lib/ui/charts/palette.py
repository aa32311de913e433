"""Colors of charts, by role: placeholders that the browser swaps for the theme's categorical colors.

So one figure fits light and dark. The swap is Streamlit's own mechanism and not documented
(elements/lib/streamlit_plotly_theme.py); `tests/ui/test_palette.py` compares the constants.
"""

from __future__ import annotations

import streamlit as st

ACCENT = "#000001"
GOOD = "#000002"
OUTLIER = "#000003"
NEUTRAL = "#000004"
PALE = "#000005"
INK = "#000006"
BAND = "#000007"
MUTED = "#000008"
PAGE = "#000009"
SPARE = "#000010"

FONT = "Inter Tabular, sans-serif"


def themed_key(name: str) -> str:
    """A widget key that changes with the theme, so that a mounted chart is drawn again in its colors."""
    return f"{name}_{st.context.theme.type or 'light'}"
