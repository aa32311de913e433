"""Team issues: since when, in which queue or under which version most of the team misses a behavior."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from coaching_lib.coaching.words import system_sentence
from coaching_lib.desk import Desk
from coaching_lib.reports.centre import Centre, centre, key_of
from coaching_lib.reports.memo import ANSWERS
from coaching_lib.reports.span import Span
from coaching_lib.reports.standings import standings_of
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.counts import Ints
from coaching_lib.scoring.system import SystemCause, SystemCells, system_cause

Version = tuple[str | None, str]


def team_issues(desk: Desk, snapshot: Snapshot, asked: Span) -> dict[str, str]:
    """The sentence of every behavior that is a team issue and has a cause that surely is no person.

    The whole centre's, whoever looks and whatever team is shown; team issues without such a cause are
    left out. Costs nothing where there is no team issue.
    """
    return {name: system_sentence(cause) for name, cause in causes(desk, snapshot, asked).items()}


def causes(desk: Desk, snapshot: Snapshot, asked: Span) -> Mapping[str, SystemCause]:
    """The same as figures, computed once for each snapshot and span."""
    found = standings_of(desk, snapshot, asked).standings
    names = frozenset(
        name for name, is_issue in zip(found.behaviors, found.is_team_issue, strict=True) if is_issue
    )
    if not names:
        return {}
    known = centre(desk, snapshot)
    key = key_of(snapshot, "system", asked, names)
    return ANSWERS.once(key, lambda: _read(known, snapshot, asked, names))


def _read(known: Centre, snapshot: Snapshot, asked: Span, names: frozenset[str]) -> dict[str, SystemCause]:
    named = {b.behavior_no: b.behavior for b in known.behaviors if b.behavior in names}
    told = snapshot.ask("system_counts", behaviors=list(named), **asked.params)
    behavior = np.array([named[number] for number in told["behavior_no"].to_pylist()], dtype=object)
    found = {name: system_cause(_cells(known, told.filter(pa.array(behavior == name)))) for name in names}
    return {name: cause for name, cause in found.items() if cause is not None}


def _cells(known: Centre, told: pa.Table) -> SystemCells:
    """The rows of one behavior with everything as positions."""
    agent, _ = _encoded(told, "agent_no")
    stratum, strata = _encoded(told, "stratum_no")
    week, weeks = _encoded(told, "week")
    version, versions = _versions(told)
    return SystemCells(
        strata=tuple(known.kinds[number] for number in strata),
        versions=versions,
        weeks=tuple(weeks),
        agent=agent,
        stratum=stratum,
        version=version,
        week=week,
        applicable=told["applicable"].to_numpy().astype(np.float64),
        passes=told["passes"].to_numpy().astype(np.float64),
    )


def _encoded(told: pa.Table, name: str) -> tuple[Ints, list[Any]]:
    """[rows] place of each value among the values in their order; -1 where there is none."""
    values = told[name].to_pylist()
    known = sorted({value for value in values if value is not None})
    places = {value: place for place, value in enumerate(known)}
    return np.array([places.get(value, -1) for value in values], dtype=np.int64), known


def _versions(told: pa.Table) -> tuple[Ints, tuple[Version, ...]]:
    """The same of (rubric, version), by first day; undated ones and rubrics without versions are unknown."""
    pairs = list(zip(told["rubric"].to_pylist(), told["rubric_version"].to_pylist(), strict=True))
    first: dict[Version, date] = {}
    for pair, day in zip(pairs, told["first_day"].to_pylist(), strict=True):
        if pair[1] and day:
            first[pair] = min(day, first.get(pair, day))
    known = sorted(first, key=lambda pair: (first[pair], str(pair)))
    places = {pair: place for place, pair in enumerate(known)}
    return np.array([places.get(pair, -1) for pair in pairs], dtype=np.int64), tuple(known)
