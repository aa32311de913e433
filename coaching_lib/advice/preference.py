"""Which variant is shown first: ratings, edits, and what preceded clear improvements in this center. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

FEWEST_FINISHED = 5
"""Finished plans of one variant before their outcome counts; a single case proves nothing."""
FEWEST_CLEAR = 2
"""Clear improvements among them."""


@dataclass(frozen=True)
class Tally:
    """What became of one variant's drafts."""

    up: int = 0
    down: int = 0
    shared: int = 0
    """Plans shared from it."""
    edited: int = 0
    """Those whose words were changed before."""
    finished: int = 0
    """Plans whose target date is over."""
    clear: int = 0
    """Those that ended as a clear improvement."""

    @property
    def is_sunk(self) -> bool:
        """More thumbs down than up."""
        return self.down > self.up

    @property
    def liking(self) -> float:
        """Share of thumbs up, drawn to one half while there are few."""
        return (self.up + 1) / (self.up + self.down + 2)

    @property
    def edited_share(self) -> float:
        """Share of plans whose words were changed, drawn to one half while there are few."""
        return (self.edited + 1) / (self.shared + 2)

    @property
    def clear_share(self) -> float:
        """Share of clear improvements; 0 until enough plans finished and more than one improved."""
        is_enough = self.finished >= FEWEST_FINISHED and self.clear >= FEWEST_CLEAR
        return self.clear / self.finished if is_enough else 0.0


_NOTHING = Tally()


@dataclass(frozen=True)
class Order:
    """The variants of a playbook, the one to show first in front, and why it is there."""

    variants: tuple[int, ...]
    reason: str


def order(count: int, tallies: Mapping[int, Tally], sent_before: Collection[int] = ()) -> Order:
    """The order of `count` variants, numbered from 1; the same tallies give the same order.

    Last stand variants this agent was sent before on this behavior, before them those with more thumbs down
    than up. The others go by their share of clear improvements, then thumbs, then how rarely they were
    rewritten, then number.
    """

    def place(number: int) -> tuple[bool, bool, float, float, float, int]:
        found = tallies.get(number, _NOTHING)
        return (
            number in sent_before,
            found.is_sunk,
            -found.clear_share,
            -found.liking,
            found.edited_share,
            number,
        )

    numbers = tuple(sorted(range(1, count + 1), key=place))
    return Order(numbers, _reason(numbers, tallies, sent_before))


def _reason(numbers: tuple[int, ...], tallies: Mapping[int, Tally], sent_before: Collection[int]) -> str:
    """Why the first one stands first; nothing where that is only its number."""
    first = tallies.get(numbers[0], _NOTHING)
    if first.clear_share and not first.is_sunk:
        plans = f"{first.clear} of {first.finished} finished plans"
        return f"Shown first: {plans} with these words ended as a clear improvement."
    earlier = [number for number in range(1, numbers[0]) if number in numbers]
    if any(number in sent_before for number in earlier):
        return "Shown first: the agent has had other words on this behavior before."
    if any(tallies.get(number, _NOTHING).is_sunk for number in earlier):
        return "Shown first: other wordings got more thumbs down than up."
    if earlier and first.up > first.down:
        return f"Shown first: {_counted(first.up, 'thumb')} up, {first.down} down."
    if earlier:
        return "Shown first: other wordings were rewritten more often."
    return ""


def _counted(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number} {word}s"
