"""What to do with a few coaching hours: the order of Coaching Required, cut where the hours end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MINUTES = 30
MOST_OPEN_PLANS = 2


class Reason(StrEnum):
    """Why a row is in the hours, or is not."""

    COACH = "coach"
    OPEN_PLAN = "open-plan"
    """A plan on this behavior is running."""
    TWO_OPEN_PLANS = "two-open-plans"
    """Two plans of the agent are running, or would be with the rows before."""
    RECOVERING = "recovering"
    """The last plan on this behavior ended as Improvement inside the window: the losses are older."""
    SET_ASIDE = "set-aside"
    """A manager set it aside."""


@dataclass(frozen=True)
class Need:
    """One agent and behavior of Coaching Required."""

    agent_id: str
    behavior: str
    expected_points_lost: float


@dataclass(frozen=True)
class Place:
    """One row of the queue; minutes 0: skipped, the reason says why."""

    need: Need
    minutes: int
    reason: Reason


@dataclass(frozen=True)
class Busy:
    """What is under way. Pairs are (agent_id, behavior)."""

    open_plans: Collection[tuple[str, str]] = ()
    recovering: Collection[tuple[str, str]] = ()
    set_aside: Collection[tuple[str, str]] = ()


def fill(needs: Iterable[Need], hours: float, busy: Busy, minutes: int = MINUTES) -> list[Place]:
    """The rows that fit, in the order given (most expected points lost first), and those skipped between.

    The list ends with the last row that fits: what stands behind it waits for other hours. An agent never
    gets more than two plans, open ones included. Raises: ValueError for minutes below 1 or negative hours.
    """
    if minutes < 1 or hours < 0:
        raise ValueError("A coaching takes at least a minute, and hours are not negative.")
    left, plans = int(hours * 60 / minutes + 1e-9), Counter(agent for agent, _ in busy.open_plans)
    found: list[Place] = []
    for need in needs:
        if left == 0:
            break
        reason = _reason(need, busy, plans)
        is_taken = reason is Reason.COACH
        plans[need.agent_id] += is_taken
        left -= is_taken
        found.append(Place(need, minutes if is_taken else 0, reason))
    return found


def _reason(need: Need, busy: Busy, plans: Mapping[str, int]) -> Reason:
    """The first that holds."""
    pair = (need.agent_id, need.behavior)
    if pair in busy.open_plans:
        return Reason.OPEN_PLAN
    if pair in busy.set_aside:
        return Reason.SET_ASIDE
    if pair in busy.recovering:
        return Reason.RECOVERING
    return Reason.TWO_OPEN_PLANS if plans[need.agent_id] >= MOST_OPEN_PLANS else Reason.COACH


def coached(places: Sequence[Place]) -> list[Need]:
    """The rows that fit the hours."""
    return [place.need for place in places if place.reason is Reason.COACH]
