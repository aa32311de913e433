"""Page icon, logo, width: what the browser must know before anything else. Imports nothing heavy."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

STATIC = Path(__file__).resolve().parents[2] / "static"
SIDEBAR_PIXELS = 236
STYLE = Path(__file__).with_name("look.css")
NAMES = Path(__file__).with_name("mended.html")


def configure() -> None:
    """Set the page up, with the few rules and names that Streamlit leaves out (static, no data in them)."""
    icon, logo = str(STATIC / "icon.svg"), str(STATIC / "logo.svg")
    st.set_page_config(page_icon=icon, layout="wide", initial_sidebar_state=SIDEBAR_PIXELS)
    st.logo(logo, icon_image=icon, size="medium")
    st.html(STYLE)
    with st.sidebar:
        st.html(NAMES, unsafe_allow_javascript=True)
