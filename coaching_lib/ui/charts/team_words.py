"""What the chart of Team Performance says: hover texts and the sentence for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.reports.answers.behaviors import AgentDot, TeamBehavior
from coaching_lib.ui import format
from coaching_lib.ui.charts import palette
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
    listed = outliers_first(row.dots)
    if listed:
        lines += ["", "Lowest, luck evened out", *map(_agent, listed[:4])]
    if len(listed) > 4:
        lines += ["Highest", *map(_agent, reversed(listed[4:][-2:]))]
    return "<br>".join(lines)


def outliers_first(dots: Sequence[AgentDot]) -> list[AgentDot]:
    """Who needs coaching first, then from the lowest evened-out share up."""
    return sorted(dots, key=lambda dot: dot.standing != "needs-coaching")


def _before(row: TeamBehavior) -> str:
    return "" if row.impact_before is None else f" ({trend(row)} against the period before)"


def trend(row: TeamBehavior) -> str:
    """Change of the points lost per contact against the window before; empty where nothing was scored."""
    return "" if row.impact_before is None else format.change(row.impact_points - row.impact_before)


def dots_are(rows: Sequence[TeamBehavior]) -> str:
    """What the dots of the chart are; of very many agents only some have one."""
    return "some agents as dots" if any(row.agents > len(row.dots) for row in rows) else "one dot per agent"


def number(row: TeamBehavior) -> str:
    """What stands at the end of a bar: the points, and in grey their change."""
    points, change = format.points(row.impact_points), trend(row)
    return f"\u2002{points}\u2002<span style='color:{palette.MUTED}'>{change}</span>"


def _agent(dot: AgentDot) -> str:
    mark = f" <span style='color:{palette.OUTLIER}'>◆</span>" if dot.standing == "needs-coaching" else ""
    counts = f"{format.of(dot.met, dot.applicable)}, {format.points(dot.points_lost)} points"
    return f"<b>{format.percent(dot.rate)}</b>  {plot(dot.agent_name)}{mark}  ({counts})"


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
