"""The chart of Team Performance: a row per behavior, its cost at the left, a dot per agent at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from coaching_lib.reports.answers.behaviors import TeamBehavior
from coaching_lib.ui import format
from coaching_lib.ui.charts import palette, team_words
from coaching_lib.ui.charts.calm import calm
from coaching_lib.ui.text import plot, shortened

LOOKS = {
    "needs-coaching": (palette.OUTLIER, "diamond", 10),
    "clearly-above": (palette.GOOD, "triangle-up", 9),
    "usual": (palette.NEUTRAL, "circle", 8),
}
BIN = 0.014
STEP = 0.1
LABEL_LENGTH = 44
MIDDLE = 0.13
BELOW = 0.42
LEFT, RIGHT = 0.27, 0.31
"""Where the left panel ends and the right one begins, as shares of the width."""
ROOM = 1.3
LETTER = 0.0115


def figure(rows: Sequence[TeamBehavior], chosen: str, is_phone: bool) -> go.Figure:
    """The whole chart; rows as given, the first on top, the name of the chosen behavior bold."""
    drawing = go.Figure()
    most = max((row.impact_points for row in rows), default=0) or 1.0
    for place, row in enumerate(rows):
        _label(drawing, place, row, row.behavior == chosen, is_phone)
        _dots(drawing, place, row)
        _outlier(drawing, place, row, most, is_phone)
    if not is_phone:
        _bars(drawing, rows, most)
    _center(drawing, rows)
    _layout(drawing, len(rows), is_phone)
    return drawing


def _label(drawing: go.Figure, place: int, row: TeamBehavior, is_chosen: bool, is_phone: bool) -> None:
    words = plot(shortened(row.behavior, 30 if is_phone else LABEL_LENGTH))
    if is_chosen:
        words = f"<b>{words}</b>"
    if is_phone:
        words += f"  <b>{format.points(row.impact_points)}</b>"
    if row.is_team_issue:
        words += f"  <span style='color:{palette.MUTED}'>team issue</span>"
    drawing.add_annotation(
        x=0,
        y=place - 0.34,
        xref="paper",
        yref="y",
        text=words,
        showarrow=False,
        xanchor="left",
        yanchor="middle",
        font={"size": 13, "color": palette.INK},
    )


def _bars(drawing: go.Figure, rows: Sequence[TeamBehavior], most: float) -> None:
    names = [row.behavior for row in rows]
    hovers = [team_words.breakout(row) for row in rows]
    drawing.add_bar(
        x=[row.impact_points for row in rows],
        y=[place + MIDDLE for place in range(len(rows))],
        orientation="h",
        width=0.26,
        marker={"color": palette.ACCENT, "cornerradius": 2},
        unselected={"marker": {"opacity": 1}},
        customdata=[["", name] for name in names],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )
    drawing.add_bar(
        x=[most * ROOM] * len(rows),
        y=list(range(len(rows))),
        orientation="h",
        width=0.98,
        marker={"color": palette.PAGE, "opacity": 0.0},
        unselected={"marker": {"opacity": 0.0}},
        customdata=[["", name] for name in names],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )
    drawing.add_scatter(
        x=[row.impact_points for row in rows],
        y=[place + MIDDLE for place in range(len(rows))],
        mode="text",
        text=[f"\u2002{format.points(row.impact_points)}" for row in rows],
        textposition="middle right",
        textfont={"size": 12, "color": palette.INK},
        unselected={"textfont": {"color": palette.INK}},
        cliponaxis=False,
        hoverinfo="skip",
    )
    drawing.update_layout(barmode="overlay", xaxis={"range": [0, most * ROOM]})


def _dots(drawing: go.Figure, place: int, row: TeamBehavior) -> None:
    heights = _swarm([dot.rate for dot in row.dots])
    for standing in ("usual", "clearly-above", "needs-coaching"):
        chosen = [
            (dot, height) for dot, height in zip(row.dots, heights, strict=True) if dot.standing == standing
        ]
        if not chosen:
            continue
        color, symbol, size = LOOKS[standing]
        drawing.add_scatter(
            x=[dot.rate for dot, _ in chosen],
            y=[place + MIDDLE + (height if standing == "usual" else 0) for _, height in chosen],
            xaxis="x2",
            mode="markers",
            marker={
                "color": color,
                "symbol": symbol,
                "size": size,
                "opacity": 0.75 if standing == "usual" else 1,
                "line": {"width": 1, "color": palette.PAGE},
            },
            unselected={"marker": {"opacity": 0.75 if standing == "usual" else 1}},
            customdata=[[dot.agent_id, row.behavior] for dot, _ in chosen],
            hovertext=[team_words.dot_words(dot, row) for dot, _ in chosen],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _swarm(rates: Sequence[float]) -> list[float]:
    """Heights that keep dots of nearly equal rates apart, always the same for the same rates."""
    taken: Counter[int] = Counter()
    heights = []
    for rate in rates:
        slot = round(rate / BIN)
        order = taken[slot] + (slot % 2)
        taken[slot] += 1
        heights.append(STEP * ((order + 1) // 2) * (1 if order % 2 else -1) if order else 0.0)
    return [max(-0.24, min(0.28, height)) for height in heights]


def _outlier(drawing: go.Figure, place: int, row: TeamBehavior, most: float, is_phone: bool) -> None:
    lowest = next((dot for dot in row.dots if dot.standing == "needs-coaching"), None)
    if lowest is None:
        return
    name = shortened(lowest.agent_name, 24)
    below = is_phone or not _fits(name, lowest.rate, row.impact_points / most)
    drawing.add_annotation(
        x=lowest.rate,
        y=place + (BELOW if below else MIDDLE),
        xref="x2",
        yref="y",
        text=plot(name),
        showarrow=False,
        xanchor="left" if below else "right",
        xshift=-4 if below else -9,
        font={"size": 12, "color": palette.INK},
    )


def _fits(name: str, rate: float, bar: float) -> bool:
    """Whether a name fits between the bar of its row (a share of the longest) and its dot."""
    return len(name) * LETTER < RIGHT + (1 - RIGHT) * rate - LEFT * bar / ROOM - 0.07


def _center(drawing: go.Figure, rows: Sequence[TeamBehavior]) -> None:
    known = [(place, row) for place, row in enumerate(rows) if row.met_rate is not None]
    drawing.add_scatter(
        x=[row.met_rate for _, row in known],
        y=[place + MIDDLE for place, _ in known],
        xaxis="x2",
        mode="markers",
        marker={
            "symbol": "line-ns-open",
            "size": 11,
            "color": palette.INK,
            "line": {"width": 2.5, "color": palette.INK},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[["", row.behavior] for _, row in known],
        hovertext=[team_words.breakout(row) for _, row in known],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _lines(drawing: go.Figure, count: int) -> None:
    for place in range(count):
        y = place + MIDDLE
        line = {"color": palette.PALE, "width": 1}
        drawing.add_shape(type="line", x0=0, x1=1, y0=y, y1=y, xref="x2", yref="y", layer="below", line=line)


def _headers(drawing: go.Figure, is_phone: bool) -> None:
    left, right = "Points lost per contact", "Share of contacts where it was met, one dot per agent"
    if is_phone:
        left, right = "Points lost", "Share met, one dot per agent"
    look = {"showarrow": False, "yanchor": "bottom", "font": {"size": 12, "color": palette.MUTED}}
    drawing.add_annotation(x=0, y=1, xref="paper", yref="paper", text=left, xanchor="left", **look)
    drawing.add_annotation(x=1, y=1, xref="paper", yref="paper", text=right, xanchor="right", **look)


def _layout(drawing: go.Figure, count: int, is_phone: bool) -> None:
    _lines(drawing, count)
    _headers(drawing, is_phone)
    calm(drawing, height=(60 if is_phone else 46) * count + 62)
    drawing.update_layout(
        margin={"l": 0, "r": 22, "t": 30, "b": 30},
        yaxis={"range": [count - 0.45, -0.6], "visible": False, "fixedrange": True},
        xaxis={"domain": [0, LEFT], "visible": False, "fixedrange": True},
        xaxis2={
            "domain": [0.0 if is_phone else RIGHT, 1],
            "range": [-0.01, 1.01],
            "anchor": "y",
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "tickformat": ".0%",
            "tickfont": {"size": 12, "color": palette.MUTED},
            "gridcolor": palette.PALE,
            "zeroline": False,
            "fixedrange": True,
        },
    )
