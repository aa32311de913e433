"""Behaviors by week or month: points lost per contact as a heat map, the number in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from coaching_lib.reports.answers.behaviors import HeatCell
from coaching_lib.ui import format
from coaching_lib.ui.charts import palette
from coaching_lib.ui.charts.calm import calm
from coaching_lib.ui.text import plot, shortened

ROW = 40
NAMES, PHONE_NAMES = 0.27, 0.36
"""Where the names end and the cells begin, as a share of the width."""
PHONE_STEPS = 4
"""So many weeks or months fit on a phone."""
MOST_NUMBERS = 14
"""With more columns the cells are too narrow for a number; hover and table tell it."""


def figure(cells: Sequence[HeatCell], order: Sequence[str], by: str, is_phone: bool) -> go.Figure:
    """`order`: the behaviors from top to bottom; `by`: week or month. On a phone the newest columns only."""
    found = {(cell.behavior, cell.since): cell for cell in cells}
    since = sorted({cell.since for cell in cells})[-PHONE_STEPS if is_phone else 0 :]
    lines = [[found.get((behavior, day)) for day in since] for behavior in order]
    drawing = go.Figure(
        data=[
            {
                "type": "heatmap",
                "z": [[cell.points_lost if cell else None for cell in line] for line in lines],
                "x": [name(day, by) for day in since],
                "y": list(range(len(order))),
                "text": [
                    [format.points(cell.points_lost) if cell else "" for cell in line] for line in lines
                ],
                "texttemplate": "%{text}" if len(since) <= MOST_NUMBERS else "",
                "textfont": {"size": 12, "color": palette.INK},
                "hovertext": [[_hover(cell, by) if cell else "" for cell in line] for line in lines],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "colorscale": [[0, palette.PAGE], [1, palette.BAND]],
                "zmin": 0,
                "showscale": False,
                "xgap": 3,
                "ygap": 3,
            }
        ],
        layout=_layout(order, is_phone),
    )
    calm(drawing, height=ROW * len(order) + 40)
    return drawing


def alternative(cells: Sequence[HeatCell], by: str) -> str:
    """The chart in one sentence, for screen readers."""
    worst = sorted(cells, key=lambda cell: -cell.points_lost)[:3]
    facts = ", ".join(
        f"{cell.behavior} {format.points(cell.points_lost)} in {words(cell.since, by)}" for cell in worst
    )
    return f"Points lost per contact by behavior and {by}. Highest: {facts}."


def name(since: date, by: str) -> str:
    """A column's head: 6 May for a week, May 2024 for a month."""
    return format.short_day(since) if by == "week" else f"{since:%b %Y}"


def words(since: date, by: str) -> str:
    """The column in full: 6 May – 12 May 2024, or May 2024."""
    return format.window(since, since + timedelta(days=6)) if by == "week" else f"{since:%b %Y}"


def _hover(cell: HeatCell, by: str) -> str:
    return "<br>".join(
        [
            f"<b>{plot(cell.behavior)}</b>",
            words(cell.since, by),
            f"{format.points(cell.points_lost)} points lost per contact",
            f"missed in {format.of(cell.missed, cell.applicable)} ({format.percent(cell.miss_rate)})",
            format.counted(cell.scored_interactions, "scored contact"),
        ]
    )


def _layout(order: Sequence[str], is_phone: bool) -> dict[str, object]:
    names = [
        {
            "text": plot(shortened(behavior, 18 if is_phone else 36)),
            "x": 0,
            "y": place,
            "xref": "paper",
            "xanchor": "left",
            "showarrow": False,
            "font": {"size": 13, "color": palette.INK},
        }
        for place, behavior in enumerate(order)
    ]
    return {
        "annotations": names,
        "margin": {"l": 0, "r": 0, "t": 30, "b": 4},
        "xaxis": {
            "domain": [PHONE_NAMES if is_phone else NAMES, 1],
            "side": "top",
            "type": "category",
            "fixedrange": True,
        }
        | {"tickfont": {"size": 12, "color": palette.MUTED}, "showgrid": False},
        "yaxis": {"range": [len(order) - 0.5, -0.5], "visible": False, "fixedrange": True},
    }
