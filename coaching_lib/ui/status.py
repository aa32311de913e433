"""The four words of the product with icon and color, and the evidence beside them without color."""

from __future__ import annotations

from typing import Literal

import streamlit as st

Color = Literal["gray", "blue", "green", "orange"]

STATUSES: dict[str, tuple[str, Color]] = {
    "Shared": (":material/send:", "gray"),
    "Working On It": (":material/pending:", "blue"),
    "Improvement": (":material/trending_up:", "green"),
    "Action Required": (":material/flag:", "orange"),
}
EVIDENCE = {
    "clear": ":material/check_circle:",
    "likely": ":material/contrast:",
    "not enough evidence": ":material/help:",
    "too early": ":material/schedule:",
    "no data": ":material/block:",
}
NEEDS_COACHING = ":material/flag:"


def badge(status: str) -> None:
    """The status as icon and word."""
    icon, color = STATUSES[status]
    st.badge(status, icon=icon, color=color)


def evidence(label: str) -> None:
    """The evidence as a caption with its icon."""
    st.caption(evidence_text(label), width="content")


def evidence_text(label: str) -> str:
    """The evidence as Markdown: icon and words."""
    return f"{EVIDENCE[label]} {label}"


def status_text(status: str) -> str:
    """The status as colored Markdown, for places where a badge cannot stand."""
    icon, color = STATUSES[status]
    return f":{color}-badge[{icon} {status}]"
