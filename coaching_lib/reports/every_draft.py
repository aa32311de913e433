"""Every behavior's drafts in every variant, to be read through: what the playbooks make of this center."""

from __future__ import annotations

from collections.abc import Iterator

from coaching_lib.advice.draft import Draft
from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.reports.advice import draft
from coaching_lib.reports.behaviors import behaviors
from coaching_lib.reports.centre import centre


def every_draft(desk: Desk) -> Iterator[Draft]:
    """Per behavior, in the order of the rubric, all variants for the agent who misses it most often.

    Behaviors that nobody missed in the window are left out.
    Raises: NotAllowed for an agent.
    """
    snapshot = desk.scores.current()
    names = [each.behavior for each in centre(desk, snapshot).behaviors] if snapshot else []
    missed = [row for row in behaviors(desk, Filters(), "agent") if row.missed and row.group]
    for name in dict.fromkeys(names):
        mine = [row for row in missed if row.behavior == name]
        if mine:
            worst = max(mine, key=lambda row: (row.missed or 0.0, str(row.group)))
            yield from _variants(desk, str(worst.group), name)


def _variants(desk: Desk, agent_id: str, behavior: str) -> Iterator[Draft]:
    first = draft(desk, agent_id, behavior, 1)
    yield first
    for variant in range(2, first.variants + 1):
        yield draft(desk, agent_id, behavior, variant)
