"""A figure to draw on and one way to show it: no axes unless asked, fixed size, clicks as customdata."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from coaching_lib.ui.charts import palette
from coaching_lib.ui.charts.calm import CONFIG, calm

TEXT = 13
SMALL = 12


def blank(height: int, **layout: Any) -> go.Figure:
    """An empty figure of this height in pixels, without margins."""
    figure = go.Figure()
    calm(figure, height)
    figure.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 4})
    figure.update_layout(**layout)
    return figure


def bare_axis(**axis: Any) -> dict[str, Any]:
    """An axis that shows nothing and cannot be moved."""
    return {"visible": False, "fixedrange": True, **axis}


def note(figure: go.Figure, text: str, x: float | date, y: float, **more: Any) -> None:
    """A word in the chart, left aligned, without arrow; `text` must already be harmless."""
    more.setdefault("font", {"size": TEXT, "color": palette.INK})
    figure.add_annotation(
        **{"x": x, "y": y, "text": text, "showarrow": False, "xanchor": "left", "align": "left", **more}
    )


def show(figure: go.Figure, name: str, alt: str, is_clickable: bool = False) -> list[Any]:
    """Draw a chart; answers the customdata of the clicked points, empty where nothing was clicked."""
    state: Any = st.plotly_chart(
        figure,
        key=palette.themed_key(name),
        config=CONFIG,
        alt=alt,
        on_select="rerun" if is_clickable else "ignore",
        selection_mode="points",
    )
    points = state["selection"]["points"] if is_clickable else []
    return [point["customdata"] for point in points if point.get("customdata")]
