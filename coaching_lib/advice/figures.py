"""How the facts of a draft read: rates without decimals, counts beside them, days in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coaching_lib.advice.draft import Evidence
from coaching_lib.advice.facts import DraftFacts, Strength
from coaching_lib.advice.shape import plain_marks

_KINDS = {
    "call": ("voice", "phone", "call", "telephone", "telefon", "video", "anruf", "llamada", "appel"),
    "chat": ("chat", "messag", "whatsapp", "sms", "social", "twitter", "facebook", "instagram"),
    "mail": ("mail", "letter", "brief", "ticket", "correo"),
}
_NAMES = {"call": ("call", "a call"), "chat": ("chat", "a chat"), "mail": ("e-mail", "an e-mail")}
_ANY = ("contact", "a contact")
MOST_DAYS = 3


def kind(channel: str | None) -> str | None:
    """call, chat or mail, as the name of a channel says; None: another one, or unknown."""
    name = (channel or "").casefold()
    return next((kind for kind, words in _KINDS.items() if any(word in name for word in words)), None)


def one_kind(channels: Iterable[str | None]) -> str | None:
    """The kind all channels share; None: they differ, or there are none."""
    kinds = {kind(channel) for channel in channels}
    return kinds.pop() if len(kinds) == 1 else None


def of(facts: DraftFacts) -> dict[str, str]:
    """The placeholders of the opening and of a playbook's sentences."""
    return {
        "behavior": label(facts.behavior),
        "period": _period(facts.first, facts.last),
        "over": _lower(_period(facts.first, facts.last)),
        "met": count(facts.met),
        "share": share(facts.met, facts.applicable),
        "peer_rate": percent(facts.peer_rate or 0.0),
        "evened_out": percent(facts.evened_out_rate or 0.0),
        "points": f"{facts.points or 0.0:.1f}",
        **_named(facts.kind),
    }


def of_strength(strength: Strength) -> dict[str, str]:
    """The placeholders of the sentence about a strength."""
    return {
        "strength": label(strength.behavior),
        "strength_share": f"{count(strength.met)} of {contacts(strength.applicable)}",
    }


def of_quote(evidence: Evidence, last: date | None) -> dict[str, str]:
    """The placeholders of the words before a quote."""
    found = kind(evidence.channel)
    when = f"On {day(evidence.day, last)}" if evidence.day else f"In contact {evidence.interaction_id}"
    spoke = "said" if found == "call" else "wrote"
    return {"when": when, "on": _lower(when), "spoke": spoke, **_named(found)}


def of_goal(goal_rate: float, target_on: date, is_settling: bool) -> dict[str, str]:
    """The placeholders of the sentence about goal and date."""
    return {
        "goal": percent(goal_rate) + ("" if goal_rate >= 1 else " or more"),
        "target": day(target_on),
        "start": "the second week" if is_settling else "the next day",
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


def share(met: float, applicable: int) -> str:
    """6 of 24 contacts (25%); none of 24 contacts."""
    if not applicable:
        return "no contact yet"
    if met < 0.05:
        return "none of " + contacts(applicable) if applicable > 1 else "none so far, out of 1 contact"
    return f"{count(met)} of {contacts(applicable)} ({percent(met / applicable)})"


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
    """A behavior's name on one line, without a full stop and without marks that belong to quotes."""
    return plain_marks(" ".join(name.split())).rstrip(".").replace('"', "'")


def sentence(text: str) -> str:
    """The text on one line, closed with a full stop, without marks that belong to quotes."""
    line = plain_marks(" ".join(text.split()))
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _named(found: str | None) -> dict[str, str]:
    name, with_article = _NAMES.get(found or "", _ANY)
    return {"contact": name, "a_contact": with_article, "contacts_word": f"{name}s"}


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _period(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "So far"
    return f"From {day(first, last)} to {day(last)}"
