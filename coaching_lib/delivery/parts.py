"""What a plan mail is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


class SharedPlan(Protocol):
    """The part of a coaching plan that the mail needs; `coaching.plan.Plan` has it."""

    @property
    def plan_id(self) -> str:
        """Id of the plan."""

    @property
    def behavior(self) -> str:
        """The behavior that is coached."""

    @property
    def advice(self) -> str:
        """The advice as the manager shared it: paragraphs, quotes on lines of their own."""


@dataclass(frozen=True)
class Author:
    """Who shares the plan: From and Reply-To of the mail. Without a name: "your manager"."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class PlanFacts:
    """The figures of the mail: where the agent stands, the goal and the days."""

    met: float
    """Contacts in which the behavior was met (partly met contacts count as a part)."""
    applicable: int
    """Contacts it could be met in; 0: the mail shows no rate of today."""
    goal_rate: float
    """Share met to reach, 0-1."""
    shared_on: date
    target_on: date

    @property
    def rate(self) -> float | None:
        """Share met today, 0-1; None without a contact."""
        return self.met / self.applicable if self.applicable else None
