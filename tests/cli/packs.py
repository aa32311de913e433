"""Made-up centers as the files an analyst would bring: seeded, uneven, with everything that can go wrong."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from tests.independent import Row

TODAY = date(2026, 7, 1)
CHANGE = date(2026, 5, 8)
CHANNELS = {"call": 0.8, "chat": 1.0, "email": 1.12}
WORDS = {1.0: "met", 0.5: "partial", 0.0: "missed", None: "not applicable"}
LONG = ("behavior", "points", "max_points")
LOG = ("interaction_id", "agent_id", "agent_name", "team", "channel", "topic", "started_at", "handle_seconds")


@dataclass(frozen=True)
class Talk:
    """One interaction; x None = not applicable."""

    interaction_id: str
    agent_id: str
    started_at: datetime
    results: Mapping[str, float | None]
    channel: str | None = "call"
    topic: str | None = None


@dataclass(frozen=True)
class Center:
    """Interactions and the rubric (weight, critical) they were scored with."""

    talks: tuple[Talk, ...]
    rubric: Mapping[str, tuple[float, bool]]
    agent_ids: tuple[str, ...]

    @property
    def rows(self) -> list[Row]:
        """The same for the second computation."""
        return [
            Row(
                t.interaction_id,
                t.agent_id,
                t.started_at.date(),
                (t.channel, t.topic),
                name,
                x,
                *self.rubric[name],
            )
            for t in self.talks
            for name, x in t.results.items()
        ]

    def with_talks(self, more: Iterable[Talk]) -> Center:
        """The center with further interactions."""
        return replace(self, talks=(*self.talks, *more))

    def heavier(self, factor: float) -> Center:
        """The center with every weight times something."""
        return replace(self, rubric={b: (w * factor, c) for b, (w, c) in self.rubric.items()})


@dataclass(frozen=True)
class Kind:
    """What a center is drawn from."""

    seed: int
    agents: int = 12
    behaviors: tuple[str, ...] = ("Greets", "Explains", "Verifies", "Closes")
    weights: tuple[float, ...] = (10.0, 20.0, 15.0, 5.0)
    critical: str = "Verifies"
    channels: tuple[str | None, ...] = ("call", "chat", "email")
    topics: tuple[str | None, ...] = ("Billing", "Outage", None)
    talks: int = 700
    days: int = 150
    partial: tuple[float, ...] = (0.5,)
    uneven: float = 0.8
    """Standard deviation of log volume."""
    wander: float = 0.0
    """Share of agents x behaviors whose ability is any other from May on."""
    after_today: int = 0
    style: str = "points"


def draw_center(kind: Kind) -> Center:
    """Agents of different ability, volume and mix; the results of critical behaviors fail a contact."""
    draw = random.Random(kind.seed)
    agents = [f"a{number:02}" for number in range(kind.agents)]
    level = {(a, b): draw.betavariate(6, 2.5) for a in agents for b in kind.behaviors}
    later = {
        key: draw.betavariate(0.8, 0.4) if draw.random() < kind.wander else p for key, p in level.items()
    }
    volume = [draw.lognormvariate(0, kind.uneven) for _ in agents]
    mix = {a: [draw.gammavariate(1, 1) for _ in kind.channels] for a in agents}
    talks = []
    for number in range(kind.talks):
        agent = draw.choices(agents, volume)[0]
        channel = draw.choices(kind.channels, mix[agent])[0]
        day = TODAY + timedelta(days=kind.after_today - draw.randrange(kind.days))
        results = {}
        for behavior in kind.behaviors:
            if draw.random() < 0.08:
                continue
            able = (later if day >= CHANGE else level)[agent, behavior]
            chance = min(able * CHANNELS.get(channel, 0.95), 0.985)
            x = draw.choice(kind.partial) if draw.random() < 0.08 else float(draw.random() < chance)
            results[behavior] = None if draw.random() < 0.15 else x
        at = datetime.combine(day, time(draw.randrange(24), draw.randrange(60)))
        talks.append(Talk(f"t{number:05}", agent, at, results, channel, draw.choice(kind.topics)))
    rubric = {b: (w, b == kind.critical) for b, w in zip(kind.behaviors, kind.weights, strict=True)}
    return Center(tuple(talks), rubric, tuple(agents))


def write_center(center: Center, folder: Path, style: str = "points", seed: int | None = None) -> Path:
    """The files of an export. Styles: points (a log, and a file of points), words (one file: met or missed).

    `seed`: shuffle the rows of every file.
    """
    folder.mkdir(parents=True)
    log = [(_log(talk), talk) for talk in center.talks]
    if style == "points":
        write_csv(folder / "interactions.csv", LOG, [row for row, _ in log], seed)
        scored = [[row[0], *line] for row, talk in log for line in _points(talk, center.rubric)]
        write_csv(folder / "scores.csv", ("interaction_id", *LONG), scored, seed)
    else:
        scored = [[*row, b, WORDS[x]] for row, talk in log for b, x in talk.results.items()]
        write_csv(folder / "results.csv", (*LOG, "behavior", "result"), scored, seed)
    rubric = [[b, w, "yes" if is_critical else "no"] for b, (w, is_critical) in center.rubric.items()]
    column = "max_points" if style == "points" else "weight"
    write_csv(folder / "rubric.csv", ("behavior", column, "critical"), rubric, seed)
    return folder


def write_csv(file: Path, header: Iterable[str], rows: Iterable[Iterable], seed: int | None = None) -> Path:
    """A CSV, its rows in the given order or shuffled."""
    told = [list(row) for row in rows]
    if seed is not None:
        random.Random(seed).shuffle(told)
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([list(header), *told])
    return file


def _log(talk: Talk) -> list[str]:
    team = "North" if int(talk.agent_id[1:]) % 2 else "South"
    at = talk.started_at.isoformat(sep=" ")
    kind = [talk.channel or "", talk.topic or ""]
    return [talk.interaction_id, talk.agent_id, f"Agent {talk.agent_id[1:]}", team, *kind, at, "300"]


def _points(talk: Talk, rubric: Mapping[str, tuple[float, bool]]) -> list[list]:
    return [
        [name, "" if x is None else x * rubric[name][0], rubric[name][0]] for name, x in talk.results.items()
    ]


@dataclass(frozen=True)
class Plan:
    """One line of a file of plans."""

    agent_id: str
    behavior: str
    shared_on: date
    target_on: date
    goal_rate: float = 0.8
    acknowledged_at: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells plans apart."""
        return self.agent_id, self.behavior, self.shared_on.isoformat(), self.target_on.isoformat()


def write_plans(plans: Iterable[Plan], file: Path) -> Path:
    """A file for `plan load`."""
    header = ("agent_id", "behavior", "shared_on", "target_on", "goal_rate", "advice", "acknowledged_at")
    return write_csv(file, header, [[*p.key, p.goal_rate, "Try this.", p.acknowledged_at] for p in plans])


def key_of(row: Mapping) -> tuple[str, str, str, str]:
    """The same of a row of `ask plans`."""
    return row["agent_id"], row["behavior"], row["shared_on"], row["target_on"]
