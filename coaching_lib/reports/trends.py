"""How scores move: against the window before, and week by week."""

from __future__ import annotations

import math
from datetime import timedelta

from coaching_lib.desk import Desk
from coaching_lib.periods import window_ending
from coaching_lib.reports.centre import rows
from coaching_lib.reports.metrics import whole_weeks
from coaching_lib.reports.rolled_up import by_day
from coaching_lib.reports.span import Span, last_scored_day
from coaching_lib.reports.standings import CentreStandings
from coaching_lib.scores import Snapshot

WEEKS = 26
Z = 1.645
"""90 % range."""
ENOUGH = 5
"""Scored contacts in each window below which no direction is named."""


def trend(view: CentreStandings, before: CentreStandings | None, number: int) -> tuple[float | None, str]:
    """Points against the window before, and rising or falling where the change is beyond chance.

    Beyond chance: the 90 % range of the difference of means excludes 0; its standard deviation is the
    centre's within agents, pooled, because a handful of scores says little about their own spread.
    """
    now = view.totals.get(number)
    then = before.totals.get(number) if before else None
    if now is None or now.average_score is None:
        return None, ""
    if then is None or then.average_score is None or view.score_sd is None:
        return None, "steady"
    change = now.average_score - then.average_score
    reach = Z * view.score_sd * math.sqrt(1 / now.scored + 1 / then.scored)
    if abs(change) <= reach or min(now.scored, then.scored) < ENOUGH:
        return change, "steady"
    return change, "rising" if change > 0 else "falling"


def weekly_scores(
    desk: Desk, snapshot: Snapshot, asked: Span, numbers: list[int]
) -> dict[int, tuple[float | None, ...]]:
    """Average score per whole week of the 26 weeks that end with the window, oldest first, by agent_no."""
    last = asked.window.last if asked.window else last_scored_day(desk, snapshot)
    if last is None or not numbers:
        return {}
    mondays = whole_weeks(window_ending(last, WEEKS * 7 + 6))[-WEEKS:]
    days = {"first": mondays[0], "last": mondays[-1] + timedelta(days=6)}
    found = rows(
        snapshot, by_day(asked, "agent_weeks", "agent_day_weeks"), agents=numbers, **(asked.params | days)
    )
    scores = {(row["agent_no"], row["week"]): row["average_score"] for row in found}
    return {number: tuple(scores.get((number, monday)) for monday in mondays) for number in numbers}
