"""The four words of the product and the evidence beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coaching_lib.coaching.effect import Effect
from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.rule import Rule

FEW_PEERS = 10
ROUNDING = 1e-9


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
    few-peers, no-baseline, overlap, rubric-changed, date-moved; rule-altered alone: nothing is judged.
    """

    status: Status
    evidence: Evidence
    notes: tuple[str, ...] = ()


def verdict(
    plan: Plan, effect: Effect, today: date, *, is_overlapped: bool = False, is_rubric_changed: bool = False
) -> Verdict:
    """The verdict of a shared plan, from its frozen rule. Statistics specification, section 4, Status.

    Notes about the outcome (rose or held with the team, worse than expected) wait for the target date.
    A plan whose rule is not the one it was shared with is never judged.
    """
    status, evidence = _status(plan, effect, today)
    if not plan.is_rule_intact:
        return Verdict(status, evidence, ("rule-altered",))
    said = {
        "goal-reached": bool(effect.goal_reached),
        "goal-below-baseline": _is_goal_below(plan.rule, effect),
        **_outcome_notes(status, effect, plan.is_running(today)),
        "few-peers": effect.peers < FEW_PEERS,
        "no-baseline": effect.baseline_count < plan.rule.min_contacts,
        "overlap": is_overlapped,
        "rubric-changed": is_rubric_changed,
        "date-moved": plan.target_on != plan.rule.first_target_on,
    }
    return Verdict(status, evidence, tuple(code for code, holds in said.items() if holds))


def _status(plan: Plan, effect: Effect, today: date) -> tuple[Status, Evidence]:
    """A running plan, one that cannot be judged, or the table."""
    if plan.is_running(today):
        return Status.WORKING_ON_IT if plan.acknowledged_at else Status.SHARED, Evidence.TOO_EARLY
    if not plan.is_rule_intact:
        return Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH
    return _judged(effect, plan.rule)


def _judged(effect: Effect, rule: Rule) -> tuple[Status, Evidence]:
    """The first line of the table that holds."""
    if effect.after_count == 0:
        return Status.ACTION_REQUIRED, Evidence.NO_DATA
    if min(effect.baseline_count, effect.after_count) < rule.min_contacts:
        return Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH
    if (effect.own_change or 0) > 0 and (improved := _improvement(effect, rule)):
        return Status.IMPROVEMENT, improved
    if effect.effect_high is not None and effect.effect_high < rule.ruled_out_gain:
        return Status.ACTION_REQUIRED, Evidence.CLEAR
    return Status.ACTION_REQUIRED, Evidence.NOT_ENOUGH


def _improvement(effect: Effect, rule: Rule) -> Evidence | None:
    """How sure an improvement is, if it is sure enough."""
    probability = effect.probability_improved or 0.0
    if probability >= rule.certain_clear:
        return Evidence.CLEAR
    return Evidence.LIKELY if probability >= rule.certain_likely else None


def _is_goal_below(rule: Rule, effect: Effect) -> bool:
    """The goal lies below what the agent already met before."""
    return effect.baseline_rate is not None and rule.goal_rate < effect.baseline_rate - ROUNDING


def _outcome_notes(status: Status, effect: Effect, is_running: bool) -> dict[str, bool]:
    """What else the figures say about the outcome; nothing before there is one."""
    if is_running or effect.after_count == 0:
        return {}
    own_low, own = effect.own_low or 0.0, effect.own_change or 0.0
    return {
        "rose-with-team": own_low > 0 and status is not Status.IMPROVEMENT,
        "held-while-team-fell": (effect.effect_low or 0.0) > 0 and own <= 0,
        "worse-than-expected": (effect.effect_high or 0.0) < 0,
    }
