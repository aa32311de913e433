"""What a reading hands back: every row loaded, refused with a reason, or skipped under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

DateOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True)
class ReadOptions:
    """How files are to be read.

    `timezone`: zone of times that name none. `date_order`: order of day and month where a whole column leaves
    it open. `mapping`: a mapping file (TOML or JSON). `mappings`: the folder of remembered ones, used where
    none is given. `source`: the name the import is kept under. `found_in`: the folder in which somebody found
    the files; they are shown by their place in it, and what is no export is left alone as in any folder.
    `same`: folded agent ids that are read as another's.
    `direct_lines`: results of files from so many lines on are staged directly where nothing in the load has
    to be refused or settled; the outcome is the same.
    """

    timezone: str = "UTC"
    date_order: DateOrder | None = None
    mapping: Path | None = None
    mappings: Path | None = None
    all_or_nothing: bool = False
    source: str | None = None
    direct_lines: int = 50_000
    found_in: Path | None = None
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """A row that was not loaded (without line: a whole file): where, what stood there, why, the cure."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    reason: str
    cure: str


@dataclass(frozen=True)
class Skipped:
    """Rows left out on purpose, under one name."""

    reason: str
    rows: int


@dataclass(frozen=True)
class BehaviorCount:
    """Results of one behavior among the loaded rows of one file."""

    name: str
    met: int
    missed: int
    partial: int
    not_applicable: int


@dataclass(frozen=True)
class ColumnDecision:
    """One column of a file: the field it was read as ("": not read), why, and what stands in it."""

    name: str
    field: str
    why: str
    samples: tuple[str, ...] = ()
    is_open: bool = False
    """Whether a person is asked about it."""


@dataclass(frozen=True)
class FileReport:
    """One file's account. rows_read = rows_loaded + rows_refused + rows_skipped, always."""

    path: str
    layout: str
    why: str
    sha256: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    mapping: str | None = None
    behaviors: tuple[BehaviorCount, ...] = ()
    agents: int = 0
    interactions: int = 0
    first_day: date | None = None
    last_day: date | None = None
    rows_read: int = 0
    rows_loaded: int = 0
    rows_refused: int = 0
    rows_skipped: int = 0
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """(column as the file calls it, field it was read as)."""
    decisions: tuple[ColumnDecision, ...] = field(default=(), compare=False)
    """The same with the reason and samples, for the doctor's table."""

    def kept_out(self) -> FileReport:
        """The same file, its good rows skipped because others were refused (all or nothing)."""
        if not self.rows_loaded:
            return self
        return replace(
            self,
            rows_loaded=0,
            rows_skipped=self.rows_skipped + self.rows_loaded,
            skipped=(*self.skipped, Skipped("all or nothing", self.rows_loaded)),
        )


@dataclass(frozen=True)
class ReadReport:
    """The whole reading: one report per file, and everything refused."""

    files: tuple[FileReport, ...]
    refused: tuple[Refusal, ...]
    interactions: int = 0
    """Interactions among the staged rows."""
    sample: tuple[Mapping[str, Any], ...] = ()
    """The first ten canonical rows, as every figure reads them."""
    agents: tuple[Mapping[str, Any], ...] = ()
    """Every agent of the load and of the scores so far: agent_id, name, email, team, contacts."""
    joined: tuple[Mapping[str, Any], ...] = ()
    """Agents of the load that a person said are another: agent_id, read_as, interactions."""

    def with_nothing_loaded(self) -> ReadReport:
        """The same account where one refused row keeps all others out."""
        return replace(self, files=tuple(file.kept_out() for file in self.files))

    @property
    def rows_loaded(self) -> int:
        """Rows that reached the staging tables, over all files."""
        return sum(file.rows_loaded for file in self.files)

    @property
    def rows_refused(self) -> int:
        """Rows refused, over all files (whole files refused not counted)."""
        return sum(file.rows_refused for file in self.files)
