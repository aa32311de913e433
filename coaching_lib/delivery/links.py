"""Addresses under which an agent opens a plan."""

from __future__ import annotations

from urllib.parse import quote


def plan_url(public_url: str | None, plan_id: str, agent_id: str) -> str | None:
    """The plan's address below the app's public address; None when the app has none.

    `agent_id` is not part of the address: who may open the plan is decided by the login.
    """
    if not public_url or not public_url.strip():
        return None
    return f"{public_url.strip().rstrip('/')}/coaching_sessions?plan={quote(plan_id, safe='')}"
