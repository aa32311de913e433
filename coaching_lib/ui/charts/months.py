"""Behaviors by month: points lost per contact as a heat map, the number in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from coaching_lib.reports.answers.behaviors import BehaviorRow
from coaching_lib.ui import format
from coaching_lib.ui.charts import palette
from coaching_lib.ui.charts.calm import calm
from coaching_lib.ui.text import plot, shortened

ROW = 40
NAMES = 0.3
"""Where the names end and the cells begin, as a share of the width."""


def figure(rows: Sequence[BehaviorRow], order: Sequence[str], is_phone: bool) -> go.Figure:
    """`rows` grouped by month (YYYY-MM); `order`: the behaviors from top to bottom."""
    found = {(row.behavior, row.group): row for row in rows}
    months = sorted({row.group for row in rows if row.group})
    cells = [[found.get((behavior, month)) for month in months] for behavior in order]
    drawing = go.Figure(
        data=[
            {
                "type": "heatmap",
                "z": [[row.impact_points if row else None for row in line] for line in cells],
                "x": [month_name(month) for month in months],
                "y": list(range(len(order))),
                "text": [[format.points(row.impact_points) if row else "" for row in line] for line in cells],
                "texttemplate": "%{text}",
                "textfont": {"size": 12, "color": palette.INK},
                "hovertext": [[_hover(row) if row else "" for row in line] for line in cells],
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


def alternative(rows: Sequence[BehaviorRow]) -> str:
    """The chart in one sentence, for screen readers."""
    worst = sorted((row for row in rows if row.group), key=lambda row: -row.impact_points)[:3]
    facts = ", ".join(
        f"{row.behavior} {format.points(row.impact_points)} in {month_name(row.group or '')}" for row in worst
    )
    return f"Points lost per contact by behavior and month. Highest: {facts}."


def month_name(month: str) -> str:
    """Apr 2024 of 2024-04."""
    return f"{date.fromisoformat(month + '-01'):%b %Y}"


def _hover(row: BehaviorRow) -> str:
    return "<br>".join(
        [
            f"<b>{plot(row.behavior)}</b>",
            month_name(row.group or ""),
            f"missed in {format.of(row.missed or 0, row.applicable or 0)}",
            f"{format.points(row.impact_points)} points lost per contact",
        ]
    )


def _layout(order: Sequence[str], is_phone: bool) -> dict[str, object]:
    names = [
        {
            "text": plot(shortened(behavior, 18 if is_phone else 40)),
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
            "domain": [0.4 if is_phone else NAMES, 1],
            "side": "top",
            "type": "category",
            "fixedrange": True,
        }
        | {"tickfont": {"size": 12, "color": palette.MUTED}, "showgrid": False},
        "yaxis": {"range": [len(order) - 0.5, -0.5], "visible": False, "fixedrange": True},
    }
