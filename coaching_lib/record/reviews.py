"""Second looks: contacts drawn at random, and what a second person said about each behavior."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, case, func, select, update
from sqlalchemy.engine import Connection

from coaching_lib.record.ids import new_id, parsed
from coaching_lib.record.tables import review, review_sample

ANSWERS = {"met": 1.0, "partial": 0.5, "missed": 0.0, "not applicable": None}
"""Word of an answer -> its result, 0-1; None: the behavior did not apply."""


@dataclass(frozen=True)
class Review:
    """One behavior of one drawn contact. `answer`: a word of ANSWERS; None: not looked at yet."""

    review_id: str
    sample_id: str
    interaction_id: str
    agent_id: str
    behavior: str
    result_then: float | None
    answer: str | None
    comment: str | None
    answered_at: datetime | None
    version: int


@dataclass(frozen=True)
class Sample:
    """One draw and how much of it is done."""

    sample_id: str
    drawn_at: datetime
    seed: int
    per_agent: int
    contacts: int
    answered: int
    """Contacts of which every behavior was answered."""


@dataclass(frozen=True)
class Drawn:
    """A behavior of a contact as it stands when the sample is drawn."""

    interaction_id: str
    agent_id: str
    behavior: str
    result: float | None


def add_sample(
    connection: Connection,
    drawn_by: str,
    seed: int,
    per_agent: int,
    days: tuple[date | None, date | None],
    drawn: Iterable[Drawn],
    at: datetime,
) -> str:
    """Keep a draw with all its rows; returns its id."""
    number = new_id()
    connection.execute(
        review_sample.insert().values(
            id=number, drawn_by=drawn_by, drawn_at=at, seed=seed, per_agent=per_agent,
            first_on=days[0], last_on=days[1],
        )
    )  # fmt: skip
    rows = [
        {
            "id": new_id(), "sample_id": number, "interaction_id": one.interaction_id,
            "agent_id": one.agent_id, "behavior": one.behavior, "result_then": one.result,
        }
        for one in drawn
    ]  # fmt: skip
    connection.execute(review.insert(), rows)
    return number.hex


def samples(connection: Connection) -> list[Sample]:
    """The draws, newest first."""
    left = func.sum(case((review.c.answer.is_(None), 1), else_=0))
    contact = (
        select(review.c.sample_id, review.c.interaction_id, left.label("left"))
        .group_by(review.c.sample_id, review.c.interaction_id)
        .subquery()
    )
    query = (
        select(
            review_sample,
            func.count().label("contacts"),
            func.sum(case((contact.c.left == 0, 1), else_=0)).label("answered"),
        )
        .join(contact, contact.c.sample_id == review_sample.c.id)
        .group_by(review_sample.c.id)
        .order_by(review_sample.c.drawn_at.desc(), review_sample.c.id)
    )
    return [
        Sample(row.id.hex, row.drawn_at, row.seed, row.per_agent, row.contacts, row.answered)
        for row in connection.execute(query)
    ]


def reviews(
    connection: Connection, sample_id: str | None = None, interaction_id: str | None = None
) -> list[Review]:
    """The rows of all draws, of one, or of one contact, by contact and behavior."""
    query = select(review).order_by(review.c.sample_id, review.c.interaction_id, review.c.behavior)
    if sample_id is not None:
        query = query.where(review.c.sample_id == parsed(sample_id))
    if interaction_id is not None:
        query = query.where(review.c.interaction_id == interaction_id)
    return [_review(row) for row in connection.execute(query)]


def answer(
    connection: Connection, review_id: str, seen: int, word: str | None, comment: str | None,
    reviewer_id: str, at: datetime,
) -> bool:  # fmt: skip
    """Write an answer (None: take it back). False: somebody answered it since `seen`."""
    values = {
        "answer": word, "comment": comment, "reviewer_id": reviewer_id if word else None,
        "answered_at": at if word else None, "version": review.c.version + 1,
    }  # fmt: skip
    changed = update(review).where(review.c.id == parsed(review_id), review.c.version == seen)
    return connection.execute(changed.values(**values)).rowcount == 1


def _review(row: Row[Any]) -> Review:
    return Review(
        row.id.hex, row.sample_id.hex, row.interaction_id, row.agent_id, row.behavior, row.result_then,
        row.answer, row.comment, row.answered_at, row.version,
    )  # fmt: skip
