"""What each kind of mail about a plan says."""

from __future__ import annotations

from collections.abc import Sequence

from coaching_lib.delivery import wording
from coaching_lib.delivery.notices import Due, due_rows
from coaching_lib.delivery.parts import Author, Figure, Letter, PlanFacts, SharedPlan
from coaching_lib.delivery.quoting import mailed
from coaching_lib.people import Agent

ATTACHED = "The target date is attached as a calendar entry."
AGREED = "What you take on:"
COMPARED = "What is compared, and with whom, stands on the plan's page."


def plan_letter(
    plan: SharedPlan,
    agent: Agent,
    author: Author,
    facts: PlanFacts,
    link: str | None = None,
    *,
    has_quotes: bool = True,
    has_calendar: bool = False,
    items: Sequence[Due] = (),
) -> Letter:
    """The mail that carries a plan; without a link it is the whole plan and asks for a reply.

    `has_quotes`: with the customers' words, numbers masked. `has_calendar`: its days are attached. `items`:
    what the agent is to do besides, and until when.
    """
    body = mailed(plan.advice, has_quotes, has_link=link is not None)
    return Letter(
        subject=f"Coaching plan: {plan.behavior}",
        kicker=f"Coaching plan from {wording.author_name(author)}",
        heading=plan.behavior,
        opening=wording.greeting(agent, facts),
        figures=_figures(facts),
        bar=(facts.rate or 0.0, facts.goal_rate),
        body=f"{body}\n\n{AGREED}" if items else body,
        rows=due_rows(items),
        link=link,
        closing=wording.how_to_answer(author, link) + (f" {ATTACHED}" if has_calendar else ""),
    )


def verdict_letter(
    plan: SharedPlan, agent: Agent, author: Author, sentence: str, notes: Sequence[str], link: str | None
) -> Letter:
    """What became of a plan after its target date, in the same words as on its page."""
    return Letter(
        subject=f"Outcome of your coaching plan: {plan.behavior}",
        kicker=f"Coaching plan from {wording.author_name(author)}",
        heading=plan.behavior,
        opening=f"Hi {wording.first_name(agent.agent_name)}, your coaching plan has ended. {sentence}",
        body="\n\n".join(notes),
        link=link,
        closing=f"{COMPARED} {wording.how_to_reach(author)}",
    )


def withdrawn_letter(plan: SharedPlan, agent: Agent, author: Author, has_calendar: bool) -> Letter:
    """That a plan does not count any more; says nothing of its content."""
    days = " Its days leave your calendar with this mail." if has_calendar else ""
    return Letter(
        subject=f"Coaching plan withdrawn: {plan.behavior}",
        kicker=f"Coaching plan from {wording.author_name(author)}",
        heading=plan.behavior,
        opening=f"Hi {wording.first_name(agent.agent_name)}, this coaching plan was withdrawn: there is "
        f"nothing to do.{days}",
        closing=wording.how_to_reach(author),
    )


def trial_letter(host: str | None) -> Letter:
    """The test mail: that it is read is all it says. `host`: the mail server; None: it is filed."""
    way = f"This mail was sent through {host}. " if host else "This mail was filed and sent by hand. "
    return Letter(
        subject="Coaching: test mail",
        kicker="Test mail",
        heading="The connection works" if host else "Mails are filed",
        opening=way + "Plans will reach your agents the same way.",
        closing="Nobody needs to do anything.",
    )


def _figures(facts: PlanFacts) -> tuple[Figure, ...]:
    below = "" if facts.goal_rate >= 1 else "or more"
    goal = Figure("Goal", wording.percent(facts.goal_rate), below, True, wording.goal_line(facts))
    span = wording.length(facts.shared_on, facts.target_on)
    until = Figure(
        "Target date",
        wording.short_day(facts.target_on),
        span,
        text=f"Target date: {wording.day(facts.target_on)} ({span})",
    )
    if facts.rate is None:
        return goal, until
    return Figure("Today", wording.percent(facts.rate), wording.contacts(facts)), goal, until
