"""Plans that have ended and whose scores are in: what a mail about their outcome says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from coaching_lib.coaching.status import Evidence
from coaching_lib.coaching.words import note_sentences, verdict_sentence
from coaching_lib.desk import Desk
from coaching_lib.reports.centre import rows_once
from coaching_lib.reports.verdicts import judged_plans

NEWS_DAYS = 14
"""Days after the target date in which an outcome is still news."""


@dataclass(frozen=True)
class Ended:
    """A plan that has ended, and its outcome in the words of its page."""

    plan_id: str
    sentence: str
    notes: tuple[str, ...]


def ended_plans(desk: Desk) -> list[Ended]:
    """Plans whose target date passed in the last days, once scores of that day or later are loaded.

    Before that an outcome might still change; a plan without scored contacts has none to tell.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    newest = rows_once(snapshot, "last_days", until=desk.today)[0]["newest_scored_day"]
    since = desk.today - timedelta(days=NEWS_DAYS)
    return [
        Ended(
            each.plan.plan_id,
            verdict_sentence(each.verdict, each.effect),
            note_sentences(each.verdict.notes),
        )
        for each in judged_plans(desk)
        if since <= each.plan.target_on < desk.today
        and newest is not None
        and newest >= each.plan.target_on
        and each.verdict.evidence is not Evidence.NO_DATA
    ]
