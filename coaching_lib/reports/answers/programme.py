"""Answers about all coaching together: the programme, the coaching hours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProgrammeGroup:
    """The finished plans of one behavior, coach or month. Effects are differences of shares met."""

    name: str
    plans_finished: int
    mean_effect: float
    low: float
    """90 % range."""
    high: float
    between_plan_sd: float
    evened_out_effect: float
    """Drawn towards the mean of all plans, the more the fewer plans."""
    evened_out_low: float
    evened_out_high: float


@dataclass(frozen=True)
class Programme:
    """What finished plans brought on average (`ask programme`: the fields up to self_audit_count).

    Pooled are finished plans with a contact that counts; everything is None without one.
    """

    plans_finished: int
    mean_effect: float | None
    low: float | None
    """90 % range; shown as "about"."""
    high: float | None
    between_plan_sd: float | None
    """How much true effects differ between plans."""
    by_behavior: tuple[ProgrammeGroup, ...]
    self_audit_share: float | None
    """Share of un-coached colleagues the same rule would call a clear Improvement; 0.02-0.04 expected."""
    self_audit_count: int
    self_audit_is_amber: bool
    """Above 0.07: the rule itself must be doubted."""
    by_coach: tuple[ProgrammeGroup, ...]
    by_month: tuple[ProgrammeGroup, ...]
    """By the month of sharing, YYYY-MM, newest first."""
    statuses: dict[str, int]
    """Plans by status, running ones too."""


@dataclass(frozen=True)
class QueueRow:
    """One row of the coaching hours (`ask queue`; names for the screen at the end).

    reason: coach, or why it is skipped (minutes 0): open-plan, two-open-plans, recovering, set-aside.
    """

    agent_id: str
    behavior: str
    expected_points_lost: float
    minutes: int
    reason: str
    agent_name: str
    team: str | None
