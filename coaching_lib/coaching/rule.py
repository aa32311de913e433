"""The rule of a plan, fixed on the day it is shared: what will be compared with what, and how surely."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from coaching_lib.coaching.luck import Usual, luck_chance
from coaching_lib.periods import BASELINE_DAYS, Window, settle_days

MIN_CONTACTS = 5
"""Contacts in both windows from which a colleague counts as a peer and a plan is judged."""
RULED_OUT_GAIN = 0.10
"""A gain (share met) that, once ruled out, makes "no improvement" clear."""
PEERS = (
    "Colleagues of the whole center without a shared plan on this behavior at that time, "
    "with at least 5 contacts before and 5 during the plan"
)
DAYS = ("shared_on", "first_target_on")
SEAL = "sha256"
SEALED_FIELDS = ("min_contacts", "ruled_out_gain", "usual_rate", "expected_contacts", "luck_chance")
"""Fields younger than the seal: a rule that has one of them must be sealed."""


@dataclass(frozen=True)
class Rule:
    """Everything the verdict hangs on, so that nobody can choose it after seeing the result.

    The last three fields are None for plans shared before they were kept, and without any contact before.
    """

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
    min_contacts: int = MIN_CONTACTS
    ruled_out_gain: float = RULED_OUT_GAIN
    usual_rate: float | None = None
    """The agent's usual level on the day of sharing, luck evened out."""
    expected_contacts: float | None = None
    """Contacts the judged days bring at the pace of the baseline, up to the first target date."""
    luck_chance: float | None = None
    """Chance that the goal is met in them by an agent who stays at the usual level."""

    @property
    def baseline(self) -> Window:
        """The days before sharing (in a chain of plans those before its first share count instead)."""
        return Window(self.shared_on - timedelta(days=self.baseline_days), self.shared_on - timedelta(days=1))

    def judged_days(self, target_on: date) -> Window:
        """The days that are judged, for a target date; the first days after sharing stay as frozen."""
        return Window(self.shared_on + timedelta(days=self.settle_days), target_on)

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


def sealed(rule: Rule) -> dict[str, Any]:
    """The rule as the record keeps it: its values, and beside them their hash."""
    values = rule.as_json()
    return {**values, SEAL: seal_of(values)}


def seal_of(values: Mapping[str, Any]) -> str:
    """sha256 of the values as canonical JSON: sorted keys, no blanks, the seal itself left out."""
    kept = {name: value for name, value in values.items() if name != SEAL}
    return sha256(json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def opened(kept: Mapping[str, Any]) -> Rule | None:
    """The rule the record keeps; None when it is not the one that was sealed, or no rule at all.

    Rules kept before there was a seal count as they are. The seal shows accidents and edits of single
    values; who can write the record can also write a new seal, which the audit's copy of it shows.
    """
    try:
        is_intact = seal_of(kept) == kept[SEAL] if SEAL in kept else not set(SEALED_FIELDS) & set(kept)
        return Rule.from_json(kept) if is_intact else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


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
    usual: Usual | None = None,
) -> Rule:
    """The rule of a plan shared on this day. Settle: 7 days for plans of 21 days and more, else 1.

    `usual`: the agent's level before; None, or one that rests on no contact: no luck is foretold.
    """
    settle = settle_days(shared_on, target_on)
    known = usual if usual and usual.contacts > 0 else None
    judged = max((target_on - shared_on).days - settle + 1, 0)
    expected = known.contacts / BASELINE_DAYS * judged if known else None
    return Rule(
        goal_rate=goal_rate,
        shared_on=shared_on,
        first_target_on=target_on,
        settle_days=settle,
        zone=zone,
        certain_clear=certain_clear,
        certain_likely=certain_likely,
        usual_rate=known.rate if known else None,
        expected_contacts=expected,
        luck_chance=luck_chance(known, goal_rate, expected) if known and expected is not None else None,
    )
