"""Judging the judges: agreement of two looks, reviewers' strictness, and the second looks to do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.people import scope
from coaching_lib.periods import Window
from coaching_lib.record import reviews
from coaching_lib.record.reviews import ANSWERS, Review, Sample
from coaching_lib.reports.centre import centre, fold, rows
from coaching_lib.reports.span import span
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.agreement import Agreement, TwoLooks, agreement
from coaching_lib.scoring.strictness import Strictness, strictness


@dataclass(frozen=True)
class ToLookAt:
    """One drawn contact and what is left to say about it."""

    interaction_id: str
    agent_id: str
    agent_name: str
    is_done: bool
    rows: tuple[Review, ...]


def agreements(desk: Desk, filters: Filters) -> list[Agreement]:
    """One row per behavior with at least one pair of looks, lowest agreement first.

    Pairs: two evaluations of one contact that loads brought (window of the filters), and the answers of
    second looks (all of them: they were drawn from their own window).
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    looks: dict[str, list[TwoLooks]] = defaultdict(list)
    for row in rows(snapshot, "evaluation_pairs", **span(desk, snapshot, filters).params):
        looks[row["behavior"]].append(TwoLooks(row["standing"], row["other"]))
    for behavior, found in second_looks(desk).items():
        looks[behavior] += found
    told = (agreement(behavior, found) for behavior, found in sorted(looks.items()))
    return sorted((one for one in told if one), key=lambda one: one.rate)


def second_looks(desk: Desk) -> dict[str, list[TwoLooks]]:
    """Behavior -> the pairs (result in the export, second person's answer) of everything answered."""
    found: dict[str, list[TwoLooks]] = defaultdict(list)
    with desk.record.reading() as connection:
        for row in reviews.reviews(connection):
            if row.answer is not None:
                found[row.behavior].append(TwoLooks(row.result_then, ANSWERS[row.answer]))
    return found


def reviewers(desk: Desk, filters: Filters) -> list[Strictness]:
    """Every reviewer named in the exports beside the others, strictest first; fewer than two: none."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    table = snapshot.ask("reviewed_contacts", **span(desk, snapshot, filters).params)
    names = sorted(set(table.column("evaluator").to_pylist()))
    if len(names) < 2:
        return []
    number = {name: place for place, name in enumerate(names)}
    told = strictness(
        tuple(names),
        np.array([number[name] for name in table.column("evaluator").to_pylist()], dtype=np.int64),
        table.column("agent_no").to_numpy().astype(np.int64),
        table.column("level").to_numpy(),
    )
    return sorted(told, key=lambda one: (one.difference is None, one.difference or 0.0))


def window(desk: Desk, filters: Filters) -> Window | None:
    """The days contacts are drawn from; None: all time, where no contact has a date."""
    snapshot = desk.scores.current()
    return span(desk, snapshot, filters).window if snapshot else None


def samples(desk: Desk) -> list[Sample]:
    """The draws, newest first."""
    with desk.record.reading() as connection:
        return reviews.samples(connection)


def to_look_at(desk: Desk, sample_id: str | None = None, interaction_id: str | None = None) -> list[ToLookAt]:
    """The drawn contacts of agents in scope, those without an answer first."""
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    with desk.record.reading() as connection:
        found = reviews.reviews(connection, sample_id, interaction_id)
    contacts: dict[str, list[Review]] = defaultdict(list)
    for row in found:
        contacts[row.interaction_id].append(row)
    told = (_contact(desk, snapshot, each) for each in contacts.values())
    return sorted((one for one in told if one), key=lambda one: (one.is_done, one.agent_name))


def _contact(desk: Desk, snapshot: Snapshot, found: list[Review]) -> ToLookAt | None:
    known = centre(desk, snapshot).by_id.get(fold(found[0].agent_id))
    if known is None or not scope(desk.viewer).includes(known[1].agent_id, known[1].team):
        return None
    is_done = all(row.answer is not None for row in found)
    return ToLookAt(found[0].interaction_id, found[0].agent_id, known[1].agent_name, is_done, tuple(found))
