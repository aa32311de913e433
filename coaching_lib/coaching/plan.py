"""The coaching plan: advice shared with a goal and a target date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coaching_lib.coaching.rule import Rule

RESTORE_DAYS = 30
"""A withdrawn plan can be restored for so many days."""


@dataclass(frozen=True)
class Plan:
    """One plan as the record holds it. `goal_rate` 0-1; `*_at` UTC; `*_on` local days."""

    plan_id: str
    agent_id: str
    behavior: str
    goal_rate: float
    target_on: date
    shared_on: date | None
    """Local day of sharing; None: not shared yet, so neither listed nor judged."""
    rule: Rule
    agent_name: str = ""
    team: str | None = None
    advice: str = ""
    author_name: str = ""
    follow_up_on: date | None = None
    shared_at: datetime | None = None
    acknowledged_at: datetime | None = None
    deleted_at: datetime | None = None
    version: int = 1
    is_rule_intact: bool = True
    """False: the kept rule is not the one the plan was shared with; `rule` then only stands in for it."""

    def is_running(self, today: date) -> bool:
        """Whether the target date is not over yet (the target day itself still runs)."""
        return today <= self.target_on
