"""Beside the advice of a plan: what was agreed on, what was said, and whether it helped."""

from __future__ import annotations

from coaching_lib.reports.answers.plans import PlanDetail
from coaching_lib.ui import sessions_feedback, sessions_items, sessions_notes
from coaching_lib.ui.frame import PageDesk


def show(desk: PageDesk, plan: PlanDetail) -> None:
    """Action items, meeting notes, and the agent's answer."""
    sessions_items.show(desk, plan)
    sessions_notes.show(desk, plan)
    sessions_feedback.show(desk, plan)
