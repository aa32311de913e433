"""The line above the Directory's table: how many agents and in which order, or who of them is chosen."""

from __future__ import annotations

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.answers.agents import DirectoryPage
from coaching_lib.ui import cards, directory_choice, directory_controls, directory_files, format
from coaching_lib.ui.directory_controls import Listed
from coaching_lib.ui.frame import PageDesk

MEANING = (
    "**QA score**: the average with luck evened out, drawn towards the center's average, the more the fewer "
    "contacts. The bar is its 90% range, the upright line the center's average.  \n"
    "**4th to 11th**: in 9 of 10 cases the true average has a place in this range among the {ranked}. Where "
    "the range spans more than half of them no place is named: the order is luck.  \n"
    "**Rising, falling**: only where the change is more than chance.  \n"
    "**Improving**: the last finished plan ended as Improvement."
)


def show(desk: PageDesk, filters: Filters, asked: Listed, found: DirectoryPage) -> None:
    """Draw the line. It keeps its height, whatever it says."""
    directory_controls.back_to_the_first(found)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        left = st.container(horizontal=True, vertical_alignment="center", gap="small", width="content")
        with left:
            if directory_choice.kept():
                directory_choice.bar()
            else:
                st.caption(f"{format.of(found.total, found.agents_in_scope)} agents", width="content")
                cards.means(MEANING.format(ranked=format.counted(found.ranked, "agent")))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            directory_controls.sorting(asked)
            directory_files.offer(desk, filters, asked)
