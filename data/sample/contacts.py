"""The contacts of the sample: drawn from the hidden truth, or written by their authors."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
CENTER = tomllib.loads((HERE / "center.toml").read_text(encoding="utf-8"))
PLANS = tomllib.loads((HERE / "plans.toml").read_text(encoding="utf-8"))["plan"]
CHANNELS = list(CENTER["channels"])
TOPICS = list(CENTER["topics"])
BEHAVIORS = CENTER["behavior"]
NEWEST: date = CENTER["newest_day"]
AGENTS = {agent["id"]: agent | team for team in CENTER["team"] for agent in CENTER["agents"][0][team["team"]]}
SETTLE_DAYS = 7
WORDS_PER_SECOND = {"call": 2.4, "chat": 0.7, "email": 0.02}


@dataclass
class Contact:
    """One interaction: results by behavior key, 0 to 1 or None where the behavior did not apply."""

    agent_id: str
    channel: str
    topic: str
    started_at: datetime
    handle_seconds: int
    results: dict[str, float | None]
    turns: list[tuple[str, str]]


def logit(rate: float) -> float:
    """Log odds of a rate."""
    return math.log(rate / (1 - rate))


def expit(value: float) -> float:
    """Rate of log odds."""
    return 1 / (1 + math.exp(-value))


def planned_rate(agent_id: str, key: str, days_ago: int) -> float | None:
    """The true rate a plan's author wrote down for that day, None without a plan on the behavior."""
    rate = None
    for plan in PLANS:
        if (plan["agent"], plan["behavior"]) != (agent_id, key):
            continue
        has_begun = days_ago <= plan["shared"] - SETTLE_DAYS
        rate = plan["after"] if has_begun else (rate or plan["before"])
    return rate


class Truth:
    """The hidden rates: what the agent would meet on a contact of this channel and topic."""

    def __init__(self, random: Random) -> None:
        self.noise = {(a, b["key"]): random.gauss(0, 0.32) for a in AGENTS for b in BEHAVIORS}
        self.shift = {(t, b["key"]): random.gauss(0, 0.15) for t in TOPICS for b in BEHAVIORS}

    def rate(self, agent: dict[str, Any], behavior: dict[str, Any], contact: Contact, days_ago: int) -> float:
        """Chance that the behavior is met."""
        key = behavior["key"]
        known = planned_rate(agent["id"], key, days_ago) or CENTER["truths"][0].get(agent["id"], {}).get(key)
        usual = logit(behavior["met"]) + agent["quality"] + self.noise[agent["id"], key]
        queue = CENTER["channels"][contact.channel]["shift"] + CENTER["topics"][contact.topic]["shift"]
        weeks_in = (7 * CENTER["weeks"] - days_ago) / 7
        return expit(
            (logit(known) if known else usual) + queue + self.shift[contact.topic, key] + 0.006 * weeks_in
        )


def result(behavior: dict[str, Any], rate: float, contact: Contact, random: Random) -> float | None:
    """Met, missed, in part or not applicable."""
    place = TOPICS.index(contact.topic), CHANNELS.index(contact.channel)
    applies = behavior["applies"][place[0]] * behavior["channel"][place[1]]
    is_applicable, is_met, is_partial = random.random() < applies, random.random() < rate, random.random()
    if not is_applicable:
        return None
    return 1.0 if is_met else 0.5 if is_partial < behavior.get("partial", 0) else 0.0


def drawn(agent: dict[str, Any], days_ago: int, truth: Truth, random: Random) -> Contact:
    """One contact without a conversation."""
    channel = random.choices(CHANNELS, agent["mix"])[0]
    shares = [CENTER["topics"][t]["share"][CHANNELS.index(channel)] for t in TOPICS]
    topic = random.choices(TOPICS, shares)[0]
    start = datetime.combine(NEWEST - timedelta(days=days_ago), time(7)) + timedelta(
        seconds=random.randrange(46_000)
    )
    usual = CENTER["channels"][channel]["handle"] * CENTER["topics"][topic]["longer"]
    seconds = int(usual * math.exp(random.gauss(0, 0.45) - 0.08 * agent["quality"]))
    contact = Contact(agent["id"], channel, topic, start, seconds, {}, [])
    for behavior in BEHAVIORS:
        rate = truth.rate(agent, behavior, contact, days_ago)
        contact.results[behavior["key"]] = result(behavior, rate, contact, random)
    return contact


def drawn_contacts(random: Random) -> Iterator[Contact]:
    """All contacts without a conversation, agent by agent and day by day."""
    truth = Truth(random)
    for agent in AGENTS.values():
        away = CENTER["absences"].get(agent["id"], [-1, -1])
        for days_ago in range(7 * CENTER["weeks"] - 1, -1, -1):
            count = int(agent["weekly"] / 7 + random.random())
            if away[1] <= days_ago <= away[0]:
                continue
            yield from (drawn(agent, days_ago, truth, random) for _ in range(count))


def written(told: dict[str, Any], random: Random) -> Contact:
    """A contact with a conversation and the results its author marked."""
    turns = [(line[0], line[2:]) for line in told["turns"].strip().splitlines()]
    marks: dict[str, float | None] = dict.fromkeys(told["missed"], 0.0) | dict.fromkeys(told["na"])
    start = datetime.combine(NEWEST - timedelta(days=told["day"]), time(8)) + timedelta(
        seconds=random.randrange(36_000)
    )
    contact = Contact(told["agent"], told["channel"], told["topic"], start, 0, {}, turns)
    contact.results = {b["key"]: marks.get(b["key"], 1.0) for b in BEHAVIORS}
    contact.handle_seconds = (
        random.randrange(480, 900) if told["channel"] == "email" else seconds_until(contact)[-1]
    )
    return contact


def seconds_until(contact: Contact) -> list[int]:
    """Seconds from the start to each turn, and to the end."""
    moments = [0.0]
    for _, text in contact.turns:
        moments.append(moments[-1] + 2 + len(text.split()) / WORDS_PER_SECOND[contact.channel])
    return [round(moment) for moment in moments]


def leave_some_unscored(contacts: list[Contact]) -> None:
    """Take the results from some contacts: nobody has scored them."""
    random = Random(CENTER["seed"] + 1)
    for contact in contacts:
        if random.random() < CENTER["unscored_share"]:
            contact.results = dict.fromkeys(contact.results)


def all_contacts() -> list[Contact]:
    """Every contact, oldest first."""
    random = Random(CENTER["seed"])
    contacts = list(drawn_contacts(random))
    leave_some_unscored(contacts)
    for path in sorted((HERE / "conversations").glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))["conversation"]
        contacts += [written(one, random) for one in told]
    return sorted(contacts, key=lambda contact: (contact.started_at, contact.agent_id))
