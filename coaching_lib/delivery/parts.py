"""What a mail is made from."""

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


@dataclass(frozen=True)
class Figure:
    """One figure of the panel: "Today", "25%", "6 of 24 contacts". At most three stand side by side."""

    label: str
    value: str
    below: str = ""
    is_goal: bool = False
    text: str = ""
    """The line of the plain-text twin; empty: label, value and what stands below it."""

    @property
    def line(self) -> str:
        """The figure on one line."""
        below = f" ({self.below})" if self.below else ""
        return self.text or f"{self.label}: {self.value}{below}"


@dataclass(frozen=True)
class Row:
    """One line of a list: what, more about it, and the figure or word at its end."""

    title: str
    detail: str = ""
    value: str = ""
    link: str | None = None


@dataclass(frozen=True)
class Letter:
    """What a mail says, before it has a form. Plain text everywhere: names and texts are escaped later."""

    subject: str
    kicker: str
    """The small line above the heading: what this is and from whom."""
    heading: str
    opening: str
    """The first sentence, with the greeting."""
    figures: tuple[Figure, ...] = ()
    bar: tuple[float, float] | None = None
    """Today and goal, 0-1, drawn below the figures."""
    body: str = ""
    """Paragraphs and quotes in the form of `advice.shape`."""
    rows: tuple[Row, ...] = ()
    link: str | None = None
    """Address of the one button; None: no button."""
    link_label: str = "Open my plan"
    closing: str = ""
    """The small last lines: what is attached, whom a reply reaches."""
