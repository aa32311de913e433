"""Whether it worked: the app's verdicts on plans whose true effect is known, beside the raw rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta

import numpy as np

from benchmarks.simulated.centre import (
    BASELINE_DAYS,
    BEHAVIORS,
    PLAN_DAYS,
    RAW_DAYS,
    SETTLE_DAYS,
    Centre,
    Contacts,
    by_agent,
    sums,
)
from benchmarks.simulated.counted import BEHAVIOR_NAMES, names, window_counts
from coaching_lib.coaching import chain
from coaching_lib.coaching.effect import Effect, Fit, effect, fit
from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.programme import PlanEffect
from coaching_lib.coaching.rule import freeze
from coaching_lib.coaching.self_audit import SelfAudit, add_up, audit
from coaching_lib.coaching.status import Evidence, Status, Verdict, verdict
from coaching_lib.coaching.target import Gain, chances, outlook, suggest
from coaching_lib.scoring.counts import Flags, Floats
from coaching_lib.scoring.standing import Standings

SHARED = date(2026, 3, 2)
TARGET = SHARED + timedelta(days=PLAN_DAYS)
TODAY = TARGET + timedelta(days=1)


@dataclass(frozen=True, eq=False)
class Plans:
    """Finished plans side by side; arrays [plans]. Only plans with a contact that counts."""

    true_effect: Floats
    """What the plan truly added on the contacts that count, share met."""
    effect: Floats
    low_95: Floats
    high_95: Floats
    is_clear: Flags
    is_improvement: Flags
    """Likely or clear."""
    is_judged: Flags
    """Enough contacts in both windows."""
    raw_effect: Floats
    """Rate after minus the raw rate of the last 30 days, for which the agent was chosen."""
    raw_covered: Flags
    """The usual 95 % range of two raw shares (all 90 days against after) holds the true effect."""
    chance: Floats
    """Predicted chance of the suggested goal; NaN where no plan is suggested."""
    reached: Floats
    """Whether the true rate of the contacts that count reached that goal."""
    counted_reached: Floats
    """Whether the counted rate did."""


@dataclass(frozen=True, eq=False)
class Judged:
    """All plans of one centre, its un-coached colleagues judged the same way, and plans to pool."""

    plans: Plans
    audit: SelfAudit
    effects: tuple[PlanEffect, ...]


@dataclass(frozen=True, eq=False)
class _Periods:
    """Both periods of a centre, and sums [agents, behaviors] of what counts."""

    before: Contacts
    judged: Contacts
    """Contacts from the settled day to the target day."""
    coached: Flags
    true_effect: Floats
    true_rate: Floats
    recent: tuple[Floats, Floats]
    """Applicable contacts and passes of the last 30 days."""
    whole: tuple[Floats, Floats]
    """The same of all 90 days."""


def judge(
    centre: Centre, before: Contacts, later: Contacts, coached: Flags, standing: Standings, gain: Gain
) -> Judged:
    """Judge every plan of a centre; `gain`: what earlier plans are known to bring."""
    periods = _periods(centre, before, later, coached)
    rows: list[list[float]] = []
    audits: list[SelfAudit] = []
    effects: list[PlanEffect] = []
    for behavior in range(BEHAVIORS):
        plans = _shared(coached, behavior, standing)
        if not plans:
            continue
        fitted = fit(
            window_counts(centre, before, periods.judged, behavior),
            chain.peers(plans[0], plans, names(centre.agents)),
        )
        audits.append(audit(fitted))
        for plan, found in _effects(fitted, plans):
            agent = standing.agent_ids.index(plan.agent_id)
            rows.append(_row(periods, (agent, behavior), plan, found, standing, gain))
            effects.append(_pooled(plan, found))
    return Judged(_side_by_side(rows), add_up(audits), tuple(effects))


def _periods(centre: Centre, before: Contacts, later: Contacts, coached: Flags) -> _Periods:
    """What counts of both periods, with the truth about it."""
    settled = later.day >= SETTLE_DAYS
    judged = Contacts(*(getattr(later, field.name)[settled] for field in fields(Contacts)))
    applies = (~np.isnan(judged.result)).astype(float)
    count, rate, coached_rate = (
        by_agent(judged.agent, values, centre.agents)
        for values in (applies, applies * judged.rate, applies * judged.coached_rate)
    )
    return _Periods(
        before=before,
        judged=judged,
        coached=coached,
        true_effect=(coached_rate - rate) / np.maximum(count, 1),
        true_rate=coached_rate / np.maximum(count, 1),
        recent=sums(before, before.day >= -RAW_DAYS, centre.agents),
        whole=sums(before, before.day >= -BASELINE_DAYS, centre.agents),
    )


def _shared(coached: Flags, behavior: int, standing: Standings) -> list[Plan]:
    """Plans shared on one behavior, each with the goal the app suggests."""
    found = []
    for agent in np.flatnonzero(coached[:, behavior]).tolist():
        goal = _goal(standing, agent, behavior, Gain()) or 0.98
        rule = freeze(goal, SHARED, TARGET)
        name, of = standing.agent_ids[agent], BEHAVIOR_NAMES[behavior]
        found.append(Plan(f"{agent}-{behavior}", name, of, goal, TARGET, SHARED, rule))
    return found


def _goal(standing: Standings, agent: int, behavior: int, gain: Gain) -> float | None:
    """The goal the app suggests on the day of sharing."""
    of = outlook(standing, standing.agent_ids[agent], BEHAVIOR_NAMES[behavior], gain=gain)
    return suggest(of, SHARED).suggested_goal_rate


def _effects(fitted: Fit, plans: list[Plan]) -> Iterator[tuple[Plan, tuple[Effect, Verdict]]]:
    """Effect and verdict of each plan with a contact that counts."""
    for plan in plans:
        found = effect(fitted, plan.agent_id, plan.rule, plan.target_on, TODAY)
        if found.after_count:
            yield plan, (found, verdict(plan, found, TODAY))


def _row(
    periods: _Periods,
    at: tuple[int, int],
    plan: Plan,
    found: tuple[Effect, Verdict],
    standing: Standings,
    gain: Gain,
) -> list[float]:
    """One plan's columns, in the order of Plans."""
    figures, said = found
    is_improvement = said.status is Status.IMPROVEMENT
    true, after = float(periods.true_effect[at]), float(figures.after_rate or 0.0)
    recent = periods.recent[1][at] / periods.recent[0][at]
    return [
        true,
        figures.effect,
        figures.low_95,
        figures.high_95,
        is_improvement and said.evidence is Evidence.CLEAR,
        is_improvement,
        min(figures.baseline_count, figures.after_count) >= 5,
        after - recent,
        _is_raw_covered(after, figures.after_count, periods.whole, at, true),
        *_outlook(periods, at, standing, gain, after),
    ]


def _is_raw_covered(
    after: float, n1: int, whole: tuple[Floats, Floats], at: tuple[int, int], true: float
) -> bool:
    """The textbook range of the difference of two shares."""
    n0, before = float(whole[0][at]), float(whole[1][at] / whole[0][at])
    half = 1.96 * np.sqrt(after * (1 - after) / n1 + before * (1 - before) / n0)
    return abs(after - before - true) <= half


def _outlook(
    periods: _Periods, at: tuple[int, int], standing: Standings, gain: Gain, after: float
) -> list[float]:
    """Predicted chance of the suggested goal, and whether the true and the counted rate reached it."""
    goal = _goal(standing, *at, gain)
    if goal is None:
        return [np.nan, np.nan, np.nan]
    of = outlook(standing, standing.agent_ids[at[0]], BEHAVIOR_NAMES[at[1]], gain=gain)
    return [chances(of, goal, PLAN_DAYS).chance, periods.true_rate[at] >= goal, after >= goal]


def _pooled(plan: Plan, found: tuple[Effect, Verdict]) -> PlanEffect:
    """A plan as the programme pools it."""
    figures = found[0]
    return PlanEffect(
        behavior=plan.behavior,
        shared_on=SHARED,
        target_on=TARGET,
        coach="",
        effect=figures.effect or 0.0,
        expected_rate=figures.expected_rate,
        after_count=figures.after_count,
        expected_variance=figures.expected_variance or 0.0,
    )


def _side_by_side(rows: list[list[float]]) -> Plans:
    """Rows as columns."""
    table = np.array(rows, dtype=float).reshape(-1, len(fields(Plans))).T
    is_flag = [field.type == "Flags" for field in fields(Plans)]
    return Plans(*(c.astype(bool) if flag else c for c, flag in zip(table, is_flag, strict=True)))
