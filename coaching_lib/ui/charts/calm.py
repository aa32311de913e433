"""The quiet look every chart has: no mode bar, no zoom, hover labels on the page's own background."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from coaching_lib.ui.charts import palette

CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""Pass as st.plotly_chart(config=...)."""


def calm(drawing: go.Figure, height: int) -> None:
    """Set what is the same in every chart. `height` in pixels."""
    drawing.update_layout(
        height=height,
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        font={"family": palette.FONT, "size": 12, "color": palette.INK},
        hoverlabel={
            "bgcolor": palette.PAGE,
            "bordercolor": palette.PALE,
            "align": "left",
            "font": {"family": palette.FONT, "size": 13, "color": palette.INK},
        },
    )
