"""What the chart of Team Performance says: hover texts and the sentence for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.reports.answers.behaviors import AgentDot, TeamBehavior
from coaching_lib.ui import format
from coaching_lib.ui.text import plot


def alternative(rows: Sequence[TeamBehavior]) -> str:
    """The chart in one sentence, for screen readers."""
    costs = ", ".join(f"{row.behavior} {format.points(row.impact_points)}" for row in rows[:3])
    return (
        f"Points lost per contact by behavior, highest first: {costs}. The list beside it names the agents."
    )


def breakout(row: TeamBehavior) -> str:
    """What hovering a behavior shows: its cost and the agents who stand out."""
    lines = [
        f"<b>{plot(row.behavior)}</b>",
        f"{format.points(row.impact_points)} points lost per contact{_before(row)}",
        f"met in {format.percent(row.met_rate)} of {format.count(row.applicable)} contacts",
    ]
    if row.dots:
        lines += ["", "Lowest, luck evened out", *map(_agent, row.dots[:4])]
    if len(row.dots) > 4:
        lines += ["Highest", *map(_agent, reversed(row.dots[4:][-2:]))]
    return "<br>".join(lines)


def _before(row: TeamBehavior) -> str:
    if row.impact_before is None:
        return ""
    return f" ({format.change(row.impact_points - row.impact_before)} against the period before)"


def _agent(dot: AgentDot) -> str:
    counts = f"{format.of(dot.met, dot.applicable)}, {format.points(dot.points_lost)} points"
    return f"<b>{format.percent(dot.rate)}</b>  {plot(dot.agent_name)}  ({counts})"


def dot_words(dot: AgentDot, row: TeamBehavior) -> str:
    return "<br>".join(
        [
            f"<b>{plot(dot.agent_name)}</b>",
            plot(row.behavior),
            f"met in {format.of(dot.met, dot.applicable)}",
            f"evened out {format.percent(dot.rate)} "
            f"({format.percent(dot.rate_low)} to {format.percent(dot.rate_high)})",
            f"colleagues on the same contacts {format.percent(dot.peer_rate)}",
            f"{format.points(dot.points_lost)} points lost",
            "Click to open the agent",
        ]
    )
