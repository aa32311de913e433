"""Escape inside a text field of a dialog leaves the field first, so that what was typed is kept."""

from __future__ import annotations

import streamlit.components.v2 as components

SCRIPT = """
export default function () {
  if (window.coachingEscape) return;
  window.coachingEscape = true;
  document.addEventListener("keydown", (event) => {
    const field = document.activeElement;
    const dialog = field && field.tagName === "TEXTAREA" && field.closest("[role=dialog]");
    if (event.key !== "Escape" || !dialog) return;
    event.stopPropagation();
    event.preventDefault();
    field.blur();
    if (!dialog.hasAttribute("tabindex")) dialog.setAttribute("tabindex", "-1");
    dialog.focus();
  }, true);
}
"""

_component = components.component("coaching_escape", js=SCRIPT)


def leaves_the_field_first() -> None:
    """Call it inside a dialog with text fields; a second Escape closes the dialog."""
    _component(key="escape_leaves_field", height=1)
