"""Which question answers a span cheapest: roll-ups where they say the same, the facts everywhere else."""

from __future__ import annotations

from typing import Any

from coaching_lib.reports.centre import rows_once
from coaching_lib.reports.span import Span
from coaching_lib.scores import Snapshot

STANDING_DAYS = (30, 90, 180, 365)
"""Windows the snapshot keeps standings of, counted back from the newest scored day."""
EXAMPLE_DAYS = 180
EXAMPLES = 20
"""Newest misses the snapshot keeps per agent and behavior."""


def centre_question(snapshot: Snapshot, asked: Span) -> tuple[str, dict[str, Any]]:
    """The question, and its parameters, for the counts of agents, behaviors and kinds of contacts."""
    if asked.window and asked.window.days in STANDING_DAYS and ends_newest(snapshot, asked):
        window = asked.window
        return "standing_counts", {"days": window.days, "first": window.first, "last": window.last}
    return "centre_counts", asked.params


def by_day(asked: Span, question: str, of_days: str) -> str:
    """`of_days`, which reads sums of days, unless a kind of contact is asked for, which they do not know."""
    return of_days if is_of_all_kinds(asked) else question


def is_of_all_kinds(asked: Span) -> bool:
    """Whether a span counts contacts of every channel, topic and rubric."""
    return asked.channel is None and asked.topic is None and asked.rubric is None


def ends_newest(snapshot: Snapshot, asked: Span) -> bool:
    """Whether a span of all kinds of contacts ends on the newest scored day, with today on or after it."""
    newest = rows_once(snapshot, "last_days", until=asked.until)[0]["newest_scored_day"]
    if newest is None or asked.window is None or not is_of_all_kinds(asked):
        return False
    return bool(asked.window.last == newest <= asked.until)


def keeps_examples(snapshot: Snapshot, asked: Span, limit: int) -> bool:
    """Whether the kept examples hold the newest misses of a span."""
    window = asked.window
    return bool(window and window.days <= EXAMPLE_DAYS and limit <= EXAMPLES and ends_newest(snapshot, asked))
