"""Facts of a draft: what the program knows about one agent and behavior before any word is written. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date

from coaching_lib.advice.draft import Evidence


@dataclass(frozen=True)
class Strength:
    """A behavior the agent meets, with a quote where there is one."""

    behavior: str
    met: float
    applicable: int
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Earlier:
    """Finished plans on one behavior, of this whole center."""

    finished: int
    clear: int
    """Those that ended as a clear improvement."""


@dataclass(frozen=True)
class DraftFacts:
    """Everything a draft may state. Rates are shares met, 0-1; points 0-100; None where unknown."""

    agent_id: str
    behavior: str
    applicable: int
    missed: float
    """Contacts it was missed in, partly met ones as a part."""
    peer_rate: float | None = None
    """What the centre reaches on the same kinds of contacts."""
    evened_out_rate: float | None = None
    """Share met, luck and mix of contacts evened out; told where the goal would confuse without it."""
    points: float | None = None
    """Points of the average lost to it."""
    first: date | None = None
    last: date | None = None
    guidance: str | None = None
    strength: Strength | None = None
    evidence: tuple[Evidence, ...] = ()
    """Places where it was missed, best one first."""
    example: Evidence | None = None
    """A place where the agent did it."""
    kind: str | None = None
    """call, chat or mail, when all contacts it was missed in are of one kind."""
    missed_days: tuple[date, ...] = ()
    """Days of the contacts it was missed in, newest first."""
    missed_ids: tuple[str, ...] = ()
    """Their ids in the same order, undated ones included."""
    has_transcripts: bool = True
    goal_rate: float | None = None
    target_on: date | None = None
    is_settling: bool = True
    """Whether the first week after sharing is left out (plans of three weeks and more)."""
    earlier: Earlier | None = None
    """What finished plans on this behavior came to; None with fewer than five of them."""

    @property
    def met(self) -> float:
        """Contacts it was met in."""
        return self.applicable - self.missed


def facts_hash(facts: DraftFacts) -> str:
    """The same facts give the same 16 hexadecimal digits, on every machine. Earlier plans are not told."""
    told = json.dumps(asdict(replace(facts, earlier=None)), sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
