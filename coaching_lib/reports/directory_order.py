"""The orders of the Directory: what is compared, and which end comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coaching_lib.coaching.status import Evidence, Status
from coaching_lib.reports.agent_look import Look, Numbered
from coaching_lib.reports.centre import plain
from coaching_lib.reports.trends import trend

Key = Callable[[Look, Numbered], Any]
STATUSES = [status.value for status in Status]
EVIDENCE = [evidence.value for evidence in Evidence]
DIRECTIONS = ("falling", "steady", "rising")


@dataclass(frozen=True)
class Order:
    """One order. `value` None: the agent has no such figure and comes last."""

    value: Key
    is_highest_first: bool = True


def sorted_by(found: Look, agents: list[Numbered], order: str, is_reversed: bool) -> list[Numbered]:
    """Agents (in the order of the alphabet) in another order; equal ones stay in the alphabet's."""
    asked = ORDERS[order]
    valued = [(asked.value(found, pair), pair) for pair in agents]
    known = [(value, pair) for value, pair in valued if value is not None]
    known.sort(key=lambda each: each[0], reverse=asked.is_highest_first != is_reversed)
    return [pair for _, pair in known] + [pair for value, pair in valued if value is None]


def _team(found: Look, pair: Numbered) -> str | None:
    return plain(pair[1].team) if pair[1].team else None


def _score(found: Look, pair: Numbered) -> float | None:
    return found.view.evened_out(pair[0])[0]


def _change(found: Look, pair: Numbered) -> float | None:
    return trend(found.view, found.before, pair[0])[0]


def _trend(found: Look, pair: Numbered) -> tuple[int, float] | None:
    change, direction = trend(found.view, found.before, pair[0])
    return (DIRECTIONS.index(direction), change or 0.0) if direction else None


def _points(found: Look, pair: Numbered) -> float | None:
    return found.points_to_gain(pair[0]) or None


def _status(found: Look, pair: Numbered) -> tuple[int, int] | None:
    plans = found.plans_of(pair[1])
    if not plans:
        return None
    verdict = plans[0].verdict
    return STATUSES.index(verdict.status.value), EVIDENCE.index(verdict.evidence.value)


def _contacts(found: Look, pair: Numbered) -> int:
    total = found.view.totals.get(pair[0])
    return total.interactions if total else 0


def _coached(found: Look, pair: Numbered) -> Any:
    plans = found.plans_of(pair[1])
    return plans[0].plan.shared_on if plans else None


ORDERS: dict[str, Order] = {
    "name": Order(lambda found, pair: found.known.alphabet[pair[0]], is_highest_first=False),
    "team": Order(_team, is_highest_first=False),
    "score": Order(_score),
    "change": Order(_change),
    "trend": Order(_trend),
    "to-gain": Order(_points),
    "status": Order(_status),
    "improving": Order(lambda found, pair: found.is_improving(pair[1])),
    "coached": Order(_coached),
    "contacts": Order(_contacts),
}
"""`score` is the order of the leaderboard; `to-gain`: most points behind needed coaching first."""
