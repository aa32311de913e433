"""The viewer of a page or command, and the one place that decides what the viewer may see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coaching_lib.errors import NotAllowed


class Role(StrEnum):
    """Roles of the product."""

    AGENT = "agent"
    MANAGER = "manager"
    ANALYST = "analyst"
    ADMIN = "admin"


@dataclass(frozen=True)
class Viewer:
    """Who asks. `is_operator`: the one person of local mode or the command line."""

    name: str
    roles: frozenset[Role]
    agent_id: str | None = None
    teams: frozenset[str] = frozenset()
    is_operator: bool = False

    @property
    def is_agent(self) -> bool:
        """Whether the viewer looks as an agent: own data only."""
        return Role.AGENT in self.roles

    @property
    def actor_id(self) -> str:
        """Id written into events and audit entries."""
        return f"agent:{self.agent_id}" if self.is_agent else "operator"


@dataclass(frozen=True)
class Scope:
    """Which agents a viewer may see."""

    is_everyone: bool = False
    teams: frozenset[str] = frozenset()
    agent_ids: frozenset[str] = frozenset()

    def includes(self, agent_id: str, team: str | None) -> bool:
        """Whether this agent, at present in this team, may be seen."""
        return self.is_everyone or agent_id in self.agent_ids or (team is not None and team in self.teams)


def local_viewer() -> Viewer:
    """The one person of local mode: manager of all teams, analyst and admin."""
    return Viewer("You", frozenset({Role.MANAGER, Role.ANALYST, Role.ADMIN}), is_operator=True)


def agent_viewer(agent_id: str, name: str) -> Viewer:
    """A viewer who sees only the own data."""
    return Viewer(name, frozenset({Role.AGENT}), agent_id=agent_id)


def scope(viewer: Viewer) -> Scope:
    """What a viewer may see. Unknown roles, managers without team, agents without id: nobody."""
    if viewer.is_agent:
        return Scope(agent_ids=frozenset({viewer.agent_id}) if viewer.agent_id else frozenset())
    if viewer.is_operator or Role.ADMIN in viewer.roles:
        return Scope(is_everyone=True)
    if Role.MANAGER in viewer.roles:
        return Scope(teams=viewer.teams)
    return Scope()


def require_manager(viewer: Viewer) -> None:
    """Refuse viewers who do not manage.

    Raises: NotAllowed.
    """
    if not viewer.roles & {Role.MANAGER, Role.ADMIN}:
        raise NotAllowed("Only a manager can do this.", "Ask your manager.")


def require_loader(viewer: Viewer) -> None:
    """Refuse viewers who may not load exports.

    Raises: NotAllowed.
    """
    if not viewer.roles & {Role.ANALYST, Role.ADMIN, Role.MANAGER}:
        raise NotAllowed("Only an analyst can load exports.", "Ask your analyst or manager.")
