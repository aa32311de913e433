"""Lines about plans: the row of a report and the card of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from coaching_lib.reports.answers.plans import PlanCard, PlanRow
from coaching_lib.reports.verdicts import Judged

_FIGURES = tuple(field.name for field in fields(PlanRow))


def plan_row(judged: Judged) -> PlanRow:
    """The figures of one plan (`ask plans`)."""
    plan, verdict = judged.plan, judged.verdict
    said = {"status": verdict.status.value, "evidence": verdict.evidence.value, "notes": verdict.notes}
    unknown = {} if plan.is_rule_intact else dict.fromkeys(("expected_rate", "trend", "carry_over"))
    known: dict[str, Any] = vars(judged.effect) | vars(plan) | said | unknown
    return PlanRow(**{name: known[name] for name in _FIGURES})


def plan_card(
    judged: Judged, today: date, mails: Mapping[str, str], opened: Mapping[str, datetime]
) -> PlanCard:
    """One plan with names; `mails`: newest mail state, `opened`: first look, both by plan id."""
    plan = judged.plan
    return PlanCard(
        row=plan_row(judged),
        agent_name=plan.agent_name,
        team=plan.team,
        author_name=plan.author_name,
        mail_state=mails.get(plan.plan_id),
        opened_at=opened.get(plan.plan_id),
        is_finished=not plan.is_running(today),
    )
