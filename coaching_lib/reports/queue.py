"""Coaching hours: the order of Coaching Required, cut where a manager's hours end."""

from __future__ import annotations

from collections.abc import Collection

from coaching_lib.coaching.queue import MINUTES, Busy, Need, Place, fill
from coaching_lib.coaching.status import Status
from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.people import require_manager
from coaching_lib.reports.answers.agents import CoachingRequired
from coaching_lib.reports.answers.programme import QueueRow
from coaching_lib.reports.centre import fold
from coaching_lib.reports.span import span
from coaching_lib.reports.team import coaching_required
from coaching_lib.reports.verdicts import Judged, in_scope, judge, shared_plans

Pair = tuple[str, str]
"""(agent id as ids are compared, behavior)."""
LONGEST_WEEK = 168.0


def queue(
    desk: Desk,
    filters: Filters,
    hours: float,
    minutes: int = MINUTES,
    set_aside: Collection[Pair] = (),
) -> list[QueueRow]:
    """Whom to coach on what in these hours, most expected points lost first, and whom not and why.

    An agent gets two plans at most, open ones included. Recovering: the last plan on the behavior ended
    as Improvement inside the window, so that part of the losses is older. `set_aside`: pairs skipped for
    this question, beside those that a manager set aside for good reason on the Overview.
    Raises: NotAllowed for who manages nobody; NotFound for an agent outside the scope; InvalidInput for
    impossible hours or minutes.
    """
    require_manager(desk.viewer)
    if not 0 < hours <= LONGEST_WEEK or not 1 <= minutes <= 60 * hours:
        raise InvalidInput(
            f"{hours:g} hours of {minutes} minutes each cannot be filled.",
            "Give the hours of a week, and minutes that fit into them.",
        )
    required = coaching_required(desk, filters)
    aside = {(fold(agent_id), behavior) for agent_id, behavior in set_aside}
    aside |= {_pair(row) for row in required if row.set_aside}
    busy = _busy(desk, filters, {_pair(row) for row in required}, aside)
    needs = [Need(fold(row.agent_id), row.behavior, row.expected_points_lost) for row in required]
    return [_row(row, place) for row, place in zip(required, fill(needs, hours, busy, minutes), strict=False)]


def _pair(row: CoachingRequired) -> Pair:
    return fold(row.agent_id), row.behavior


def _row(row: CoachingRequired, place: Place) -> QueueRow:
    return QueueRow(
        agent_id=row.agent_id,
        behavior=row.behavior,
        expected_points_lost=row.expected_points_lost,
        minutes=place.minutes,
        reason=place.reason.value,
        agent_name=row.agent_name,
        team=row.team,
    )


def _busy(desk: Desk, filters: Filters, required: set[Pair], set_aside: Collection[Pair]) -> Busy:
    """What is under way for the viewer's agents."""
    everyone = shared_plans(desk)
    standing = [plan for plan in in_scope(desk, everyone) if plan.deleted_at is None]
    pairs = {plan.plan_id: (fold(plan.agent_id), plan.behavior) for plan in standing}
    running = frozenset(pairs[plan.plan_id] for plan in standing if plan.is_running(desk.today))
    finished = [p for p in standing if not p.is_running(desk.today) and pairs[p.plan_id] in required]
    judged = judge(desk, finished, everyone)
    return Busy(running, _recovering(desk, filters, judged), set_aside)


def _recovering(desk: Desk, filters: Filters, judged: list[Judged]) -> frozenset[Pair]:
    """Improvements whose target date lies in the window the losses were counted in."""
    snapshot = desk.scores.current()
    window = span(desk, snapshot, filters).window if snapshot else None
    if window is None:
        return frozenset()
    latest: dict[Pair, Judged] = {}
    for found in sorted(judged, key=Judged.finished_order):
        latest[fold(found.plan.agent_id), found.plan.behavior] = found
    return frozenset(
        pair
        for pair, last in latest.items()
        if last.verdict.status is Status.IMPROVEMENT and last.plan.target_on >= window.first
    )
