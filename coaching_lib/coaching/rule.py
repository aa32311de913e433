"""The rule of a plan, fixed on the day it is shared: what will be compared with what, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from coaching_lib.periods import BASELINE_DAYS, settle_days

PEERS = (
    "Colleagues of the whole center without a shared plan on this behavior at that time, "
    "with at least 5 contacts before and 5 during the plan"
)
DAYS = ("shared_on", "first_target_on")


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
    baseline_days: int = BASELINE_DAYS
    peers: str = PEERS

    def as_json(self) -> dict[str, Any]:
        """Plain values for the record; days as YYYY-MM-DD."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Rule:
        """The rule as_json wrote. Unknown keys are ignored.

        Raises: KeyError or TypeError for something that is no rule, ValueError for a day that is none.
        """
        known = {field.name: value[field.name] for field in fields(Rule) if field.name in value}
        days = {name: date.fromisoformat(value[name]) for name in DAYS}
        return Rule(**{**known, **days})


def _plain(value: object) -> object:
    """A day as text, anything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


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
    return Rule(
        goal_rate=goal_rate,
        shared_on=shared_on,
        first_target_on=target_on,
        settle_days=settle_days(shared_on, target_on),
        zone=zone,
        certain_clear=certain_clear,
        certain_likely=certain_likely,
        baseline_days=BASELINE_DAYS,
    )
