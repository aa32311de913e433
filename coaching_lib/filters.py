"""What a question is narrowed to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Filters:
    """Narrowing of a report; an empty field narrows nothing.

    Date, channel, topic and rubric narrow the whole centre (peers too);
    agents, team and behavior only the rows that are shown.
    """

    first: date | None = None
    last: date | None = None
    is_all_time: bool = False
    channel: str | None = None
    topic: str | None = None
    rubric: str | None = None
    team: str | None = None
    behavior: str | None = None
    agent_ids: tuple[str, ...] = ()
