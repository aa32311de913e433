"""What became of the variants of a playbook: thumbs, and the plans shared from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection

from coaching_lib.record.tables import advice_draft, advice_rating, plan


@dataclass(frozen=True)
class Shared:
    """A plan that was shared from a variant; withdrawn ones are left out."""

    variant: int
    plan_id: str
    agent_id: str
    behavior: str
    is_edited: bool


def thumbs(connection: Connection, playbook: str, edition: str) -> Mapping[int, tuple[int, int]]:
    """(up, down) by variant, of drafts with the present words of a playbook."""
    up = func.sum(case((advice_rating.c.thumb > 0, 1), else_=0))
    down = func.sum(case((advice_rating.c.thumb < 0, 1), else_=0))
    joined = advice_rating.join(advice_draft, advice_draft.c.id == advice_rating.c.draft_id)
    query = select(advice_draft.c.variant, up.label("up"), down.label("down")).select_from(joined)
    wanted = (advice_draft.c.playbook == playbook, advice_draft.c.prompt_version == edition)
    rows = connection.execute(
        query.where(advice_draft.c.source == "playbook", *wanted).group_by(advice_draft.c.variant)
    )
    return {row.variant: (int(row.up), int(row.down)) for row in rows}


def shared(connection: Connection, playbook: str, edition: str) -> list[Shared]:
    """The plans shared from drafts with the present words of a playbook, oldest first."""
    joined = plan.join(advice_draft, advice_draft.c.id == plan.c.draft_id)
    query = (
        select(advice_draft.c.variant, plan.c.id, plan.c.agent_id, plan.c.behavior, advice_draft.c.edited)
        .select_from(joined)
        .where(
            advice_draft.c.source == "playbook",
            advice_draft.c.playbook == playbook,
            advice_draft.c.prompt_version == edition,
            plan.c.deleted_at.is_(None),
        )
        .order_by(plan.c.shared_at, plan.c.id)
    )
    rows = connection.execute(query)
    return [Shared(row.variant, row.id.hex, row.agent_id, row.behavior, row.edited) for row in rows]
