"""The Directory's table: one row per agent; a click on a row opens the agent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from coaching_lib.reports.answers.agents import DirectoryRow
from coaching_lib.ui import cards, format, places, status
from coaching_lib.ui.phone import is_phone
from coaching_lib.ui.text import plain, safe

DIRECTIONS = {"rising": "▲ rising", "steady": "• steady", "falling": "▼ falling", "": ""}
IMPROVING = {True: "yes", False: "not yet", None: ""}
CLICK = "_directory_click"
ROW_HEIGHT = 38


def show(rows: Sequence[DirectoryRow], today: date) -> None:
    """Draw the rows, as a grid or on a phone as a list. Leaves for the agent that was clicked."""
    if is_phone():
        for row in rows:
            _phone_row(row)
        return
    answer: Any = st.dataframe(
        frame(rows, today),
        column_config=_columns(rows),
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (len(rows) + 1) + 2,
        key="directory",
        on_select="rerun",
        selection_mode="single-cell",
        alt="Agents with score, trend, coaching and contacts",
    )
    clicked = st.session_state.get(CLICK)
    cells = answer.selection.cells if answer else []
    if clicked is not None or cells:
        place = clicked.row if clicked is not None else cells[0][0]
        places.go("agent", agent=rows[place].agent.agent_id)


def frame(rows: Sequence[DirectoryRow], today: date) -> pd.DataFrame:
    """The rows as the grid shows them."""
    return pd.DataFrame([_cells(row, today) for row in rows])


def _cells(row: DirectoryRow, today: date) -> dict[str, object]:
    agent = row.agent
    return {
        "Agent": plain(agent.agent_name),
        "Team": plain(agent.team),
        "QA score": agent.evened_out_score,
        "26 weeks": [score for score in row.weekly_scores if score is not None],
        "Change": None if row.change is None else round(row.change, 1) + 0.0,
        "Trend": DIRECTIONS.get(row.direction, row.direction),
        "Coach first": ", ".join(map(plain, agent.behaviors_to_coach)),
        "Latest coaching": [agent.last_plan_status] if agent.last_plan_status else [],
        "Evidence": agent.last_plan_evidence or "",
        "Improving": IMPROVING[agent.improving],
        "Coached": format.near_day(row.last_coached_on, today) if row.last_coached_on else "",
        "Contacts": agent.interactions,
        "90% range": _range(agent.score_low, agent.score_high),
    }


def _range(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"{format.score(low)} to {format.score(high)}"


def _columns(rows: Sequence[DirectoryRow]) -> dict[str, Any]:
    column = st.column_config
    known = [score for row in rows for score in row.weekly_scores if score is not None]
    low, high = (min(known), max(known)) if known else (0.0, 100.0)
    score_help = "Average QA score with luck evened out: few contacts pull it towards the center's average."
    improving_help = "By the last finished plan. Empty: no plan has finished."
    return {
        "Agent": column.ButtonColumn(
            type="tertiary", alignment="left", pinned=True, width=_name_width(rows), key=CLICK
        ),
        "Team": column.TextColumn(),
        "QA score": column.ProgressColumn(
            min_value=0, max_value=100, format="%.1f", width=112, help=score_help, color="primary"
        ),
        "26 weeks": column.LineChartColumn(
            y_min=low, y_max=high, width=90, help="Average QA score per week", color="primary"
        ),
        "Change": column.NumberColumn(format="%+.1f", width=72, help="Points against the period before"),
        "Trend": column.TextColumn(width=82, help="Rising or falling only where it is more than chance"),
        "Coach first": column.TextColumn(width=176),
        "Latest coaching": column.MultiselectColumn(
            options=list(status.STATUSES), color=[color for _, color in status.STATUSES.values()], width=134
        ),
        "Evidence": column.TextColumn(width=124),
        "Improving": column.TextColumn(width=82, help=improving_help),
        "Coached": column.TextColumn(width=78, help="Day the last plan was shared"),
        "Contacts": column.NumberColumn(width=76),
        "90% range": column.TextColumn(width=104, help="The score that luck hides is here in 9 of 10 cases"),
    }


def _name_width(rows: Sequence[DirectoryRow]) -> int:
    """Pixels that hold the longest name, within reason."""
    longest = max(len(row.agent.agent_name) for row in rows)
    return min(max(124, 8 * longest + 30), 220)


def _phone_row(row: DirectoryRow) -> None:
    agent = row.agent
    with cards.stacked():
        with cards.row():
            places.link("agent", f"**{safe(agent.agent_name)}**", width="stretch", agent=agent.agent_id)
            if agent.last_plan_status:
                status.badge(agent.last_plan_status)
        facts = [format.score(agent.evened_out_score), DIRECTIONS.get(row.direction, "")]
        facts.append(format.counted(agent.interactions, "contact"))
        st.caption(" · ".join(safe(fact) for fact in facts if fact))
        if agent.behaviors_to_coach:
            st.caption(f":orange[{status.NEEDS_COACHING}] {safe(', '.join(agent.behaviors_to_coach))}")


def export_rows(rows: Sequence[DirectoryRow]) -> list[dict[str, object]]:
    """The rows with unrounded figures, for the CSV file."""
    return [
        {
            "agent_id": row.agent.agent_id,
            "agent_name": row.agent.agent_name,
            "team": row.agent.team,
            "manager": row.agent.manager,
            "email": row.email,
            "interactions": row.agent.interactions,
            "scored_interactions": row.agent.scored_interactions,
            "average_score": row.agent.average_score,
            "evened_out_score": row.agent.evened_out_score,
            "score_low": row.agent.score_low,
            "score_high": row.agent.score_high,
            "change": row.change,
            "direction": row.direction,
            "behaviors_to_coach": row.agent.behaviors_to_coach,
            "last_plan_status": row.agent.last_plan_status,
            "last_plan_evidence": row.agent.last_plan_evidence,
            "improving": row.agent.improving,
            "last_coached_on": row.last_coached_on,
        }
        for row in rows
    ]
