"""How names, rates, counts and days read in a mail."""

from __future__ import annotations

from datetime import date

from coaching_lib.delivery.parts import Author, PlanFacts
from coaching_lib.people import Agent

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def author_name(author: Author) -> str:
    """The author's name; the one person of local mode ("You") writes as "your manager"."""
    name = " ".join((author.name or "").split())
    return "your manager" if name in {"", "You"} else name


def first_name(name: str) -> str:
    """The name used in the greeting: "Eriksen, Anita" and "Anita Eriksen" both give "Anita"."""
    given = name.split(",", 1)[1] if "," in name else name
    words = given.split()
    return words[0] if words else name


def percent(rate: float) -> str:
    """0.46 as 46%."""
    return f"{rate * 100:.0f}%"


def count(value: float) -> str:
    """A count without decimals; one decimal when results were partly met."""
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"


def day(value: date) -> str:
    """12 August 2024."""
    return f"{value.day} {value:%B %Y}"


def short_day(value: date) -> str:
    """12 Aug."""
    return f"{value.day} {value:%b}"


def length(first: date, last: date) -> str:
    """The time between two days: "six weeks", or "10 days" below two weeks."""
    days = (last - first).days
    weeks = round(days / 7)
    if days < 14:
        return f"{days} day" if days == 1 else f"{days} days"
    return f"{_NUMBERS[weeks] if weeks < len(_NUMBERS) else weeks} weeks"


def contacts(facts: PlanFacts) -> str:
    """6 of 24 contacts."""
    noun = "contact" if facts.applicable == 1 else "contacts"
    return f"{count(facts.met)} of {facts.applicable} {noun}"


def goal_line(facts: PlanFacts) -> str:
    """Goal: 46% or more."""
    return f"Goal: {percent(facts.goal_rate)}" + ("" if facts.goal_rate >= 1 else " or more")


def greeting(agent: Agent, facts: PlanFacts) -> str:
    """The first sentence of the mail."""
    return (
        f"Hi {first_name(agent.agent_name)}, here is one thing to work on until "
        f"{facts.target_on.day} {facts.target_on:%B}, why it matters, and how to do it."
    )


def how_to_reach(author: Author) -> str:
    """Whom a reply reaches."""
    return f"Reply to this mail to reach {author_name(author)}."


def how_to_answer(author: Author, link: str | None) -> str:
    """The last lines: what the mail holds, and whom a reply reaches."""
    whom = author_name(author)
    if link:
        return how_to_reach(author)
    return f"This mail holds the whole plan. Reply to this mail to answer {whom}."
