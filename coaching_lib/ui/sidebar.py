"""The foot of the sidebar: which scores are open and how old, which day it is taken to be, who looks."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching_lib.desk import Desk
from coaching_lib.reports.answers.metrics import DataAge
from coaching_lib.ui import figures_page, viewing
from coaching_lib.ui.format import ago, count, counted, day


def show(desk: Desk, age: DataAge | None, now: datetime) -> None:
    """Draw the foot."""
    with st.sidebar:
        if age is not None:
            _age(age, now)
        if desk.settings.today is not None:
            st.caption(f":material/event: Today is set to {day(desk.today)}")
        figures_page.link()
        if age is not None and (desk.viewer.is_operator or desk.viewer.is_agent):
            viewing.switch(desk)


def _age(age: DataAge, now: datetime) -> None:
    until = f"Scores until {day(age.last_scored_day)}" if age.last_scored_day else "Scores without dates"
    loaded = f", loaded {ago(datetime.fromisoformat(age.loaded_at), now)}" if age.loaded_at else ""
    st.caption(f":material/database: {until}{loaded}")
    st.caption(f"{count(age.interactions)} contacts, {counted(age.agents, 'agent')}")
