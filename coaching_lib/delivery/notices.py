"""Short mails beside the plan itself: a reminder of a running plan, and praise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coaching_lib.coaching.plan import Plan
from coaching_lib.delivery import wording
from coaching_lib.delivery.parts import Author, Figure, Letter, Row
from coaching_lib.people import Agent

Due = tuple[str, date | None]
"""(what is to be done, until when)"""


def reminder_letter(
    plan: Plan, agent: Agent, author: Author, still_open: Sequence[Due], link: str | None = None
) -> Letter:
    """What is still open of a running plan."""
    until = Figure("Target date", wording.short_day(plan.target_on), text=_until(plan.target_on))
    goal = Figure("Goal", wording.percent(plan.goal_rate), "or more" if plan.goal_rate < 1 else "", True)
    rows = due_rows(still_open)
    first = wording.first_name(agent.agent_name)
    return Letter(
        subject=f"Reminder: {plan.behavior}",
        kicker=f"Reminder from {wording.author_name(author)}",
        heading=plan.behavior,
        opening=f"Hi {first}, your coaching plan runs until {wording.day(plan.target_on)}."
        + (" This is still open:" if rows else ""),
        figures=(goal, until),
        rows=rows,
        link=link,
        closing=f"Reply to this mail to reach {wording.author_name(author)}.",
    )


def due_rows(items: Sequence[Due]) -> tuple[Row, ...]:
    """What is to be done as lines of a mail, each with its day."""
    return tuple(Row(text, value=f"until {wording.short_day(on)}" if on else "") for text, on in items)


def praise_letter(agent: Agent, author: Author, words: str, behavior: str | None) -> Letter:
    """Praise as a mail."""
    whom = wording.author_name(author)
    return Letter(
        subject=f"Well done: {behavior}" if behavior else "Well done",
        kicker=f"Praise from {whom}",
        heading=behavior or "Well done",
        opening=f"Hi {wording.first_name(agent.agent_name)},",
        body=words,
        closing=f"Reply to this mail to reach {whom}.",
    )


def _until(day: date) -> str:
    return f"Target date: {wording.day(day)}"
