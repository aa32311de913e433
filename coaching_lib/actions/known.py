"""Whom and what the scores know: the agents and behaviors an action may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.people import Agent, scope
from coaching_lib.periods import Window
from coaching_lib.scores.snapshot import Snapshot


@dataclass(frozen=True)
class Known:
    """Agents and behaviors of the current snapshot, by their folded names."""

    snapshot: Snapshot
    agents: Mapping[str, Agent]
    behaviors: Mapping[str, str]
    ids: Mapping[int, str]
    """Agent id by agent_no."""


@dataclass(frozen=True)
class Standing:
    """Where an agent stood in a window: contacts in which the behavior applied, and how often it was met."""

    met: float
    applicable: int


def known(desk: Desk) -> Known:
    """Everyone and everything in the current snapshot.

    Raises: NotFound while nothing was loaded.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        raise NotFound("There are no scores yet, so there is nobody to coach.", "Load an export first.")
    roster = snapshot.ask("roster").to_pylist()
    agents = [_agent(row) for row in roster]
    behaviors = snapshot.ask("behavior_names").column("behavior").to_pylist()
    return Known(
        snapshot,
        {fold(agent.agent_id): agent for agent in agents},
        {fold(name): name for name in behaviors},
        {row["agent_no"]: row["agent_id"] for row in roster},
    )


def agent_in_scope(desk: Desk, facts: Known, agent_id: str) -> Agent:
    """The agent with this id.

    Raises: NotFound when there is none, or the viewer may not see the agent: both read the same.
    """
    agent = facts.agents.get(fold(agent_id))
    if agent is None or not scope(desk.viewer).includes(agent.agent_id, agent.team):
        raise NotFound(f"There is no agent {agent_id!r} among your agents.", "Choose one from the Directory.")
    return agent


def known_behavior(facts: Known, behavior: str) -> str:
    """The behavior as the rubric spells it.

    Raises: NotFound.
    """
    name = facts.behaviors.get(fold(behavior))
    if name is None:
        raise NotFound(f"There is no behavior {behavior!r}.", "Write it as the rubric does.")
    return name


def standing(facts: Known, agent_id: str, behavior: str, window: Window) -> Standing:
    """Counts of one agent and behavior in a window."""
    answer = facts.snapshot.ask(
        "agent_baseline",
        agent_id=agent_id,
        behavior=behavior,
        base_first=window.first,
        base_last=window.last,
    )
    row = answer.to_pylist()[0]
    return Standing(float(row["met"]), int(row["applicable"]))


def fold(name: str) -> str:
    """How names and ids are compared: blanks around them and case do not matter."""
    return name.strip().casefold()


def _agent(row: Mapping[str, str]) -> Agent:
    return Agent(**{name: row[name] for name in Agent.__annotations__})
