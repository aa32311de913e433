"""Every shared plan with its effect and verdict, as the scores stand today. Plans are read fresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coaching_lib.coaching import chain
from coaching_lib.coaching.effect import Effect, effect
from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.status import Verdict, verdict
from coaching_lib.desk import Desk
from coaching_lib.errors import NotFound
from coaching_lib.people import scope
from coaching_lib.record import plans as record_plans
from coaching_lib.reports.centre import centre, fold, key_of
from coaching_lib.reports.memo import JUDGED
from coaching_lib.reports.plan_fits import changed_rubrics, fit_of, plan_days, shared_day
from coaching_lib.scores import Snapshot


@dataclass(frozen=True)
class Judged:
    """A plan, what it changed, and what that is called."""

    plan: Plan
    effect: Effect
    verdict: Verdict
    first_shared_on: date
    """First share day of the chain: where the baseline ends."""
    is_overlapped: bool

    @property
    def shared_on(self) -> date:
        """Local day of sharing."""
        return shared_day(self.plan)

    def finished_order(self) -> tuple[date, date, str]:
        """Sorts finished plans, the last one greatest."""
        return self.plan.target_on, self.shared_on, self.plan.plan_id


def shared_plans(desk: Desk) -> list[Plan]:
    """Every plan shared on or before today, withdrawn ones too, whoever looks: peers hang on all of them."""
    with desk.record.reading() as connection:
        found = record_plans.plans(connection)
    return [plan for plan in found if plan.shared_on is not None and plan.shared_on <= desk.today]


def judged_plans(desk: Desk, with_deleted: bool = False) -> list[Judged]:
    """The plans of agents in scope, newest share day first; withdrawn ones only when asked for."""
    everyone = shared_plans(desk)
    shown = [plan for plan in everyone if with_deleted or plan.deleted_at is None]
    shown = sorted(in_scope(desk, shown), key=newest_first)
    return judge(desk, shown, everyone)


def find_plan(desk: Desk, plan_id: str) -> Judged:
    """One shared plan of an agent in scope, withdrawn ones too.

    Raises: NotFound when it does not exist or is not the viewer's: both read the same.
    """
    everyone = shared_plans(desk)
    wanted = plan_id.strip().replace("-", "").casefold()
    found = in_scope(desk, [plan for plan in everyone if plan.plan_id == wanted])
    if not found:
        raise NotFound("There is no such plan among yours.", "Open it from Coaching Sessions.")
    return judge(desk, found, everyone)[0]


def in_scope(desk: Desk, plans: Iterable[Plan]) -> list[Plan]:
    """The plans of agents the viewer may see, by present team; of agents without scores by the plan's."""
    seen = scope(desk.viewer)
    teams = present_teams(desk)
    return [p for p in plans if seen.includes(p.agent_id, teams.get(fold(p.agent_id), p.team))]


def present_teams(desk: Desk) -> dict[str, str | None]:
    """Present team by folded agent id."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return {}
    return {key: agent.team for key, (_, agent) in centre(desk, snapshot).by_id.items()}


def judge(
    desk: Desk, shown: Iterable[Plan], everyone: list[Plan], na_mode: str | None = None
) -> list[Judged]:
    """Effect and verdict of some plans; `everyone`: all shared plans, which decide who is a peer.

    `na_mode`: to try another one than that of the scores. Remembered by snapshot, day and what the plans are
    now, which is read fresh every time.
    """
    snapshot, wanted = desk.scores.current(), list(shown)
    lean = [[_lean(plan) for plan in plans] for plans in (wanted, everyone)]

    def found() -> list[Judged]:
        return [_judge(desk, snapshot, plan, lean[1], na_mode) for plan in lean[0]]

    if snapshot is None:
        judged = found()
    else:
        key = key_of(snapshot, "judged", desk.today, na_mode, *map(tuple, lean))
        judged = JUDGED.once(key, found)
    return [replace(each, plan=plan) for each, plan in zip(judged, wanted, strict=True)]


def _lean(plan: Plan) -> Plan:
    """What a verdict hangs on: no text and no name of the record is remembered with it."""
    return replace(plan, advice="", agent_name="", author_name="")


def _judge(
    desk: Desk, snapshot: Snapshot | None, plan: Plan, everyone: list[Plan], na_mode: str | None
) -> Judged:
    first = chain.chain_start(plan, everyone)
    days = plan_days(plan, first, desk.today)
    fitted = fit_of(desk, snapshot if plan.is_rule_intact else None, plan, days, everyone, na_mode)
    found = effect(fitted, plan.agent_id, plan.rule, plan.target_on, desk.today)
    is_overlapped = chain.is_overlapped(plan, everyone)
    said = verdict(
        plan,
        found,
        desk.today,
        is_overlapped=is_overlapped,
        is_rubric_changed=plan.agent_id in changed_rubrics(desk, snapshot, plan.behavior, days),
    )
    return Judged(plan, found, said, first, is_overlapped)


def newest_first(plan: Plan) -> tuple[int, str, str, str]:
    """Sorts plans by share day, the newest first; then by agent and behavior."""
    return -shared_day(plan).toordinal(), plan.agent_name.casefold(), plan.behavior, plan.plan_id
