"""Going to another page as a pressed link does: one entry in the browser's history, this page's address kept.

st.switch_page writes the other page's ids into this page's address first, so that Back leads to a page that
was never there.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit.components.v2 as components

SCRIPT = """
export default function ({ data }) {
  window.history.pushState({}, "", new URL(data, document.baseURI));
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
"""

_component = components.component("coaching_visit", js=SCRIPT)


def address(name: str, **query: str) -> str:
    """The address of a page, relative to the app's."""
    return f"{name}?{urlencode(query)}" if query else name


def visit(name: str, **query: str) -> None:
    """Go to a page, with these ids in its address, as soon as the browser has this run's answer."""
    _component(key="visit", data=address(name, **query), height=1)
