"""What a load is told, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

Progress = Callable[[str, float], None]
"""Called with what is being done and the share of the load that is done (0-1)."""


class RefusedRow(Protocol):
    """A row that could not be loaded, as the reader reports it."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int | None: ...
    @property
    def column(self) -> str | None: ...
    @property
    def value(self) -> str | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def cure(self) -> str | None: ...


@dataclass(frozen=True)
class LoadFacts:
    """Where a load comes from. `loaded_at` is aware; `files` hold at least path and sha256."""

    import_id: str
    source: str | None
    files: Sequence[Mapping[str, Any]]
    refused: Sequence[RefusedRow]
    options: Mapping[str, Any]
    loaded_at: datetime


@dataclass(frozen=True)
class ScoreDifference:
    """One interaction whose exported and computed scores differ (points 0-100)."""

    interaction_id: str
    exported: float
    computed: float


@dataclass(frozen=True)
class ScoreCheck:
    """Exported against computed scores of the interactions of a load.

    They agree within what rounding of the export can hide: 0.5 points where every exported score is a
    whole number, else 0.05.
    """

    compared: int = 0
    agree: int = 0
    differ: int = 0
    examples: tuple[ScoreDifference, ...] = ()


@dataclass(frozen=True)
class Estimated:
    """How well estimated weights give the exported scores of a rubric (None: of no name), in points."""

    rubric: str | None
    residual: float
    is_plain_sum: bool
    interactions: int


@dataclass(frozen=True)
class LoadCounts:
    """Interactions of a load; `rescored`: others whose weights or roster team it changed."""

    new: int
    changed: int
    unchanged: int
    score_check: ScoreCheck
    rescored: int = 0


@dataclass(frozen=True)
class UndoOutcome:
    """What taking back a load did: interactions removed, and interactions set back to what others say."""

    import_id: str
    removed: int
    restored: int
    snapshot: str


@dataclass(frozen=True)
class LoadEntry:
    """One load of the history; times are aware and UTC, `undone_at` None = it stands."""

    load_no: int
    import_id: str
    loaded_at: datetime
    source: str | None
    files: tuple[Mapping[str, Any], ...]
    new: int
    changed: int
    unchanged: int
    refused: int
    undone_at: datetime | None
    seconds: float
    options: Mapping[str, Any]


@dataclass(frozen=True)
class KnownFile:
    """A file that a standing load brought with the same options; `interactions` it carried."""

    sha256: str
    import_id: str
    interactions: int
