"""The agent: whose contacts are scored and coached."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Agent:
    """One agent as the newest export or roster describes the person."""

    agent_id: str
    agent_name: str
    email: str | None = None
    team: str | None = None
    manager: str | None = None
    manager_email: str | None = None
