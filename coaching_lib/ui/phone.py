"""Whether the browser is a phone's. No width reaches the server, so the browser's own word decides."""

from __future__ import annotations

import streamlit as st


def is_phone() -> bool:
    """Whether the User-Agent says "Mobi", as phones do."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
