"""The line under the title of the Overview: whom it shows, which days, how old the scores are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from coaching_lib.filters import Filters
from coaching_lib.reports.answers.metrics import MetricsView
from coaching_lib.ui import digest_menu, format, places
from coaching_lib.ui.frame import PageDesk
from coaching_lib.ui.text import safe


def show(desk: PageDesk, filters: Filters, view: MetricsView) -> None:
    """Draw the line, with the way to all agents at its right, and the heading of the metrics."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(" · ".join(_parts(desk, filters, view)), width="content")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            digest_menu.show(desk)
            places.link("directory", "View all agents", icon=":material/group:")


def ever(filters: Filters) -> Filters:
    """The same filters over all days: plans count from the first one on, whatever period is looked at."""
    return replace(filters, first=None, last=None)


def _parts(desk: PageDesk, filters: Filters, view: MetricsView) -> list[str]:
    agents = format.counted(view.now.agents, "agent")
    teams = len(desk.age.teams) if desk.age else 0
    everyone = "All teams" if desk.viewer.is_operator else f"Your {format.counted(teams, 'team')}"
    parts = [
        f"{safe(filters.team) if filters.team else everyone}, {agents}",
        format.window(view.first, view.last),
    ]
    if desk.age and desk.age.last_scored_day and desk.age.loaded_at:
        until = format.near_day(desk.age.last_scored_day, desk.today)
        loaded = format.ago(datetime.fromisoformat(desk.age.loaded_at), desk.now)
        parts.append(f"scores until {until}, loaded {loaded}")
    return parts
