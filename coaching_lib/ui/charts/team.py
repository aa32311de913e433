"""The chart of Team Performance: a row per behavior, its cost at the left, a dot per agent at the right.

Traces and notes are gathered first and handed to Plotly once: adding them one by one costs ten times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from coaching_lib.reports.answers.behaviors import TeamBehavior
from coaching_lib.ui import format
from coaching_lib.ui.charts import palette, team_words
from coaching_lib.ui.charts.calm import calm
from coaching_lib.ui.charts.swarm import swarm
from coaching_lib.ui.text import plot, shortened

LOOKS = {
    "usual": (palette.NEUTRAL, "circle", 8, 0.75),
    "clearly-above": (palette.GOOD, "triangle-up", 9, 1.0),
    "needs-coaching": (palette.OUTLIER, "diamond", 10, 1.0),
}
MIDDLE = 0.13
"""Where a row's line runs; its label stands above it."""
LABEL, BELOW = -0.34, 0.42
LEFT, RIGHT = 0.27, 0.31
"""Where the left panel ends and the right one begins, as shares of the width."""
ROOM = 1.3
LETTER = 0.0115
Part = dict[str, Any]


def figure(rows: Sequence[TeamBehavior], chosen: str, is_phone: bool) -> go.Figure:
    """The whole chart; rows as given, the first on top, the name of the chosen behavior bold."""
    most = max((row.impact_points for row in rows), default=0) or 1.0
    bars = [] if is_phone else _bars(rows, most)
    notes = [_label(place, row, row.behavior == chosen, is_phone) for place, row in enumerate(rows)]
    notes += [name for place, row in enumerate(rows) for name in _outlier(place, row, most, is_phone)]
    drawing = go.Figure(
        data=[*bars, *_dots(rows), _center(rows)],
        layout={
            "annotations": notes + _headers(is_phone, team_words.dots_are(rows)),
            "shapes": [_line(place) for place in range(len(rows))],
            **_axes(len(rows), most, is_phone),
        },
    )
    calm(drawing, height=(60 if is_phone else 46) * len(rows) + 62)
    return drawing


def _label(place: int, row: TeamBehavior, is_chosen: bool, is_phone: bool) -> Part:
    words = plot(shortened(row.behavior, 30 if is_phone else 44))
    if is_chosen:
        words = f"<b>{words}</b>"
    if is_phone:
        words += f"  <b>{format.points(row.impact_points)}</b>"
    if row.is_team_issue:
        words += f"  <span style='color:{palette.MUTED}'>team issue</span>"
    return _note(words, 0, place + LABEL, xref="paper", xanchor="left", size=13)


def _note(words: str, x: float, y: float, size: int = 12, color: str = palette.INK, **more: Any) -> Part:
    font = {"size": size, "color": color}
    return {"text": words, "x": x, "y": y, "yref": "y", "showarrow": False, "font": font, **more}


def _bars(rows: Sequence[TeamBehavior], most: float) -> list[Part]:
    """Bars, their numbers, and an unseen field over the whole panel: all of a row can be hovered."""
    lost = [row.impact_points for row in rows]
    middles = [place + MIDDLE for place in range(len(rows))]
    bar = {
        "type": "bar",
        "orientation": "h",
        "customdata": [["", row.behavior] for row in rows],
        "hovertext": [team_words.breakout(row) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    seen = {"color": palette.ACCENT, "cornerradius": 2}
    unseen = {"color": palette.PAGE, "opacity": 0.0}
    field = {"x": [most * ROOM] * len(rows), "y": list(range(len(rows))), "width": 0.98}
    return [
        {**bar, "x": lost, "y": middles, "width": 0.26, "marker": seen, "unselected": _opacity(1)},
        _numbers(rows, middles),
        {**bar, **field, "marker": unseen, "unselected": _opacity(0)},
    ]


def _numbers(rows: Sequence[TeamBehavior], middles: list[float]) -> Part:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [row.impact_points for row in rows],
        "y": middles,
        "text": [team_words.number(row) for row in rows],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": palette.INK},
        "unselected": {"textfont": {"color": palette.INK}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _opacity(value: float) -> Part:
    return {"marker": {"opacity": value}}


def _dots(rows: Sequence[TeamBehavior]) -> list[Part]:
    placed = [
        (place + MIDDLE + (height if dot.standing == "usual" else 0), dot, row)
        for place, row in enumerate(rows)
        for dot, height in zip(row.dots, swarm([dot.rate for dot in row.dots]), strict=True)
    ]
    traces = []
    for standing, (color, symbol, size, opacity) in LOOKS.items():
        chosen = [found for found in placed if found[1].standing == standing]
        look = {"color": color, "symbol": symbol, "size": size, "opacity": opacity}
        traces.append(
            {
                **_points([dot.rate for _, dot, _ in chosen], [y for y, _, _ in chosen]),
                "marker": look | {"line": {"width": 1, "color": palette.PAGE}},
                "unselected": _opacity(opacity),
                "customdata": [[dot.agent_id, row.behavior] for _, dot, row in chosen],
                "hovertext": [team_words.dot_words(dot, row) for _, dot, row in chosen],
            }
        )
    return traces


def _points(x: list[float], y: list[float]) -> Part:
    template = "%{hovertext}<extra></extra>"
    return {"type": "scatter", "mode": "markers", "xaxis": "x2", "x": x, "y": y, "hovertemplate": template}


def _outlier(place: int, row: TeamBehavior, most: float, is_phone: bool) -> list[Part]:
    """The name of the lowest agent who needs coaching, left of the dot or, without room, below it."""
    lowest = next((dot for dot in row.dots if dot.standing == "needs-coaching"), None)
    if lowest is None:
        return []
    name = shortened(lowest.agent_name, 24)
    if is_phone or not _fits(name, lowest.rate, row.impact_points / most):
        return [_note(plot(name), lowest.rate, place + BELOW, xref="x2", xanchor="left", xshift=-4)]
    return [_note(plot(name), lowest.rate, place + MIDDLE, xref="x2", xanchor="right", xshift=-9)]


def _fits(name: str, rate: float, bar: float) -> bool:
    """Whether a name fits between the bar of its row (a share of the longest) and its dot."""
    return len(name) * LETTER < RIGHT + (1 - RIGHT) * rate - LEFT * bar / ROOM - 0.07


def _center(rows: Sequence[TeamBehavior]) -> Part:
    known = [
        (place + MIDDLE, row, row.met_rate) for place, row in enumerate(rows) if row.met_rate is not None
    ]
    line = {"width": 2.5, "color": palette.INK}
    return {
        **_points([rate for _, _, rate in known], [y for y, _, _ in known]),
        "marker": {"symbol": "line-ns-open", "size": 11, "color": palette.INK, "line": line},
        "unselected": _opacity(1),
        "customdata": [["", row.behavior] for _, row, _ in known],
        "hovertext": [team_words.breakout(row) for _, row, _ in known],
    }


def _line(place: int) -> Part:
    ends = {"x0": 0, "x1": 1, "y0": place + MIDDLE, "y1": place + MIDDLE}
    line = {"color": palette.PALE, "width": 1}
    return {"type": "line", "xref": "x2", "yref": "y", "layer": "below", "line": line, **ends}


def _headers(is_phone: bool, dots: str) -> list[Part]:
    left, right = "Points lost per contact", f"Share of contacts where it was met, {dots}"
    if is_phone:
        left, right = "Points lost", f"Share met, {dots}"
    frame: Part = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "color": palette.MUTED}
    return [
        _note(left, 0, 1, xanchor="left", **frame),
        _note(right, 1, 1, xanchor="right", **frame),
    ]


def _axes(count: int, most: float, is_phone: bool) -> Part:
    still = {"fixedrange": True, "zeroline": False}
    shares = {"tickvals": [0, 0.25, 0.5, 0.75, 1], "tickformat": ".0%"}
    return {
        "barmode": "overlay",
        "margin": {"l": 0, "r": 22, "t": 30, "b": 30},
        "yaxis": {"range": [count - 0.45, -0.6], "visible": False, **still},
        "xaxis": {"domain": [0, LEFT], "range": [0, most * ROOM], "visible": False, **still},
        "xaxis2": {
            "domain": [0.0 if is_phone else RIGHT, 1],
            "range": [-0.01, 1.01],
            "anchor": "y",
            "tickfont": {"size": 12, "color": palette.MUTED},
            "gridcolor": palette.PALE,
            **shares,
            **still,
        },
    }
