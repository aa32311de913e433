"""The programme: what all finished plans brought, and what the same rule says of un-coached colleagues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from coaching_lib.coaching.chain import uncoached
from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.programme import PlanEffect, by_group, gain_of, pool
from coaching_lib.coaching.self_audit import SelfAudit, add_up, audit
from coaching_lib.coaching.target import Gain
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports.answers.programme import Programme, ProgrammeGroup
from coaching_lib.reports.centre import centre, key_of
from coaching_lib.reports.memo import ANSWERS
from coaching_lib.reports.plan_fits import fit_with, plan_days, shared_day
from coaching_lib.reports.plans import listed
from coaching_lib.reports.verdicts import Judged, judge, shared_plans


def programme(desk: Desk, filters: Filters) -> Programme:
    """The mean effect of the viewer's finished plans, by behavior, coach and month, with the self-audit.

    Filters narrow the plans as in `plans`: by share day, agent, team and behavior.
    Raises: NotFound for an agent outside the scope.
    """
    found = listed(desk, filters)
    finished = [judged for judged in found if not judged.plan.is_running(desk.today)]
    effects = effects_of(finished)
    pooled, audited = pool(effects), self_audit(desk, [judged.plan for judged in finished])
    return Programme(
        plans_finished=pooled.plans,
        mean_effect=pooled.mean,
        low=pooled.low,
        high=pooled.high,
        between_plan_sd=pooled.between_plan_sd,
        by_behavior=_groups(effects, lambda plan: plan.behavior),
        self_audit_share=audited.share,
        self_audit_count=audited.count,
        self_audit_is_amber=audited.is_amber,
        by_coach=_groups(effects, lambda plan: plan.coach),
        by_month=_groups(effects, _month)[::-1],
        statuses=dict(Counter(judged.verdict.status.value for judged in found)),
    )


def effects_of(finished: Iterable[Judged]) -> list[PlanEffect]:
    """Finished plans as they are pooled; those without a contact that counts are left out."""
    return [
        PlanEffect(
            behavior=judged.plan.behavior,
            shared_on=judged.shared_on,
            target_on=judged.plan.target_on,
            coach=judged.plan.author_name,
            effect=judged.effect.effect,
            expected_rate=judged.effect.expected_rate,
            after_count=judged.effect.after_count,
            expected_variance=judged.effect.expected_variance or 0.0,
        )
        for judged in finished
        if judged.effect.effect is not None
    ]


def _month(plan: PlanEffect) -> str:
    return f"{plan.shared_on:%Y-%m}"


def _groups(effects: list[PlanEffect], name_of: Callable[[PlanEffect], str]) -> tuple[ProgrammeGroup, ...]:
    """The groups in the order of their names."""
    found = sorted(by_group(effects, name_of), key=lambda group: group.name)
    return tuple(
        ProgrammeGroup(
            name=group.name,
            plans_finished=group.pooled.plans,
            mean_effect=group.pooled.mean or 0.0,
            low=group.pooled.low or 0.0,
            high=group.pooled.high or 0.0,
            between_plan_sd=group.pooled.between_plan_sd or 0.0,
            evened_out_effect=group.evened_out,
            evened_out_low=group.evened_out_low,
            evened_out_high=group.evened_out_high,
        )
        for group in found
    )


def self_audit(desk: Desk, finished: Iterable[Plan]) -> SelfAudit:
    """Every distinct (behavior, S, T) of these plans, tried on every un-coached colleague of the centre.

    The colleague's baseline ends on S: nobody un-coached has a chain of plans.
    """
    distinct: dict[tuple[str, date, date], Plan] = {}
    for plan in sorted(finished, key=lambda plan: plan.plan_id):
        distinct.setdefault((plan.behavior, shared_day(plan), plan.target_on), plan)
    everyone = shared_plans(desk)
    return add_up(_audited(desk, plan, everyone) for plan in distinct.values())


def _audited(desk: Desk, plan: Plan, everyone: list[Plan]) -> SelfAudit:
    snapshot = desk.scores.current()
    if snapshot is None:
        return SelfAudit(0, 0)
    known, shared = centre(desk, snapshot), shared_day(plan)
    days = plan_days(plan, shared, desk.today)
    first = shared - timedelta(days=plan.rule.baseline_days)
    peers = uncoached(plan.behavior, first, plan.target_on, everyone, known.agent_ids)
    return audit(fit_with(known, snapshot, plan.behavior, days, peers), plan.rule.certain_clear)


def gain(desk: Desk) -> Gain:
    """What the centre's finished plans brought, for goals; the defaults until ten have finished.

    The whole centre's, whoever looks: a manager's first plan rests on everybody's experience.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return Gain()
    everyone = shared_plans(desk)
    finished = [p for p in everyone if p.deleted_at is None and not p.is_running(desk.today)]
    key = key_of(snapshot, "gain", desk.today, tuple(everyone))
    return ANSWERS.once(key, lambda: gain_of(effects_of(judge(desk, finished, everyone))))
