"""The Directory's table: one row per agent, a real table with links, headers that sort and boxes to choose.

An own component instead of st.dataframe: the grid sorts only the page it holds, draws no range, and opens an
agent at the first arrow key of who works by keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v2 as components

from coaching_lib.reports.answers.agents import DirectoryPage, DirectoryRow
from coaching_lib.ui import directory_choice, directory_controls, format, status, visiting
from coaching_lib.ui.directory_controls import Listed
from coaching_lib.ui.text import line, plain

HERE = Path(__file__).parent
KEY = "directory"
DIRECTIONS = {"rising": "▲ rising", "steady": "• steady", "falling": "▼ falling", "": ""}
IMPROVING = {True: "yes", False: "not yet", None: format.UNKNOWN}
COLUMNS = (
    ("name", "Agent", "name", ""),
    ("score", "QA score", "score", "Average with luck evened out, its 90% range, and the center's line"),
    ("weeks", "26 weeks", None, "Average QA score per week"),
    ("change", "Change", "change", "Points against the period before; rising or falling only beyond chance"),
    ("gain", "Coach first", "to-gain", "Where coaching is needed, and the points the average would gain"),
    ("status", "Latest coaching", "status", "Status of the plan shared last, and how sure it is"),
    ("improving", "Improving", "improving", "By the last finished plan; – where no plan has finished"),
    ("coached", "Coached", "coached", "Day the last plan was shared"),
    ("contacts", "Contacts", "contacts", "In the chosen period"),
)  # fmt: skip
UPWARD = {"name", "team"}
"""Orders whose own direction is from A on."""

_component = components.component(
    "coaching_directory",
    html='<div class="directory"></div>',
    css=(HERE / "directory_table.css").read_text(encoding="utf-8"),
    js=(HERE / "directory_table.js").read_text(encoding="utf-8"),
)


def show(page: DirectoryPage, today: date, asked: Listed) -> None:
    """Draw the rows. A click on one opens the agent, in the browser itself."""
    _component(
        key=KEY,
        data=data(page, today, asked.sorting) | {"chosen": directory_choice.on_page(page.rows)},
        on_order_change=lambda: directory_controls.press_header(asked, _said("order")),
        on_chosen_change=lambda: directory_choice.choose(page.rows, _said("chosen")),
    )


def _said(name: str) -> Any:
    return st.session_state[KEY].get(name)


def data(page: DirectoryPage, today: date, order: tuple[str, bool]) -> dict[str, Any]:
    """Everything the table shows, as words and numbers ready to be drawn."""
    name, is_reversed = order
    known = [score for row in page.rows for score in row.weekly_scores if score is not None]
    return {
        "caption": "Agents with score, trend, coaching and contacts",
        "columns": [dict(zip(("name", "label", "order", "help"), each, strict=True)) for each in COLUMNS],
        "rows": [_row(row, today) for row in page.rows],
        "order": name,
        "up": (name in UPWARD) != is_reversed,
        "ends": list(page.score_ends),
        "centre": page.centre_score,
        "scale": [min(known), max(known)] if known else [0, 100],
    }


def _row(row: DirectoryRow, today: date) -> dict[str, Any]:
    agent = row.agent
    icon, color = status.STATUSES[agent.last_plan_status] if agent.last_plan_status else ("", "")
    scores = list(row.weekly_scores) if any(score is not None for score in row.weekly_scores) else []
    return {
        "id": agent.agent_id,
        "href": visiting.address("agent", agent=agent.agent_id),
        "name": line(agent.agent_name),
        "team": line(agent.team),
        "score": agent.evened_out_score,
        "low": agent.score_low,
        "high": agent.score_high,
        "scoreText": format.score(agent.evened_out_score),
        "scoreBelow": _score_below(row),
        "weeks": scores,
        "weeksText": _weeks_text(scores),
        "change": format.change(row.change),
        "trend": DIRECTIONS.get(row.direction, row.direction),
        "gain": line(agent.behaviors_to_coach[0]) if agent.behaviors_to_coach else "",
        "gainBelow": _gain_below(row),
        "status": agent.last_plan_status or "",
        "statusIcon": icon.removeprefix(":material/").rstrip(":"),
        "color": color,
        "evidence": plain(agent.last_plan_evidence),
        "improving": IMPROVING[agent.improving],
        "coached": format.near_day(row.last_coached_on, today),
        "contacts": format.count(agent.interactions),
    }  # fmt: skip


def _score_below(row: DirectoryRow) -> str:
    agent = row.agent
    if agent.score_low is None or agent.score_high is None:
        return ""
    return f"{format.score(agent.score_low)} to {format.score(agent.score_high)}" + place(row, " · ")


def place(row: DirectoryRow, before: str = "") -> str:
    """4th to 11th; 4th where it is sure; empty where nothing is."""
    if row.rank_low is None or row.rank_high is None:
        return ""
    if row.rank_low == row.rank_high:
        return before + format.ordinal(row.rank_low)
    return f"{before}{format.ordinal(row.rank_low)} to {format.ordinal(row.rank_high)}"


def _gain_below(row: DirectoryRow) -> str:
    more = len(row.agent.behaviors_to_coach) - 1
    points = f"{format.points(row.points_to_gain)} points" if more >= 0 else ""
    return points + (f", {more} more" if more > 0 else "")


def _weeks_text(scores: Sequence[float | None]) -> str:
    known = [score for score in scores if score is not None]
    if not known:
        return "No scored week"
    return (
        f"Between {format.score(min(known))} and {format.score(max(known))}, last {format.score(known[-1])}"
    )
