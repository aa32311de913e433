"""Contact Center Metrics by channel, team and month, in a dialog."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports import metrics
from coaching_lib.reports.answers.metrics import ChannelMetrics, Metrics, MetricsView
from coaching_lib.ui import export, format
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import plain

WAYS = ("Channel", "Team", "Month")


@st.dialog("Contact Center Metrics", width="large")
def show(desk: PageDesk, filters: Filters, view: MetricsView) -> None:
    """Open the dialog; the figures are asked for only here."""
    way = st.segmented_control(
        "By", WAYS, default=WAYS[0], required=True, label_visibility="collapsed", key="_metrics_by"
    )
    rows = [_row(name, found) for name, found in _groups(way or WAYS[0], desk, filters, view)]
    st.caption(format.window(view.first, view.last))
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt=f"Metrics by {way}")
    export.button("metrics", lambda: rows)


def _groups(
    way: str, desk: PageDesk, filters: Filters, view: MetricsView
) -> Iterator[tuple[str, Metrics | ChannelMetrics]]:
    if way == "Channel":
        yield from ((found.channel or "not named", found) for found in view.now.by_channel)
    elif way == "Team":
        for team in [filters.team] if filters.team else desk.age.teams if desk.age else []:
            yield team, metrics.metrics(desk, replace(filters, team=team))
    else:
        for first, last in months(view.first, view.last):
            asked = replace(filters, first=first, last=last, is_all_time=False)
            yield f"{first:%b %Y}", metrics.metrics(desk, asked)


def months(first: date | None, last: date | None) -> Iterator[tuple[date, date]]:
    """The calendar months of a window, the first and last one cut to it."""
    while first is not None and last is not None and first <= last:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first, min(following - timedelta(days=1), last)
        first = following


def _row(name: str, found: Metrics | ChannelMetrics) -> dict[str, object]:
    return {
        "": plain(name),
        "QA score": format.score(found.average_score),
        "Handle time": format.duration(found.average_handle_seconds),
        "Contacts": found.interactions,
        "Scored": found.scored_interactions,
        "Agents": found.agents,
    }
