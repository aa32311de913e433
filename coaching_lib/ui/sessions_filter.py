"""What the list of plans is narrowed to: open or finished, behavior, status; all kept in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from coaching_lib.reports.answers.plans import PlanCard
from coaching_lib.ui import status
from coaching_lib.ui.text import plain

ALL = "All"
EVERY = ""
STATES = {EVERY: "Open and finished", "open": "Open", "finished": "Finished", "withdrawn": "Withdrawn"}
KEPT = ("agent", "state", "behavior", "status")


def state() -> str:
    """Open, finished or withdrawn plans, or both of the first (empty)."""
    wanted = st.query_params.get("state", EVERY)
    _select("state", "Open or finished", list(STATES), STATES, wanted, 175)
    return wanted if wanted in STATES else EVERY


def of_state(cards: Sequence[PlanCard], wanted: str) -> list[PlanCard]:
    """The plans of a state; withdrawn ones are another list."""
    return [
        card
        for card in cards
        if wanted not in ("open", "finished") or card.is_finished == (wanted == "finished")
    ]


def by_behavior(cards: Sequence[PlanCard]) -> list[PlanCard]:
    """A box with the behaviors that have plans; answers the plans of the chosen one."""
    names = sorted({card.row.behavior for card in cards})
    wanted = st.query_params.get("behavior", EVERY)
    labels = {EVERY: "All behaviors"} | {name: plain(name) for name in names}
    if len(names) > 1 or wanted in names:
        _select("behavior", "Behavior", list(labels), labels, wanted, 220)
    return [card for card in cards if wanted not in names or card.row.behavior == wanted]


def by_status(cards: Sequence[PlanCard]) -> list[PlanCard]:
    """Pills with the number of plans in each status; answers the plans of the chosen one."""
    counts = Counter(card.row.status for card in cards)
    words = {ALL: f"All {len(cards)}"} | {
        name: f"{icon} {name} {counts[name]}" for name, (icon, _) in status.STATUSES.items()
    }
    wanted = st.query_params.get("status", ALL)
    st.session_state["_sessions_status"] = wanted if wanted in words else ALL
    st.pills(
        "Status",
        list(words),
        format_func=words.__getitem__,
        key="_sessions_status",
        on_change=_picked,
        args=("status", ALL),
        required=True,
        label_visibility="collapsed",
    )
    return [card for card in cards if wanted in (ALL, card.row.status) or wanted not in words]


def is_narrowed() -> bool:
    """Whether anything but the agent is chosen."""
    return any(name in st.query_params for name in KEPT if name != "agent")


def clear() -> None:
    """A button that takes every choice but the agent away."""
    st.button("Clear the filters", icon=":material/filter_alt_off:", on_click=_clear)


def _select(
    name: str, label: str, options: list[str], labels: dict[str, str], wanted: str, width: int
) -> None:
    st.session_state[f"_sessions_{name}"] = wanted if wanted in options else EVERY
    st.selectbox(
        label,
        options,
        format_func=labels.__getitem__,
        key=f"_sessions_{name}",
        on_change=_picked,
        args=(name, EVERY),
        label_visibility="collapsed",
        width=width,
    )


def _picked(name: str, every: str) -> None:
    picked = st.session_state[f"_sessions_{name}"]
    st.query_params.pop("plan", None)
    st.query_params.pop(name, None)
    if picked and picked != every:
        st.query_params[name] = picked


def _clear() -> None:
    for name in ("plan", *KEPT[1:]):
        st.query_params.pop(name, None)
