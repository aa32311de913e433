"""The filters of a page: period and team in the header row, the rest behind "More filters", all in the URL.

What was chosen goes along from page to page; an address with filters of its own wins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coaching_lib.filters import Filters
from coaching_lib.periods import WINDOW_DAYS, window_ending
from coaching_lib.ui import hours, saved
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import line, plain, safe

PERIODS = {"30": "30 days", "90": "90 days", "182": "26 weeks", "all": "All time"}
KEPT = "_filters"
EVERY = ""


@dataclass(frozen=True)
class Picker:
    """One filter beside the period: its name in the URL, its words, what may be chosen."""

    name: str
    label: str
    every: str
    options: tuple[str, ...]


def filters(
    desk: PageDesk, period: bool = True, team: bool = True, team_in: DeltaGenerator | None = None
) -> Filters:
    """Draw the filters into the header row and the chips below it; answer what was chosen.

    `period=False` leaves the period out, for pages whose figures have windows of their own; `team=False`
    the team, for pages about one agent. `team_in`: where the team is drawn instead of the header row.
    """
    pickers = [picker for picker in _pickers(desk) if team or picker.name != "team"]
    _carry(pickers)
    with (
        desk.header,
        st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"),
    ):
        if pickers and pickers[0].name == "team":
            with team_in or st.container(width="content"):
                _select(pickers[0], 170, "collapsed")
        if period and desk.age is not None and desk.age.last_scored_day is not None:
            _period()
        _more([picker for picker in pickers if picker.name != "team"])
        if pickers:
            saved.menu(desk, desk.page, _forget)
    _chips(pickers)
    return _filters(desk, pickers, period)


def period_words() -> str:
    """The chosen period as words: 90 days."""
    return PERIODS[_days()]


def _pickers(desk: PageDesk) -> list[Picker]:
    if desk.age is None:
        return []
    everything = [
        Picker("team", "Team", "All teams", () if desk.viewer.is_agent else desk.age.teams),
        Picker("channel", "Channel", "All channels", desk.age.channels),
        Picker("topic", "Topic", "All topics", desk.age.topics),
        Picker("rubric", "Rubric", "All rubrics", desk.age.rubrics),
    ]
    return [picker for picker in everything if len(picker.options) > 1]


def _carry(pickers: list[Picker]) -> None:
    names = [picker.name for picker in pickers] + ["period"]
    kept = st.session_state.setdefault(KEPT, {})
    here = {name: st.query_params[name] for name in names if name in st.query_params}
    if here:
        for name in names:
            kept.pop(name, None)
        kept.update(here)
    for name, value in kept.items():
        if name in names:
            st.query_params[name] = value


def _chosen(picker: Picker) -> str | None:
    value = st.query_params.get(picker.name)
    return value if value in picker.options else None


def _days() -> str:
    value = st.query_params.get("period")
    return value if value in PERIODS else str(WINDOW_DAYS)


def _put(name: str, value: str | None) -> None:
    kept = st.session_state.setdefault(KEPT, {})
    if value is None:
        kept.pop(name, None)
        st.query_params.pop(name, None)
    else:
        kept[name] = st.query_params[name] = value


def _picked(name: str) -> None:
    _put(name, st.session_state[f"_pick_{name}"] or None)


def _clear(names: tuple[str, ...]) -> None:
    for name in names:
        _put(name, None)


def _forget() -> None:
    """Let go of the filters that go along from page to page, coaching hours too."""
    for name in (KEPT, hours.KEPT):
        st.session_state.get(name, {}).clear()


def _select(picker: Picker, width: int | Literal["stretch"], label: Literal["visible", "collapsed"]) -> None:
    st.session_state[f"_pick_{picker.name}"] = _chosen(picker) or EVERY
    st.selectbox(
        picker.label,
        [EVERY, *picker.options],
        format_func=lambda value: picker.every if value == EVERY else plain(value),
        key=f"_pick_{picker.name}",
        on_change=_picked,
        args=(picker.name,),
        label_visibility=label,
        width=width,
    )


def _period() -> None:
    st.session_state["_pick_period"] = _days()
    st.segmented_control(
        "Period",
        list(PERIODS),
        format_func=PERIODS.__getitem__,
        key="_pick_period",
        on_change=_picked,
        args=("period",),
        required=True,
        label_visibility="collapsed",
    )


def _more(pickers: list[Picker]) -> None:
    if not pickers:
        return
    with st.popover("Filters" if is_phone() else "More filters", icon=":material/tune:"):
        for picker in pickers:
            _select(picker, "stretch", "visible")


def _chips(pickers: list[Picker]) -> None:
    active = [(picker, value) for picker in pickers if (value := _chosen(picker)) is not None]
    if not active:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for picker, value in active:
            st.button(
                f":gray[{picker.label}] {safe(line(value))}",
                icon=":material/close:",
                key=f"_chip_{picker.name}",
                help="Take this filter away",
                on_click=_clear,
                args=((picker.name,),),
            )
        if len(active) > 1:
            names = tuple(picker.name for picker, _ in active)
            st.button("Clear all", type="tertiary", key="_chip_all", on_click=_clear, args=(names,))


def _filters(desk: PageDesk, pickers: list[Picker], period: bool) -> Filters:
    chosen = {picker.name: _chosen(picker) for picker in pickers}
    narrowed = Filters(
        team=chosen.get("team"),
        channel=chosen.get("channel"),
        topic=chosen.get("topic"),
        rubric=chosen.get("rubric"),
    )
    last, days = desk.age.last_scored_day if desk.age else None, _days()
    if not period or last is None or days == str(WINDOW_DAYS):
        return narrowed
    if days == "all":
        return replace(narrowed, is_all_time=True)
    window = window_ending(last, int(days))
    return replace(narrowed, first=window.first, last=window.last)
