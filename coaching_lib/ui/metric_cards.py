"""Contact Center Metrics: four cards, each with its change against the window before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.answers.metrics import Metrics, MetricsView
from coaching_lib.ui import cards, format, metric_tables, pickers, places
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.phone import is_phone

CALLS = {"call", "calls", "phone", "voice", "telephone"}


def show(desk: PageDesk, filters: Filters, view: MetricsView) -> None:
    """Draw the cards, with the way to the same figures by channel, team and month."""
    period = pickers.period_words()
    with cards.heading("Contact Center Metrics"):
        if st.button("By channel, team, month", icon=":material/table:", type="tertiary"):
            metric_tables.show(desk, filters, view)
    with st.grid(2, min_column_width=430):
        with st.grid(2, min_column_width=150, height="stretch"):
            _score(view, period)
            _handle_time(view, period)
        with st.grid(2, min_column_width=150, height="stretch"):
            _volume(view, period)
            _to_coach(view)


def volume_words(now: Metrics) -> str:
    """Total calls where every interaction is a call, else Total contacts."""
    channels = {(found.channel or "").casefold() for found in now.by_channel}
    return "Total calls" if channels and channels <= CALLS else "Total contacts"


def _score(view: MetricsView, period: str) -> None:
    now, before = view.now, view.before
    _card(
        "Average QA score",
        format.score(now.average_score),
        _minus(now.average_score, before.average_score if before else None),
        format.change,
        period,
        [week.average_score for week in view.weeks],
        help=f"Average of {format.counted(now.scored_interactions, 'scored contact')}, "
        f"{format.window(view.first, view.last)}. 100 would be no point lost.",
    )


def _handle_time(view: MetricsView, period: str) -> None:
    now, before = view.now, view.before
    known = now.average_handle_seconds is not None
    _card(
        "Average handle time",
        format.duration(now.average_handle_seconds),
        _minus(now.average_handle_seconds, before.average_handle_seconds if before else None),
        format.duration_change,
        period,
        [week.average_handle_seconds for week in view.weeks],
        help=None if known else "Handle time is not in the export.",
    )


def _volume(view: MetricsView, period: str) -> None:
    now, before = view.now, view.before
    _card(
        volume_words(now),
        format.count(now.interactions),
        _minus(now.interactions, before.interactions if before else None),
        format.count_change,
        period,
        [week.interactions for week in view.weeks],
        kind="bar",
    )


def _to_coach(view: MetricsView) -> None:
    of = f"of {format.count(view.agents_enough)}"
    with st.container(border=True, height="stretch", vertical_alignment="distribute"):
        st.metric(
            "Agents who need coaching",
            format.count(view.agents_to_coach),
            of + ("" if is_phone() else " with 5 or more contacts"),
            delta_color="blue",
            delta_arrow="off",
            help="Agents who are with high certainty at least 5 points below colleagues on the same kinds of "
            "contacts, with 5 or more contacts and half a point or more to gain.",
        )
        places.link("directory", "Open their list", icon=":material/group:", only="needs-coaching")


def _minus(now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else now - before


def _card(
    label: str,
    value: str,
    change: float | None,
    words: Callable[[float | None], str],
    period: str,
    weeks: Sequence[float | None],
    kind: Literal["line", "bar"] = "line",
    help: str | None = None,
) -> None:
    text = None if change is None else words(change)
    st.metric(
        label,
        value,
        text,
        delta_color="blue",
        delta_arrow=_arrow(text),
        delta_description=None if text is None or is_phone() else f"vs. {period} before",
        border=True,
        height="stretch",
        chart_data=[week for week in weeks if week is not None] or None,
        chart_type=kind,
        help=help,
    )


def _arrow(text: str | None) -> Literal["up", "down", "off"]:
    if text is None or text[0] not in "+−":
        return "off"
    return "up" if text[0] == "+" else "down"
