"""Bring a marked part of the page into view when it is first drawn."""

from __future__ import annotations

import streamlit.components.v2 as components

WANTED = "wanted_turn"
"""Key of the container to bring into view."""

SCRIPT = """
export default function () {
  const wanted = document.querySelector(".st-key-wanted_turn");
  if (wanted && wanted.dataset.seen !== "1") {
    wanted.dataset.seen = "1";
    wanted.scrollIntoView({ block: "center" });
  }
}
"""

_component = components.component("coaching_scroll", js=SCRIPT)


def into_view() -> None:
    """Scroll the container with the key `WANTED` into view, once."""
    _component(key="scroll_into_view", height=1)
