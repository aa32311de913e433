"""One plan over time: what was met before and after, with ranges, goal and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from coaching_lib.reports.answers.timelines import Timeline, TimelinePoint
from coaching_lib.ui.charts import canvas, palette
from coaching_lib.ui.format import day, of, percent, short_day
from coaching_lib.ui.text import plot

MET_Y = 1.09
MISSED_Y = -0.08
TOP_Y = 1.27
PHONE_LINE = 0.12


def figure(line: Timeline, is_phone: bool = False) -> go.Figure:
    """The chart of a plan: two levels with bands, goal, three-week points, single contacts as ticks."""
    chart = canvas.blank(
        330 if is_phone else 360, margin={"l": 44, "r": 14 if is_phone else 84, "t": 8, "b": 26}
    )
    _axes(chart, line, TOP_Y + (PHONE_LINE if is_phone else 0))
    _settling(chart, line)
    _level(chart, line.baseline, line.first, line.shared_on, "dash", "Baseline")
    _level(chart, line.after, line.settle_until, _after_end(line), "solid", _after_word(line))
    _team(chart, line)
    _goal(chart, line, is_phone)
    _dates(chart, line, is_phone)
    _points(chart, [p for p in line.points if p.part != "later"], palette.ACCENT)
    _points(chart, [p for p in line.points if p.part == "later"], palette.NEUTRAL)
    _ticks(chart, line)
    return chart


def alt(line: Timeline) -> str:
    """Baseline, after and goal in one sentence."""
    before = percent(line.baseline[0]) if line.baseline else "unknown"
    after = percent(line.after[0]) if line.after else "no contacts yet"
    goal = f"{percent(line.goal_rate)} by {day(line.target_on)}"
    return f"Share met before the plan: {before}; after: {after}; goal {goal}."


def _after_end(line: Timeline) -> date:
    return min(line.target_on, line.last)


def _after_word(line: Timeline) -> str:
    return "After" if line.last > line.target_on else "So far"


def _axes(chart: go.Figure, line: Timeline, top: float) -> None:
    ticks = {"size": canvas.SMALL, "color": palette.MUTED}
    chart.update_layout(
        xaxis={
            "range": [line.first - timedelta(days=2), max(line.last, line.target_on) + timedelta(days=3)],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickfont": ticks,
            "tickformat": "%b",
            "dtick": "M1",
            "ticks": "",
        },
        yaxis={
            "range": [MISSED_Y - 0.06, top + 0.06],
            "fixedrange": True,
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "ticktext": ["0%", "25%", "50%", "75%", "100%"],
            "tickfont": ticks,
            "gridcolor": palette.PALE,
            "zeroline": False,
        },
    )


def _box(
    chart: go.Figure, days: tuple[date, date], rates: tuple[float, float], color: str, opacity: float = 1
) -> None:
    chart.add_shape(
        type="rect",
        x0=days[0],
        x1=days[1],
        y0=rates[0],
        y1=rates[1],
        fillcolor=color,
        opacity=opacity,
        line={"width": 0},
        layer="below",
    )


def _settling(chart: go.Figure, line: Timeline) -> None:
    days = (line.shared_on, min(line.settle_until, line.target_on))
    _box(chart, days, (0, 1), palette.PALE, opacity=0.45)


def _level(
    chart: go.Figure, level: tuple[float, float, float] | None, first: date, last: date, dash: str, word: str
) -> None:
    if level is None or last <= first:
        return
    rate, low, high = level
    _box(chart, (first, last), (low, high), palette.BAND)
    stroke = {"color": palette.ACCENT, "width": 2.5, "dash": dash}
    chart.add_scatter(x=[first, last], y=[rate, rate], mode="lines", line=stroke, hoverinfo="skip")
    head = {"size": canvas.SMALL, "color": palette.ACCENT}
    middle = first + (last - first) / 2
    text = f"<b>{word} {percent(rate)}</b>"
    canvas.note(chart, text, middle, MET_Y + 0.075, font=head, xanchor="center")


def _team(chart: go.Figure, line: Timeline) -> None:
    if not line.team_points:
        return
    chart.add_scatter(
        x=[when for when, _ in line.team_points],
        y=[rate for _, rate in line.team_points],
        mode="lines",
        line={"color": palette.NEUTRAL, "width": 1.5, "dash": "dot"},
        hovertemplate="team without this agent: %{y:.0%}<extra></extra>",
    )


def _goal(chart: go.Figure, line: Timeline, is_phone: bool) -> None:
    stroke = {"color": palette.GOOD, "width": 2, "dash": "dot"}
    ends, rates = [line.shared_on, line.target_on], [line.goal_rate, line.goal_rate]
    chart.add_scatter(x=ends, y=rates, mode="lines", line=stroke, hoverinfo="skip")
    font = {"size": canvas.SMALL, "color": palette.GOOD}
    text = f"<b>Goal {percent(line.goal_rate)}</b>"
    if is_phone:
        canvas.note(chart, text, line.shared_on, line.goal_rate, font=font, xanchor="right", xshift=-4)
    else:
        canvas.note(chart, text, 1, line.goal_rate, xref="paper", font=font, xshift=6)


def _dates(chart: go.Figure, line: Timeline, is_phone: bool) -> None:
    target, side_of_target = ("Target", "right") if is_phone else ("Target date", "center")
    above = PHONE_LINE if is_phone else 0  # narrow: each date on a line of its own
    for when, word, side, y in (
        (line.shared_on, "Shared", "right", TOP_Y + above),
        (line.target_on, target, side_of_target, TOP_Y),
    ):
        stroke = {"color": palette.MUTED, "width": 1}
        chart.add_shape(type="line", x0=when, x1=when, y0=MISSED_Y - 0.05, y1=MET_Y + 0.03, line=stroke)
        font = {"size": canvas.SMALL, "color": palette.MUTED}
        canvas.note(chart, f"{word} {short_day(when)}", when, y, font=font, xanchor=side)


def _points(chart: go.Figure, points: Sequence[TimelinePoint], color: str) -> None:
    if not points:
        return
    chart.add_scatter(
        x=[point.first + (point.last - point.first) / 2 for point in points],
        y=[point.rate for point in points],
        mode="markers",
        marker={
            "color": color,
            "size": [min(7 + point.applicable**0.5 * 1.6, 16) for point in points],
            "line": {"color": palette.PAGE, "width": 1.5},
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [point.rate_high - point.rate for point in points],
            "arrayminus": [point.rate - point.rate_low for point in points],
            "color": color,
            "thickness": 1.2,
            "width": 0,
        },
        hovertext=[_point_words(point) for point in points],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _point_words(point: TimelinePoint) -> str:
    window = f"{short_day(point.first)} to {day(point.last)}"
    met = f"met in {of(point.met, point.applicable)} contacts, {percent(point.rate)}"
    return f"{window}<br>{met}<br>90 % range {percent(point.rate_low)} to {percent(point.rate_high)}"


def _ticks(chart: go.Figure, line: Timeline) -> None:
    for is_met, level, color in ((True, MET_Y, palette.ACCENT), (False, MISSED_Y, palette.MUTED)):
        ticks = [tick for tick in line.ticks if (tick.x >= 0.5) == is_met]
        word = "met" if is_met else "missed"
        chart.add_scatter(
            x=[tick.day for tick in ticks],
            y=[level] * len(ticks),
            mode="markers",
            marker={"symbol": "line-ns", "size": 9, "line": {"width": 1.5, "color": color}},
            customdata=[[tick.interaction_id] for tick in ticks],
            hovertext=[f"{word}, {day(tick.day)}<br>contact {plot(tick.interaction_id)}" for tick in ticks],
            hovertemplate="%{hovertext}<extra></extra>",
        )
