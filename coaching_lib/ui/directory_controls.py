"""The controls of the Directory: who is listed, search, order, pages; all of it in the address."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coaching_lib.reports import directory
from coaching_lib.reports.answers.agents import DirectoryPage
from coaching_lib.reports.directory_order import ORDERS
from coaching_lib.ui import format
from coaching_lib.ui.phone import is_phone

ONLY = {
    "needs-coaching": "Needs coaching",
    "improving": "Improving",
    "open-plan": "Has open plan",
    "never-coached": "Never coached",
    "below-target": "Below target",
}
ORDER = {
    "name": "Name",
    "team": "Team",
    "score": "QA score",
    "change": "Change",
    "trend": "Trend",
    "to-gain": "Points to gain",
    "status": "Latest coaching",
    "improving": "Improving",
    "coached": "Last coached",
    "contacts": "Contacts",
}
PAGE_SIZE = 50
REVERSED = "-"
"""In front of an order's name in the address: the other way round."""


@dataclass(frozen=True)
class Listed:
    """What the URL says should be listed."""

    only: str | None
    search: str
    page: int
    order: str = "name"
    is_reversed: bool = False

    @property
    def sorting(self) -> tuple[str, bool]:
        """The order's name, and whether it is turned round."""
        return self.order, self.is_reversed


def listed() -> Listed:
    """What the address asks for; what it asks for in vain counts as not asked."""
    asked = st.query_params
    page, order = asked.get("page", "1"), asked.get("sort", "name")
    name = order.removeprefix(REVERSED)
    return Listed(
        only=asked.get("only") if asked.get("only") in directory.ONLY else None,
        search=asked.get("search", ""),
        page=int(page) - 1 if page.isdecimal() and 0 < int(page) < 100_000 else 0,
        order=name if name in ORDERS else "name",
        is_reversed=name in ORDERS and order.startswith(REVERSED),
    )


def row() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The row below the title: (left part, right part)."""
    both = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    left = both.container(horizontal=True, vertical_alignment="center", gap="small", width="content")
    right = both.container(width="stretch" if is_phone() else "content")
    return left, right


def choose(left: DeltaGenerator, right: DeltaGenerator, asked: Listed, has_target: bool) -> None:
    """Draw filter and search. `has_target`: there is a target for the average score."""
    offered = [name for name in ONLY if has_target or name != "below-target"]
    with left:
        st.session_state["_only"] = asked.only if asked.only in offered else None
        st.pills(
            "Show only",
            offered,
            format_func=ONLY.__getitem__,
            key="_only",
            on_change=_put,
            args=("only",),
            label_visibility="collapsed",
        )
    with right:
        st.session_state["_search"] = asked.search
        st.text_input(
            "Search",
            key="_search",
            placeholder="Name, team or e-mail",
            icon=":material/search:",
            on_change=_put,
            args=("search",),
            label_visibility="collapsed",
            width="stretch" if is_phone() else 260,
        )


def back_to_the_first(found: DirectoryPage) -> None:
    """A page behind the last one becomes the first."""
    if found.total and not found.rows:
        st.query_params.pop("page", None)
        st.rerun()


def sorting(asked: Listed) -> None:
    """The order, for phones, whose rows have no headers to press; and for who looks for it here."""
    st.session_state["_sort"] = asked.order
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
        st.selectbox(
            "Sort by",
            list(ORDER),
            format_func=lambda name: f"Sort: {ORDER[name]}",
            key="_sort",
            on_change=lambda: order_by(st.session_state["_sort"], False),
            label_visibility="collapsed",
            width=190,
        )
        st.button(
            ":material/swap_vert:",
            key="_turn",
            help="Turn the order round",
            type="tertiary",
            on_click=order_by,
            args=(asked.order, not asked.is_reversed),
        )


def press_header(asked: Listed, name: str | None) -> None:
    """A press on a column's header: order by it, or turn the order round."""
    if name in ORDERS:
        order_by(name, name == asked.order and not asked.is_reversed)


def order_by(name: str, is_reversed: bool) -> None:
    """Put an order into the address, from the first page on."""
    st.query_params.pop("page", None)
    if name == "name" and not is_reversed:
        st.query_params.pop("sort", None)
    else:
        st.query_params["sort"] = (REVERSED if is_reversed else "") + name


def turn(asked: Listed, total: int) -> None:
    """Draw the way to the other pages, if there are any."""
    pages = -(-total // PAGE_SIZE)
    first = asked.page * PAGE_SIZE + 1
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    ):
        last = min(first + PAGE_SIZE - 1, total)
        st.caption(f"{format.count(first)}–{format.of(last, total)}", width="content")
        if pages > 1:
            _step("Previous", ":material/chevron_left:", asked.page - 1, asked.page > 0)
            _step("Next", ":material/chevron_right:", asked.page + 1, asked.page + 1 < pages)


def clear() -> None:
    """Take search and filter away."""
    for name in ("only", "search", "page"):
        st.query_params.pop(name, None)


def _put(name: str) -> None:
    value = st.session_state[f"_{name}"]
    st.query_params.pop("page", None)
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _step(label: str, icon: str, page: int, possible: bool) -> None:
    st.button(label, icon=icon, key=f"_page_{label}", disabled=not possible, on_click=_turn_to, args=(page,))


def _turn_to(page: int) -> None:
    st.query_params["page"] = str(page + 1)
