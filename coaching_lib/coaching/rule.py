"""The rule of a plan, fixed on the day it is shared: what will be compared with what, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

PEERS = (
    "Colleagues of the whole center without a shared plan on this behavior at that time, "
    "with at least 5 contacts before and 5 during the plan"
)


@dataclass(frozen=True)
class Rule:
    """Everything the verdict hangs on, so that nobody can choose it after seeing the result."""

    goal_rate: float
    shared_on: date
    first_target_on: date
    """Target date when shared; the plan's own target_on may be moved to a later day while it runs."""
    settle_days: int
    zone: str = "UTC"
    certain_clear: float = 0.95
    certain_likely: float = 0.80
    baseline_days: int = 90
    peers: str = PEERS

    def as_json(self) -> dict[str, Any]:
        """Plain values for the record; days as YYYY-MM-DD."""
        raise NotImplementedError

    @staticmethod
    def from_json(value: dict[str, Any]) -> Rule:
        """The rule as_json wrote. Unknown keys are ignored.

        Raises: KeyError, ValueError for something that is no rule.
        """
        raise NotImplementedError


def freeze(
    goal_rate: float,
    shared_on: date,
    target_on: date,
    *,
    zone: str = "UTC",
    certain_clear: float = 0.95,
    certain_likely: float = 0.80,
) -> Rule:
    """The rule of a plan shared on this day. Settle: 7 days for plans of 21 days and more, else 1."""
    raise NotImplementedError
