"""Advice drafts that were rated or shared, and the thumbs they got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import advice_draft, advice_rating
from coaching_lib.record.types import insert


@dataclass(frozen=True)
class NewDraft:
    """A draft about to be kept. `evidence`: (interaction_id, turn) of every quote."""

    agent_id: str
    behavior: str
    variant: int
    source: str
    text: str
    evidence: Sequence[tuple[str, int]]
    facts_hash: str
    made_by: str
    playbook: str | None = None
    model: str = ""
    prompt_version: str = ""


@dataclass(frozen=True)
class KeptDraft:
    """A draft in the record."""

    draft_id: str
    agent_id: str
    behavior: str
    variant: int
    source: str
    text: str
    evidence: tuple[tuple[str, int], ...]
    is_edited: bool
    shared_plan_id: str | None
    playbook: str | None = None
    model: str = ""
    edition: str = ""
    """Which version of the playbook's or the model's instructions wrote it."""
    made_by: str = ""
    edited_by: str | None = None


@dataclass(frozen=True)
class Rating:
    """One person's thumb: 1 up, -1 down."""

    rater_id: str
    thumb: int
    comment: str | None
    at: datetime


def keep(connection: Connection, new: NewDraft) -> UUID:
    """Keep a draft, once per facts, source and variant; returns its id."""
    values = {name: getattr(new, name) for name in NewDraft.__annotations__}
    values |= {"id": new_id(), "evidence": [list(quote) for quote in new.evidence]}
    added = insert(connection, advice_draft).values(**values)
    connection.execute(added.on_conflict_do_nothing(index_elements=list(_KEY)))
    query = select(advice_draft.c.id).where(*(advice_draft.c[name] == values[name] for name in _KEY))
    found: UUID = connection.execute(query).scalar_one()
    return found


_KEY = ("facts_hash", "source", "model", "prompt_version", "variant")


def shared(
    connection: Connection, draft_id: UUID, plan_id: UUID, is_edited: bool, edited_by: str | None = None
) -> None:
    """Note that a plan was shared from this draft, whether its text was edited before, and by whom."""
    noted = update(advice_draft).where(advice_draft.c.id == draft_id)
    editor = edited_by if is_edited else None
    connection.execute(noted.values(shared_plan_id=plan_id, edited=is_edited, edited_by=editor))


def rate(
    connection: Connection, draft_id: UUID, rater_id: str, thumb: int, comment: str | None, at: datetime
) -> None:
    """Note a thumb; a second one of the same person replaces the first."""
    values = {"thumb": thumb, "comment": comment, "at": at}
    added = insert(connection, advice_rating).values(draft_id=draft_id, rater_id=rater_id, **values)
    connection.execute(added.on_conflict_do_update(index_elements=["draft_id", "rater_id"], set_=values))


def find(connection: Connection, draft_id: str) -> KeptDraft | None:
    """One draft; None for an unknown id."""
    row = connection.execute(select(advice_draft).where(advice_draft.c.id == parsed(draft_id))).first()
    return _draft(row) if row else None


def rating(connection: Connection, facts_hash: str, variant: int, rater_id: str) -> Rating | None:
    """The thumb one person gave to a draft; None without one."""
    joined = advice_rating.join(advice_draft, advice_draft.c.id == advice_rating.c.draft_id)
    query = (
        select(advice_rating)
        .select_from(joined)
        .where(
            advice_draft.c.facts_hash == facts_hash,
            advice_draft.c.variant == variant,
            advice_rating.c.rater_id == rater_id,
        )
    )
    row = connection.execute(query).first()
    return Rating(row.rater_id, row.thumb, row.comment, row.at) if row else None


def _draft(row: Row[Any]) -> KeptDraft:
    return KeptDraft(
        draft_id=row.id.hex,
        agent_id=row.agent_id,
        behavior=row.behavior,
        variant=row.variant,
        source=row.source,
        text=row.text,
        evidence=tuple((quote[0], quote[1]) for quote in row.evidence),
        is_edited=row.edited,
        shared_plan_id=row.shared_plan_id.hex if row.shared_plan_id else None,
        playbook=row.playbook,
        model=row.model,
        edition=row.prompt_version,
        made_by=row.made_by,
        edited_by=row.edited_by,
    )
