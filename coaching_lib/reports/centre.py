"""The centre as one snapshot describes it: agents, behaviors and kinds of contacts, by their numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.people import Agent
from coaching_lib.reports.memo import ANSWERS, CENTRES
from coaching_lib.scores import Snapshot

Row = dict[str, Any]


@dataclass(frozen=True)
class RubricBehavior:
    """One behavior of a rubric. weight None: unknown; goal_rate: share met 0-1."""

    behavior_no: int
    behavior: str
    rubric: str | None
    weight: float | None
    is_critical: bool
    guidance: str | None
    goal_rate: float | None


@dataclass(frozen=True)
class Centre:
    """Who and what one snapshot holds; the same for every viewer."""

    agents: tuple[tuple[int, Agent], ...]
    """(agent_no, agent), everyone ever seen, in the order of the numbers."""
    behaviors: tuple[RubricBehavior, ...]
    strata: tuple[tuple[int, str | None, str | None], ...]
    """(stratum_no, channel, topic)."""

    @cached_property
    def by_id(self) -> dict[str, tuple[int, Agent]]:
        """(agent_no, agent) by id, letter case and outer spaces ignored."""
        return {fold(agent.agent_id): (number, agent) for number, agent in self.agents}

    @cached_property
    def alphabet(self) -> dict[int, int]:
        """Place of every agent_no in the order of the names, accents and case ignored."""
        found = sorted(self.agents, key=lambda pair: (plain(pair[1].agent_name), pair[1].agent_id))
        return {number: place for place, (number, _) in enumerate(found)}

    @cached_property
    def searched(self) -> dict[int, str]:
        """What a search looks through, by agent_no: name, team and e-mail without accents and case."""
        return {
            number: plain(" ".join(filter(None, (agent.agent_name, agent.team, agent.email))))
            for number, agent in self.agents
        }

    @cached_property
    def ids(self) -> dict[int, str]:
        """Agent id by agent_no."""
        return {number: agent.agent_id for number, agent in self.agents}

    @cached_property
    def agent_ids(self) -> frozenset[str]:
        """Ids of everyone ever seen."""
        return frozenset(self.ids.values())

    @cached_property
    def kinds(self) -> dict[int, tuple[str | None, str | None]]:
        """(channel, topic) by stratum_no."""
        return {number: (channel, topic) for number, channel, topic in self.strata}

    @cached_property
    def goals(self) -> dict[str, float]:
        """Share met a rubric asks for, by behavior; only where one is set."""
        return {b.behavior: b.goal_rate for b in self.behaviors if b.goal_rate is not None}


def fold(agent_id: str) -> str:
    """An agent id as ids are compared."""
    return agent_id.strip().casefold()


def plain(text: str) -> str:
    """A text as searching and sorting compare it: without accents and case."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in split if not unicodedata.combining(letter)).casefold().strip()


def behavior_name(known: Centre, behavior: str) -> str:
    """A behavior as the rubric spells it.

    Raises: NotFound.
    """
    names = {fold(each.behavior): each.behavior for each in known.behaviors}
    if fold(behavior) not in names:
        raise NotFound(f"There is no behavior {behavior!r}.", "Write it as the rubric does.")
    return names[fold(behavior)]


def key_of(snapshot: Snapshot, *parts: Hashable) -> Hashable:
    """Key of anything computed from one snapshot: its file, its modes, then the arguments."""
    return (str(snapshot.path), snapshot.na_mode, snapshot.auto_fail, *parts)


def rows(snapshot: Snapshot, question: str, **params: Any) -> list[Row]:
    """The rows a question answers with, as plain values."""
    found: list[Row] = snapshot.ask(question, **params).to_pylist()
    return found


def rows_once(snapshot: Snapshot, question: str, **params: Any) -> list[Row]:
    """The same, remembered; for short answers that pages ask for at every rerun. Never change the rows."""
    asked = tuple((name, tuple(v) if isinstance(v, list) else v) for name, v in sorted(params.items()))
    return ANSWERS.once(key_of(snapshot, "rows", question, asked), lambda: rows(snapshot, question, **params))


def centre(desk: Desk, snapshot: Snapshot) -> Centre:
    """Agents, behaviors and kinds of contacts of a snapshot."""
    return CENTRES.once(key_of(snapshot, "centre"), lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Centre:
    return Centre(
        agents=tuple((row.pop("agent_no"), Agent(**row)) for row in rows(snapshot, "roster")),
        behaviors=tuple(RubricBehavior(**row) for row in rows(snapshot, "behavior_names")),
        strata=tuple((r["stratum_no"], r["channel"], r["topic"]) for r in rows(snapshot, "strata")),
    )
