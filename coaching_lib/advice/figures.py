"""How the facts of a draft read: rates without decimals, counts beside them, days in words. Pure."""

from __future__ import annotations

from datetime import date

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import DraftFacts, Strength

_SPOKEN = ("voice", "phone", "call", "telephone", "telefon", "video")
MOST_DAYS = 3


def of(facts: DraftFacts) -> dict[str, str]:
    """The placeholders of the opening and of a playbook's advice."""
    return {
        "behavior": label(facts.behavior),
        "period": _period(facts.first, facts.last),
        "met": count(facts.met),
        "contacts": contacts(facts.applicable),
        "rate": percent(facts.met / facts.applicable) if facts.applicable else "–",
        "peer_rate": percent(facts.peer_rate or 0.0),
        "evened_out": percent(facts.evened_out_rate or 0.0),
        "points": f"{facts.points or 0.0:.1f}",
    }


def of_strength(strength: Strength) -> dict[str, str]:
    """The placeholders of the sentence about a strength."""
    return {
        "strength": label(strength.behavior),
        "strength_met": count(strength.met),
        "strength_contacts": contacts(strength.applicable),
    }


def of_quote(evidence: Evidence, last: date | None) -> dict[str, str]:
    """The placeholders of the words before a quote."""
    spoken = any(word in (evidence.channel or "").casefold() for word in _SPOKEN)
    when = f"On {day(evidence.day, last)}" if evidence.day else f"In contact {evidence.interaction_id}"
    return {"when": when, "when_lower": when[0].lower() + when[1:], "spoke": "said" if spoken else "wrote"}


def of_goal(goal_rate: float, target_on: date, is_settling: bool) -> dict[str, str]:
    """The placeholders of the sentence about goal and date."""
    return {
        "goal": percent(goal_rate) + ("" if goal_rate >= 1 else " or more"),
        "target": day(target_on),
        "counting": "from the second week on" if is_settling else "from the next day on",
    }


def days(facts: DraftFacts) -> str:
    """When the newest misses were: "on 28 June, 14 June and 3 May", or "in C1 and C2" without dates."""
    dated = [day(value, facts.last) for value in dict.fromkeys(facts.missed_days)][:MOST_DAYS]
    if dated:
        return f"on {listed(dated)}"
    return f"in {listed(list(facts.missed_ids[:MOST_DAYS]))}" if facts.missed_ids else ""


def listed(names: list[str]) -> str:
    """a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def contacts(number: int) -> str:
    """24 contacts."""
    return "1 contact" if number == 1 else f"{number} contacts"


def percent(rate: float) -> str:
    """0.46 as 46%."""
    return f"{rate * 100:.0f}%"


def count(value: float) -> str:
    """A count without decimals; one decimal when results were partly met."""
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"


def day(value: date, beside: date | None = None) -> str:
    """6 May 2024; without the year when `beside` lies in the same one."""
    short = f"{value.day} {value:%B}"
    return short if beside and beside.year == value.year else f"{short} {value.year}"


def label(name: str) -> str:
    """A behavior's name on one line, without a full stop."""
    return " ".join(name.split()).rstrip(".")


def sentence(text: str) -> str:
    """The text on one line, closed with a full stop."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _period(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "So far"
    return f"From {day(first, last)} to {day(last)}"
