"""How the finished plans of the whole center ended, for what is learned from them; nobody is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coaching_lib.advice.facts import Earlier
from coaching_lib.advice.preference import FEWEST_FINISHED
from coaching_lib.coaching.status import Evidence, Status
from coaching_lib.desk import Desk
from coaching_lib.reports.centre import fold, key_of
from coaching_lib.reports.memo import ANSWERS
from coaching_lib.reports.verdicts import Judged, judge, shared_plans


@dataclass(frozen=True)
class Outcome:
    """How one finished plan ended."""

    behavior: str
    is_clear: bool
    """A clear improvement."""


def outcomes(desk: Desk) -> Mapping[str, Outcome]:
    """Every finished plan that was not withdrawn, by its id, whoever looks."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return {}
    everyone = shared_plans(desk)
    finished = [plan for plan in everyone if plan.deleted_at is None and not plan.is_running(desk.today)]
    key = key_of(snapshot, "outcomes", desk.today, tuple(everyone))
    return ANSWERS.once(
        key, lambda: {each.plan.plan_id: _outcome(each) for each in judge(desk, finished, everyone)}
    )


def earlier(desk: Desk, behavior: str) -> Earlier | None:
    """What finished plans on a behavior came to; None with fewer than five of them."""
    found = [each for each in outcomes(desk).values() if fold(each.behavior) == fold(behavior)]
    if len(found) < FEWEST_FINISHED:
        return None
    return Earlier(len(found), sum(each.is_clear for each in found))


def _outcome(judged: Judged) -> Outcome:
    verdict = judged.verdict
    is_clear = verdict.status is Status.IMPROVEMENT and verdict.evidence is Evidence.CLEAR
    return Outcome(judged.plan.behavior, is_clear)
