"""Recently Sent Coaching Advice: the last plans with the change since."""

from __future__ import annotations

from coaching_lib.coaching.words import change_text
from coaching_lib.desk import Desk
from coaching_lib.record import outbox, plan_history
from coaching_lib.reports.answers.plans import RecentAdvice
from coaching_lib.reports.plan_lines import plan_card
from coaching_lib.reports.verdicts import in_scope, judge, newest_first, shared_plans


def recent_advice(desk: Desk, limit: int = 10) -> list[RecentAdvice]:
    """The plans in scope shared last, newest first, withdrawn ones left out."""
    everyone = shared_plans(desk)
    shown = [plan for plan in in_scope(desk, everyone) if plan.deleted_at is None]
    with desk.record.reading() as connection:
        mails, opened = outbox.states(connection), plan_history.opened_at(connection)
    return [
        RecentAdvice(plan_card(judged, desk.today, mails, opened), change_text(judged.effect))
        for judged in judge(desk, sorted(shown, key=newest_first)[:limit], everyone)
    ]
