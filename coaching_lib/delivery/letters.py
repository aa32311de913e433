"""What each kind of mail about a plan says."""

from __future__ import annotations

from coaching_lib.delivery import wording
from coaching_lib.delivery.parts import Author, Figure, Letter, PlanFacts, SharedPlan
from coaching_lib.people import Agent


def plan_letter(
    plan: SharedPlan, agent: Agent, author: Author, facts: PlanFacts, link: str | None = None
) -> Letter:
    """The mail that carries a plan; without a link it is the whole plan and asks for a reply."""
    return Letter(
        subject=f"Coaching plan: {plan.behavior}",
        kicker=f"Coaching plan from {wording.author_name(author)}",
        heading=plan.behavior,
        opening=wording.greeting(agent, facts),
        figures=_figures(facts),
        bar=(facts.rate or 0.0, facts.goal_rate),
        body=plan.advice,
        link=link,
        closing=wording.how_to_answer(author, link),
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
