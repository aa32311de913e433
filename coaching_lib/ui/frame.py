"""The frame around every page: gate, stores, sidebar, header. `enter` is a page's first line."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coaching_lib.desk import Desk, open_desk
from coaching_lib.reports import metrics
from coaching_lib.reports.answers.metrics import DataAge
from coaching_lib.settings import Settings, demo_of
from coaching_lib.ui import arriving, look, places, refusals, sidebar, viewing
from coaching_lib.ui.phone import is_phone

FRAMED = "_framed"


@dataclass(frozen=True)
class PageDesk(Desk):
    """The desk of one page run: what reports and actions take, and the row beside the title."""

    header: DeltaGenerator
    """Right end of the header row: filters or the one primary button go here."""
    age: DataAge | None
    """What is known about the scores; None: there are none."""
    is_demo: bool
    home: Desk
    """The desk over the own stores (`COACHING_DATA`), also while the sample is open: loads go there."""
    page: str
    """The file's name without .py."""
    now: datetime
    """This moment; for "2 h ago", never for a status or window."""


def run() -> None:
    """What app.py does: page config, navigation, and the page inside it."""
    look.configure()
    is_linked = arriving.linked_plan() is not None
    position: Literal["hidden", "sidebar"] = "hidden" if is_linked else "sidebar"
    page = st.navigation(places.pages(viewing.viewer().is_agent), position=position, expanded=True)
    st.session_state[FRAMED] = True
    with refusals.logged(), refusals.said():
        page.run()


def enter(page: str, heading: str | None = "") -> PageDesk:
    """The desk of this page run, after gate, sidebar, marks and header row.

    `page` is the file's name without .py. `heading` is the title, by default the page's; None: no title,
    the page fills the whole header row itself. Raises: StoreDamaged, shown by `run`.
    """
    _gate()
    now = datetime.now(UTC)
    home = open_desk(Settings(), now, viewing.viewer())
    desk = _opened(home, now)
    arriving.follow(desk, page)
    viewing.keep_to_own_pages(desk, page)
    age = _age(desk)
    is_demo = desk is not home
    if arriving.linked_plan() is None:
        sidebar.show(desk, age, now)
    _marks(desk, is_demo, page)
    header = _header(places.title(page, desk.viewer.is_agent) if heading == "" else heading)
    own = {field.name: getattr(desk, field.name) for field in fields(Desk)}
    return PageDesk(**own, header=header, age=age, is_demo=is_demo, home=home, page=page, now=now)


def _gate() -> None:
    """A deep link into a fresh process runs the page alone: hand over to app.py, path and query kept."""
    if st.session_state.get(FRAMED):
        return
    look.configure()
    st.navigation(places.pages(is_agent=False), position="sidebar", expanded=True)
    st.session_state[FRAMED] = True
    st.rerun()


def _opened(home: Desk, now: datetime) -> Desk:
    """The own stores where they hold a snapshot, else the sample's where they do, else the empty own ones."""
    if home.scores.current_name() is not None:
        return home
    demo = open_desk(demo_of(home.settings), now, home.viewer)
    return demo if demo.scores.current_name() is not None else home


def _age(desk: Desk) -> DataAge | None:
    """What is known about the scores; None also where everything was taken back."""
    age = metrics.data_age(desk)
    return age if age is not None and age.interactions else None


def _marks(desk: Desk, is_demo: bool, page: str) -> None:
    if arriving.linked_plan() is None:
        viewing.banner(desk)
    if not is_demo:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge("Fictional sample", icon=":material/science:", color="blue")
        st.caption("Invented people and conversations, to look around.", width="content")
        if not desk.viewer.is_agent and page != "data":
            places.link("data", "Load your own export", icon=":material/upload_file:")


def _header(heading: str | None) -> DeltaGenerator:
    """The header row; on a phone the filters have a row of their own below the title."""
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    if heading is None:
        return row
    row.title(heading, anchor=False, width="content")
    if is_phone():
        return st.container(horizontal=True, vertical_alignment="center", gap="xsmall")
    return row.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", width="content"
    )
