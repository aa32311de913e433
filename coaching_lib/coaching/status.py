"""The four words of the product and the evidence beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coaching_lib.coaching.effect import Effect
from coaching_lib.coaching.plan import Plan


class Status(StrEnum):
    """Exactly the words of the product."""

    SHARED = "Shared"
    WORKING_ON_IT = "Working On It"
    IMPROVEMENT = "Improvement"
    ACTION_REQUIRED = "Action Required"


class Evidence(StrEnum):
    """How sure the status is."""

    TOO_EARLY = "too early"
    NO_DATA = "no data"
    NOT_ENOUGH = "not enough evidence"
    LIKELY = "likely"
    CLEAR = "clear"


@dataclass(frozen=True)
class Verdict:
    """Status, evidence and notes of a plan on one day.

    Notes: goal-reached, goal-below-baseline, rose-with-team, held-while-team-fell, worse-than-expected,
    few-peers, no-baseline, overlap, rubric-changed, date-moved.
    """

    status: Status
    evidence: Evidence
    notes: tuple[str, ...] = ()


def verdict(
    plan: Plan, effect: Effect, today: date, *, is_overlapped: bool = False, is_rubric_changed: bool = False
) -> Verdict:
    """The verdict of a shared plan, from its frozen rule. Statistics specification, section 4, Status."""
    raise NotImplementedError
