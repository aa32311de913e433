"""Who looks and who is looked at: agents, viewers, roles and scope. Pure."""

from coaching_lib.people.agent import Agent
from coaching_lib.people.viewer import (
    Role,
    Scope,
    Viewer,
    agent_viewer,
    local_viewer,
    require_loader,
    require_manager,
    scope,
)

__all__ = [
    "Agent",
    "Role",
    "Scope",
    "Viewer",
    "agent_viewer",
    "local_viewer",
    "require_loader",
    "require_manager",
    "scope",
]
