"""Another wording, and back again: which variants of a draft were looked at, and why one is shown first."""

from __future__ import annotations

from typing import Any

import streamlit as st

from coaching_lib.reports.advice import Offered
from coaching_lib.ui import format

SEEN = "_advice_seen"
"""Per agent and behavior: the variants in the order they were looked at, and the place in it."""


def chosen(agent_id: str, behavior: str) -> int | None:
    """The variant that is looked at; None: the one that is shown first."""
    found = _looks().get((agent_id, behavior))
    return found["variants"][found["at"]] if found else None


def say(offered: Offered) -> None:
    """Why this variant stands first, and what earlier plans on the behavior came to."""
    lines = []
    if offered.order.reason and offered.draft.variant == offered.order.variants[0]:
        lines.append(f":material/sort: {offered.order.reason}")
    if offered.earlier:
        plans = format.counted(offered.earlier.finished, "finished plan")
        lines.append(
            f":material/history: Here, {offered.earlier.clear} of {plans} on this behavior ended as a clear "
            "improvement."
        )
    if lines:
        st.caption("  \n".join(lines))


def buttons(offered: Offered) -> None:
    """The way to another variant, and the way back to the last one."""
    if offered.draft.variants < 2:
        return
    found = _looks().get(_place(offered))
    if found and found["at"] > 0:
        st.button(
            "Back",
            icon=":material/undo:",
            help="The variant you looked at before.",
            on_click=_step,
            args=(offered, -1),
        )
    st.button(
        "Refresh",
        icon=":material/refresh:",
        help="Another variant; Back brings the earlier ones again.",
        on_click=_step,
        args=(offered, 1),
    )


def _step(offered: Offered, by: int) -> None:
    found = _looks().setdefault(_place(offered), {"variants": [offered.draft.variant], "at": 0})
    if found["at"] + by == len(found["variants"]):
        found["variants"].append(_next(offered, found["variants"]))
    found["at"] = max(found["at"] + by, 0)


def _next(offered: Offered, seen: list[int]) -> int:
    """The first one in order that was not looked at; after the last the one looked at longest ago."""
    fresh = [number for number in offered.order.variants if number not in seen]
    known = [number for number in seen if number in offered.order.variants]
    last = {number: place for place, number in enumerate(known)}
    return fresh[0] if fresh else min(last, key=lambda number: last[number])


def _place(offered: Offered) -> tuple[str, str]:
    return offered.draft.agent_id, offered.draft.behavior


def _looks() -> dict[tuple[str, str], Any]:
    found: dict[tuple[str, str], Any] = st.session_state.setdefault(SEEN, {})
    return found
