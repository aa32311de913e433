"""What a rubric file would change on the contacts that are there; nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from coaching_lib.desk import Desk
from coaching_lib.errors import InvalidInput, NotAllowed
from coaching_lib.exports import ReadOptions, read
from coaching_lib.filters import Filters
from coaching_lib.people import Agent
from coaching_lib.reports.centre import Centre, behavior_name, centre
from coaching_lib.reports.scope import chosen
from coaching_lib.reports.span import Span, span
from coaching_lib.reports.standings import AgentTotal, counts_from, standings_of
from coaching_lib.scores import Snapshot, Staging
from coaching_lib.scores.proposals import staged_rubric
from coaching_lib.scoring.counts import CentreCounts
from coaching_lib.scoring.standing import Standings, standings
from coaching_lib.scoring.what_if import RubricChange, WhatIf
from coaching_lib.scoring.what_if import what_if as compared

HINT = "Give a CSV with the columns behavior and weight, critical or goal_rate."


@dataclass(frozen=True)
class Trial:
    """A rubric to be tried. Modes None: as the scores were loaded."""

    changes: Sequence[RubricChange]
    na_mode: str | None = None
    auto_fail: str | None = None


@dataclass(frozen=True)
class Sides:
    """The whole centre under the present rubric and under a tried one, and the agents asked for."""

    before: Standings
    after: Standings
    agents: tuple[Agent, ...]

    def of(self, agent: Agent) -> WhatIf:
        """One agent under both."""
        return compared(self.before, self.after, agent.agent_id)


def what_if(desk: Desk, file: Path, filters: Filters) -> list[WhatIf]:
    """Every agent in scope with contacts in the window, under the present rubric and under the file's.

    The file's weights, marks and goals count for the behaviors it names, over whatever exports said.
    Raises: InvalidInput for a file without a rubric, NotFound for a behavior nobody knows or an agent out of
    scope, ExportRefused for a file that cannot be read, NotAllowed for an agent.
    """
    if desk.viewer.is_agent:
        raise not_for_agents()
    found = sides(desk, Trial(_changes(desk, file)), filters)
    return [found.of(agent) for agent in found.agents] if found else []


def not_for_agents() -> NotAllowed:
    """What an agent is told."""
    return NotAllowed("Only managers and analysts can try another rubric.", "Ask your manager.")


def sides(desk: Desk, trial: Trial, filters: Filters) -> Sides | None:
    """Both sides of a trial; None without scores. Estimated weights stay what they are.

    Raises: NotFound for a behavior nobody knows or an agent out of scope.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return None
    known, asked = centre(desk, snapshot), span(desk, snapshot, filters)
    now = standings_of(desk, snapshot, asked)
    then = _proposed(desk, snapshot, asked, trial, now.totals)
    agents = (agent for number, agent in chosen(desk, known, filters) if number in now.totals)
    return Sides(now.standings, then, tuple(agents))


def _changes(desk: Desk, file: Path) -> list[RubricChange]:
    """The rubric rows of the file, read as a load would read them."""
    with Staging(desk.scores, is_dry_run=True) as staging:
        report = read([file], staging, ReadOptions(timezone=desk.settings.timezone))
        rows = staged_rubric(staging)
    if report.refused:
        first = report.refused[0]
        raise InvalidInput(f"Line {first.line}: {first.reason}", first.cure)
    if not rows:
        raise InvalidInput(f"{file.name} holds no rubric.", HINT)
    return [
        RubricChange(row["behavior"], row["rubric"], row["weight"], row["critical"], row["goal_rate"])
        for row in rows
    ]


def _proposed(
    desk: Desk,
    snapshot: Snapshot,
    asked: Span,
    trial: Trial,
    totals: dict[int, AgentTotal],
) -> Standings:
    """Standings of the same span as the proposed rubric counts it."""
    known = centre(desk, snapshot)
    named = {behavior_name(known, change.behavior): change for change in trial.changes}
    modes = {
        "na_mode": trial.na_mode or snapshot.na_mode,
        "auto_fail": trial.auto_fail or snapshot.auto_fail,
    }
    proposed = _rows(known, trial.changes)
    cells = snapshot.ask("what_if_counts", proposed=proposed, **modes, **asked.params)
    counts = counts_from(known, totals, _scored(cells, totals), cells)
    goals = {name: change.goal_rate for name, change in named.items() if change.goal_rate is not None}
    return standings(_renamed(counts, named), known.goals | goals, desk.settings.certain_likely)


def _rows(known: Centre, changes: Sequence[RubricChange]) -> list[dict[str, object]]:
    """The proposal in the store's numbers."""
    numbers = {each.behavior: each.behavior_no for each in known.behaviors}
    return [
        {
            "behavior_no": numbers[behavior_name(known, change.behavior)],
            "rubric": change.rubric,
            "weight": change.weight,
            "critical": change.is_critical,
        }
        for change in changes
    ]


def _scored(cells: pa.Table, totals: dict[int, AgentTotal]) -> list[float]:
    """Interactions that keep a computed score, in the order of `totals`."""
    counted = np.bincount(
        cells["agent_no"].to_numpy(), weights=cells["scored"].to_numpy(), minlength=max(totals, default=0) + 1
    )
    return [float(counted[number]) for number in totals]


def _renamed(counts: CentreCounts, named: dict[str, RubricChange]) -> CentreCounts:
    """Counts with the proposed weights and marks beside the behaviors."""
    weights, marks = list(counts.weights), list(counts.is_critical)
    for place, behavior in enumerate(counts.behaviors):
        change = named.get(behavior)
        if change is not None and change.weight is not None:
            weights[place] = change.weight
        if change is not None and change.is_critical is not None:
            marks[place] = change.is_critical
    return replace(counts, weights=tuple(weights), is_critical=tuple(marks))
