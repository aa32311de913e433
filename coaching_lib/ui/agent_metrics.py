"""An agent's metrics, each against the team, the center and the window before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from coaching_lib.reports.answers.agents import AgentView
from coaching_lib.ui import format, meanings
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import safe


def show(view: AgentView, period: str) -> None:
    """Score (raw and evened out), handle time and contacts, in cards of one height."""
    with st.grid(3, min_column_width=150 if is_phone() else 200, gap="small", height="stretch"):
        _score(view, period)
        _handle_time(view, period)
        _contacts(view, period)


def _score(view: AgentView, period: str) -> None:
    now = view.now.average_score
    before = view.before.average_score if view.before else None
    change = format.change(now - before) if now is not None and before is not None else None
    known = view.score_low is not None and view.score_high is not None
    spread = f" ({format.score(view.score_low)} to {format.score(view.score_high)})" if known else ""
    _card(
        "Average QA score",
        format.score(now),
        change,
        period,
        [week.average_score for week in view.weeks],
        [
            f"Evened out **{format.score(view.evened_out_score)}**{spread}",
            f"Team {format.score(view.team_average_score)}, center {format.score(view.centre_average_score)}",
        ],
        help=meanings.average(view),
    )


def _handle_time(view: AgentView, period: str) -> None:
    now = view.now.average_handle_seconds
    before = view.before.average_handle_seconds if view.before else None
    if now is None:
        lines = ["Handle time is not in the export."]
    else:
        lines = [
            f"Team {format.duration(view.team_handle_seconds)}",
            f"Center {format.duration(view.centre_handle_seconds)}",
        ]
    change = format.duration_change(now - before) if now is not None and before is not None else None
    weeks = [week.average_handle_seconds for week in view.weeks]
    _card("Average handle time", format.duration(now), change, period, weeks, lines)


def _contacts(view: AgentView, period: str) -> None:
    now = view.now.interactions
    change = format.count_change(now - view.before.interactions) if view.before else None
    channels = ", ".join(
        f"{safe(part.channel)} {part.interactions}" for part in view.by_channel if part.channel
    )
    lines = [format.counted(view.now.scored_interactions, "scored contact"), channels]
    _card(
        "Contacts",
        format.count(now),
        change,
        period,
        [week.interactions for week in view.weeks],
        lines,
        "bar",
    )


def _card(
    label: str,
    value: str,
    change: str | None,
    period: str,
    weeks: Sequence[float | None],
    lines: Sequence[str],
    kind: Literal["line", "bar"] = "line",
    help: str | None = None,
) -> None:
    with st.container(border=True, height="stretch", gap="small"):
        st.metric(
            label,
            value,
            change,
            delta_color="blue",
            delta_arrow="off",
            delta_description=f"vs. {period} before" if change and not is_phone() else None,
            chart_data=[week for week in weeks if week is not None] or None,
            chart_type=kind,
            help=help,
        )
        st.caption("  \n".join(line for line in lines if line))
