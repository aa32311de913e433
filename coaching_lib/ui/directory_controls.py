"""The controls of the Directory: who is listed at the left, search and export at the right, pages below."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports import directory
from coaching_lib.reports.answers.agents import DirectoryPage
from coaching_lib.ui import directory_table, export, format
from coaching_lib.ui.phone import is_phone

ONLY = {
    "needs-coaching": "Needs coaching",
    "improving": "Improving",
    "open-plan": "Has open plan",
    "never-coached": "Never coached",
}
PAGE_SIZE = 50
EVERYONE = 1_000_000


@dataclass(frozen=True)
class Listed:
    """What the URL says should be listed."""

    only: str | None
    search: str
    page: int


def choose() -> Listed:
    """Draw filter and search; answer what was chosen."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        _only()
        _search()
    page = st.query_params.get("page", "1")
    number = int(page) - 1 if page.isdecimal() and 0 < int(page) < 100_000 else 0
    return Listed(_valid_only(), st.query_params.get("search", ""), number)


def head(desk: Desk, filters: Filters, listed: Listed, found: DirectoryPage) -> None:
    """How many agents match, and all of them as a file. A page behind the last one becomes the first."""
    if found.total and not found.rows:
        st.query_params.pop("page", None)
        st.rerun()

    def everyone() -> list[dict[str, object]]:
        whole = directory.directory(desk, filters, listed.search, listed.only, page_size=EVERYONE)
        return directory_table.export_rows(whole.rows)

    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(f"{format.of(found.total, found.agents_in_scope)} agents", width="content")
        export.button("agents", everyone)


def turn(listed: Listed, total: int) -> None:
    """Draw the way to the other pages, if there are any."""
    pages = -(-total // PAGE_SIZE)
    first = listed.page * PAGE_SIZE + 1
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    ):
        last = min(first + PAGE_SIZE - 1, total)
        st.caption(f"{format.count(first)}–{format.of(last, total)}", width="content")
        if pages > 1:
            _step("Previous", ":material/chevron_left:", listed.page - 1, listed.page > 0)
            _step("Next", ":material/chevron_right:", listed.page + 1, listed.page + 1 < pages)


def clear() -> None:
    """Take search and filter away."""
    for name in ("only", "search", "page"):
        st.query_params.pop(name, None)


def _valid_only() -> str | None:
    value = st.query_params.get("only")
    return value if value in ONLY else None


def _only() -> None:
    st.session_state["_only"] = _valid_only()
    st.pills(
        "Show only",
        list(ONLY),
        format_func=ONLY.__getitem__,
        key="_only",
        on_change=_put,
        args=("only",),
        label_visibility="collapsed",
    )


def _search() -> None:
    st.session_state["_search"] = st.query_params.get("search", "")
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
