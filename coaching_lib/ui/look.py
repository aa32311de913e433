"""Page icon, logo, width: what the browser must know before anything else. Imports nothing heavy."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STATIC = Path(__file__).resolve().parents[2] / "static"
SIDEBAR_PIXELS = 236
FOCUS_RING = "<style>a:focus-visible{outline:2px solid currentColor!important;outline-offset:2px}</style>"


def configure() -> None:
    """Set the page up. Links get the focus ring that Streamlit gives to buttons only."""
    icon, logo = str(STATIC / "icon.svg"), str(STATIC / "logo.svg")
    st.set_page_config(page_icon=icon, layout="wide", initial_sidebar_state=SIDEBAR_PIXELS)
    st.logo(logo, icon_image=icon, size="medium")
    st.html(FOCUS_RING)
