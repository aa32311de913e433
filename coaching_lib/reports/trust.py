"""Trust per behavior: how often it applies, what disputes overturned, whether scorers agree."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Any

from coaching_lib.desk import Desk
from coaching_lib.filters import Filters
from coaching_lib.record import disputes
from coaching_lib.reports.calibration import second_looks
from coaching_lib.reports.centre import rows
from coaching_lib.reports.span import span
from coaching_lib.scores import Snapshot
from coaching_lib.scoring.trust import Trust, TrustSums
from coaching_lib.scoring.trust import trust as judged

ESTIMATE = "estimate:"


def trust(desk: Desk, filters: Filters) -> list[Trust]:
    """One row per behavior of the window, by name; the whole centre's, whoever looks.

    Overturned: of the disputes that were answered. Compared are two evaluations of a contact that loads
    brought, and every second look that was answered. Agent and team filters narrow nothing: scorers,
    not agents, are looked at.
    """
    snapshot = desk.scores.current()
    if snapshot is None:
        return []
    params = span(desk, snapshot, filters).params
    pairs: dict[str, list[tuple[date | None, float]]] = defaultdict(list)
    for row in rows(snapshot, "evaluation_pairs", **params):
        pairs[row["behavior"]].append((row["day"], row["difference"]))
    for behavior, looks in second_looks(desk).items():
        pairs[behavior] += [(None, look.difference) for look in looks if look.difference is not None]
    estimated, answered = estimates(snapshot), _answered(desk)
    return [
        judged(_sums(row, pairs[row["behavior"]], estimated, answered.get(row["behavior"], (0, 0))))
        for row in rows(snapshot, "trust_counts", **params)
        if filters.behavior in (None, row["behavior"])
    ]


def _answered(desk: Desk) -> dict[str, tuple[int, int]]:
    """Behavior -> disputes answered, and those that changed the result."""
    with desk.record.reading() as connection:
        return disputes.outcomes(connection)


def _sums(
    row: dict[str, Any],
    pairs: list[tuple[date | None, float]],
    estimated: dict[str, dict[str, Any]],
    answered: tuple[int, int],
) -> TrustSums:
    facts = [estimated[key] for key in row["rubric_keys"] if key in estimated]
    facts = [fact for fact in facts if row["behavior"].lower() in fact["weights"]]
    return TrustSums(
        behavior=row["behavior"],
        contacts=int(row["contacts"]),
        applicable=int(row["applicable"]),
        missed=float(row["missed"]),
        pairs=pairs,
        disputes=answered[0],
        overturned=answered[1],
        is_weight_estimated=bool(facts),
        is_plain_sum=all(fact["is_plain_sum"] for fact in facts),
    )


def estimates(snapshot: Snapshot) -> dict[str, dict[str, Any]]:
    """Rubrics (lower case, '' = without a name) whose weights come from exported scores, and the fit.

    residual (points), is_plain_sum, used and left_out (interactions), weights, criticals.
    """
    return {
        key.removeprefix(ESTIMATE): json.loads(value)
        for key, value in snapshot.meta
        if key.startswith(ESTIMATE)
    }
