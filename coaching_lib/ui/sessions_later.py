"""Relapse watch: what became of the behavior 30, 60 and 90 days after a plan."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coaching_lib.reports.relapse import Later
from coaching_lib.ui import cards, format

MEANING = (
    "The days after the target date, in steps of 30. They are never part of the verdict. *Fallen back* is "
    "said only where the whole 90% range lies below what was met during the plan."
)


def show(steps: Sequence[Later]) -> None:
    """One line per step; nothing before the first day after the target date."""
    if not steps:
        return
    cards.heading("Since then", MEANING)
    with st.grid(3, min_column_width=150):
        for step in steps:
            _step(step)


def _step(step: Later) -> None:
    label = f"{step.until_days - 29} to {step.until_days} days after" + ("" if step.is_over else ", so far")
    if step.rate is None:
        st.metric(label, format.UNKNOWN, "no contacts", delta_arrow="off", delta_color="gray")
        return
    st.metric(
        label,
        format.percent(step.rate),
        "fallen back" if step.is_below else format.of(step.met, step.applicable),
        delta_arrow="off",
        delta_color="orange" if step.is_below else "gray",
        help=f"Met in {format.of(step.met, step.applicable)} contacts, "
        f"range {format.percent(step.rate_low)} to {format.percent(step.rate_high)}, "
        f"{format.window(step.first, step.last)}.",
    )
