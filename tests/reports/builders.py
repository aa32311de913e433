"""Centres told contact by contact, loaded as any export is, and read back as rows to compute again."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pandas as pd

from coaching_lib.desk import Desk
from coaching_lib.people import Role, Viewer
from coaching_lib.scores import Staging
from coaching_lib.scores.load import LoadFacts, publish
from tests.independent import Row

RUBRIC = {
    "Greets": (10.0, False),
    "Explains": (20.0, False),
    "Verifies": (15.0, True),
    "Closes": (5.0, False),
}


@dataclass(frozen=True)
class Contact:
    """One interaction; x None = not applicable, a missing behavior as well."""

    interaction_id: str
    agent_id: str
    day: date | None
    results: Mapping[str, float | None]
    team: str = "North"
    channel: str = "call"
    topic: str | None = None
    overall: float | None = None
    handle: float | None = 300.0
    rubric: str | None = None
    rubric_version: str | None = None
    turns: tuple[tuple[str, str], ...] = field(default=())

    @property
    def started_at(self) -> datetime | None:
        """Noon of the day."""
        return datetime.combine(self.day, time(12)) if self.day else None


def load(
    desk: Desk,
    contacts: Iterable[Contact],
    rubric: Mapping[str, tuple[float | None, bool]] = RUBRIC,
    agents: Iterable[Mapping[str, str]] = (),
    goals: Mapping[str, float] | None = None,
) -> None:
    """Load contacts, a rubric and a roster into the desk's store."""
    told = list(contacts)
    frames = {
        "stg_interaction": [_interaction(contact) for contact in told],
        "stg_result": [row for contact in told for row in _results(contact, rubric)],
        "stg_turn": [row for contact in told for row in _turns(contact)],
        "stg_agent": [dict(agent) for agent in agents],
        "stg_rubric": [
            {"behavior": name, "weight": weight, "critical": critical, "goal_rate": (goals or {}).get(name)}
            for name, (weight, critical) in rubric.items()
        ],
    }
    with Staging(desk.scores) as staging:
        for table, rows in frames.items():
            if rows:
                frame = pd.DataFrame(rows).astype(object).where(lambda f: f.notna(), None)  # noqa: F841
                staging.connection.execute(f"insert into {table} by name select * from frame")
        publish(desk.scores, staging, LoadFacts("test", "test", (), (), {}, datetime(2026, 1, 1, tzinfo=UTC)))


def _interaction(contact: Contact) -> dict:
    return {
        "interaction_id": contact.interaction_id,
        "agent_id": contact.agent_id,
        "agent_name": contact.agent_id.title(),
        "team": contact.team,
        "channel": contact.channel,
        "topic": contact.topic,
        "started_at": contact.started_at,
        "day": contact.day,
        "handle_seconds": contact.handle,
        "overall_score": contact.overall,
        "rubric": contact.rubric,
        "rubric_version": contact.rubric_version,
        "link": f"https://example.com/{contact.interaction_id}",
    }


def _results(contact: Contact, rubric: Mapping[str, tuple[float | None, bool]]) -> list[dict]:
    return [
        {
            "interaction_id": contact.interaction_id,
            "behavior": name,
            "x": x,
            "weight": rubric[name][0],
            "critical": rubric[name][1],
        }
        for name, x in contact.results.items()
    ]


def _turns(contact: Contact) -> list[dict]:
    return [
        {
            "interaction_id": contact.interaction_id,
            "turn": n,
            "speaker": speaker,
            "text": text,
            "seconds": None,
        }
        for n, (speaker, text) in enumerate(contact.turns, start=1)
    ]


def rows_of(
    contacts: Iterable[Contact], rubric: Mapping[str, tuple[float | None, bool]] = RUBRIC
) -> list[Row]:
    """The same contacts for the second computation."""
    return [
        Row(c.interaction_id, c.agent_id, c.day, (c.channel, c.topic), name, x, *rubric[name])
        for c in contacts
        for name, x in c.results.items()
    ]


def made_up_centre(
    last: date, agents: int = 12, a_day: float = 0.5, days: int = 200, seed: int = 7
) -> list[Contact]:
    """A centre with partial results, n/a, critical misses, three channels and topics; seeded."""
    draw = random.Random(seed)
    level = {(a, b): draw.betavariate(6, 3) for a in range(agents) for b in RUBRIC}
    hard = {"call": 0.8, "chat": 1.0, "email": 1.1}
    contacts = []
    for number in range(int(agents * a_day * days)):
        agent, channel = draw.randrange(agents), draw.choice(list(hard))
        topic = draw.choice(["billing", "outage", None])
        results = {}
        for behavior in RUBRIC:
            chance = min(level[agent, behavior] * hard[channel], 0.98)
            x = 0.5 if draw.random() < 0.05 else float(draw.random() < chance)
            results[behavior] = None if draw.random() < 0.2 else x
        day = last - timedelta(days=draw.randrange(days))
        team = "North" if agent % 2 else "South"
        handle = None if draw.random() < 0.1 else float(draw.randrange(0, 900))
        contacts.append(
            Contact(f"i{number}", f"a{agent:02}", day, results, team, channel, topic, handle=handle)
        )
    return contacts


def contacts_from(folder: Path) -> tuple[list[Contact], dict[str, tuple[float, bool]]]:
    """One set of real conversations as contacts, read by other means than the product's."""
    rubric = {r["behavior"]: (float(r["max_points"]), False) for r in _csv(folder / "rubric.csv")}
    results: dict[str, dict[str, float | None]] = {}
    for row in _csv(folder / "scores.csv"):
        x = float(row["points"]) / float(row["max_points"]) if row["points"] else None
        results.setdefault(row["interaction_id"], {})[row["behavior"]] = x
    contacts = [
        Contact(
            row["interaction_id"],
            row["agent_id"],
            date.fromisoformat(row["started_at"][:10]),
            results[row["interaction_id"]],
            row["team"],
            row["channel"],
            overall=float(row["overall_score"]),
            handle=float(row["handle_seconds"]),
        )
        for row in _csv(folder / "interactions.csv")
    ]
    return contacts, rubric


def manager(*teams: str) -> Viewer:
    """A manager of some teams."""
    return Viewer("Manager", frozenset({Role.MANAGER}), teams=frozenset(teams))


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
