"""What to coach first: frequency x cost per miss = points lost, one row per behavior."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from coaching_lib.scoring.areas import Area
from coaching_lib.ui.charts import canvas, palette
from coaching_lib.ui.format import of, percent, points
from coaching_lib.ui.text import plot, shortened

ROW = 42
PANELS = {"x": (0.0, 0.23), "x2": (0.33, 0.56), "x3": (0.66, 0.93)}
HEADS = {"x": "Frequency of the miss", "x2": "× cost per miss", "x3": "= points lost"}
PHONE_ROW = 46


def figure(areas: Sequence[Area], is_phone: bool = False) -> go.Figure:
    """The chart of ranked behaviors with misses, flagged ones first. Needs at least one area."""
    chart = canvas.blank(_height(len(areas), is_phone), bargap=0)
    rows = range(len(areas))
    if is_phone:
        _lost(chart, areas, rows, "x")
        chart.update_layout(xaxis=canvas.bare_axis(domain=(0, 0.88), range=(0, _top(areas))))
    else:
        _part(chart, [area.frequency or 0 for area in areas], list(map(_share, areas)), "x")
        _part(chart, [area.cost_per_miss or 0 for area in areas], list(map(_cost, areas)), "x2")
        _lost(chart, areas, rows, "x3")
        _panels(chart, areas)
    for row, area in enumerate(areas):
        _label(chart, row, area, is_phone)
    chart.update_layout(yaxis=canvas.bare_axis(range=(len(areas) - 0.55, -0.62 if is_phone else -1.05)))
    return chart


def alt(areas: Sequence[Area]) -> str:
    """The three top facts in one sentence."""
    top = ", ".join(f"{area.behavior} {points(area.impact_points)} points" for area in areas[:3])
    return f"Points of the average lost to each behavior, most first: {top}."


def _height(rows: int, is_phone: bool) -> int:
    return rows * (PHONE_ROW if is_phone else ROW) + (24 if is_phone else 44)


def _top(areas: Sequence[Area]) -> float:
    biggest = max(max(area.impact_points or 0, area.expected_points_lost or 0) for area in areas)
    return max(biggest, 0.1)


def _share(area: Area) -> str:
    return percent(area.frequency)


def _cost(area: Area) -> str:
    return points(area.cost_per_miss)


def _part(chart: go.Figure, values: list[float], texts: list[str], axis: str) -> None:
    chart.add_bar(
        x=values,
        y=list(range(len(values))),
        text=texts,
        orientation="h",
        width=0.34,
        xaxis=axis,
        textposition="outside",
        cliponaxis=False,
        textfont={"size": canvas.SMALL, "color": palette.INK},
        marker={"color": palette.PALE, "cornerradius": 3},
        hoverinfo="skip",
    )


def _lost(chart: go.Figure, areas: Sequence[Area], rows: range, axis: str) -> None:
    chart.add_bar(
        x=[area.impact_points or 0 for area in areas],
        y=list(rows),
        orientation="h",
        width=0.4,
        xaxis=axis,
        marker={"color": [_color(area) for area in areas], "cornerradius": 3},
        customdata=[[area.behavior] for area in areas],
        hovertext=[_hover(area) for area in areas],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    chart.add_scatter(
        x=[area.expected_points_lost for area in areas],
        y=list(rows),
        mode="markers",
        xaxis=axis,
        marker={"symbol": "line-ns", "size": 16, "line": {"width": 2, "color": palette.INK}},
        hoverinfo="skip",
    )
    for row, area in zip(rows, areas, strict=True):
        end = max(area.impact_points or 0, area.expected_points_lost or 0)
        canvas.note(chart, f"<b>{points(area.impact_points)}</b>", end, row, xref=axis, xshift=8)


def _color(area: Area) -> str:
    return palette.OUTLIER if area.needs_coaching else palette.NEUTRAL


def _hover(area: Area) -> str:
    certainty = percent(area.need_probability)
    return "<br>".join(
        [
            f"<b>{plot(area.behavior)}</b>",
            f"missed in {of(area.missed or 0, area.applicable or 0)} contacts where it applied",
            f"frequency {_share(area)}, cost per miss {_cost(area)} points",
            f"points lost: {points(area.impact_points)} counted, "
            f"{points(area.expected_points_lost)} evened out",
            f"{certainty} sure to be clearly below colleagues",
        ]
    )


def _label(chart: go.Figure, row: int, area: Area, is_phone: bool) -> None:
    words = plot(shortened(area.behavior, 40 if is_phone else 64))
    words = f"<b>{words}</b>" if area.needs_coaching else words
    if is_phone:
        words += f"  <span style='font-size:11px'>{_share(area)} × {_cost(area)}</span>"
    canvas.note(chart, words, 0, row, xref="paper", yshift=18, xshift=-2)


def _panels(chart: go.Figure, areas: Sequence[Area]) -> None:
    tops = {
        "x": max((area.frequency or 0 for area in areas), default=0) or 1,
        "x2": max((area.cost_per_miss or 0 for area in areas), default=0) or 1,
        "x3": _top(areas),
    }
    for axis, domain in PANELS.items():
        name = "xaxis" + axis[1:]
        chart.update_layout({name: canvas.bare_axis(domain=domain, range=(0, tops[axis]), anchor="y")})
        head = {"size": canvas.SMALL, "color": palette.MUTED}
        canvas.note(chart, HEADS[axis], domain[0], 1, xref="paper", yref="paper", font=head, xshift=-2)
