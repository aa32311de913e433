"""What a load did or would do, and how scripts get it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coaching_lib.exports import FileReport, Refusal
from coaching_lib.people.same_person import Hint
from coaching_lib.scores.load import Estimated, ScoreCheck

FILE_FIELDS = (
    "path", "layout", "why", "encoding", "delimiter", "mapping", "behaviors", "agents", "interactions",
    "first_day", "last_day", "rows_read", "rows_loaded", "rows_refused", "rows_skipped", "skipped", "notes",
)  # fmt: skip
REFUSED_FIELDS = ("file", "line", "column", "value", "reason", "cure")
COLUMN_FIELDS = ("name", "field", "why", "samples")
PERSON_FIELDS = ("agent_id", "name", "email", "team", "contacts")
ESTIMATE_FIELDS = ("rubric", "residual", "is_plain_sum", "interactions")


@dataclass(frozen=True)
class ImportReport:
    """What a load did, or what it would do. new, changed and unchanged count interactions."""

    import_id: str | None
    """None: nothing was loaded (a look, nothing new, or everything refused)."""
    snapshot: str | None
    is_dry_run: bool
    files: tuple[FileReport, ...]
    new: int
    changed: int
    unchanged: int
    refused: tuple[Refusal, ...]
    score_check: ScoreCheck
    sample: tuple[Mapping[str, Any], ...] = ()
    """Ten canonical rows, as every figure reads them."""
    estimated: tuple[Estimated, ...] = ()
    """Rubrics whose weights nobody wrote down, estimated from the exported scores."""
    hints: tuple[Hint, ...] = ()
    """Agents that may be one person; nothing is done about them."""
    joined: tuple[Mapping[str, Any], ...] = ()
    """Agents that a person said are another: agent_id, read_as, interactions."""

    @property
    def rows_loaded(self) -> int:
        """Rows that came in (or would), over all files."""
        return sum(file.rows_loaded for file in self.files)

    @property
    def exit_code(self) -> int:
        """0 done; 3 done, but something was refused; 1 nothing came in and something was refused."""
        if not self.refused:
            return 0
        return 3 if self.rows_loaded else 1

    def as_json(self) -> dict[str, Any]:
        """The report as scripts get it."""
        return {
            "import_id": self.import_id,
            "snapshot": self.snapshot,
            "dry_run": self.is_dry_run,
            "files": [self._file(file) for file in self.files],
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": [as_plain(row, REFUSED_FIELDS) for row in self.refused],
            "score_check": self._check(),
            "sample": [dict(row) for row in self.sample],
            "estimated_weights": [as_plain(one, ESTIMATE_FIELDS) for one in self.estimated],
            "same_person": {
                "hints": [self._hint(hint) for hint in self.hints],
                "joined": [dict(row) for row in self.joined],
            },
        }

    def _file(self, file: FileReport) -> dict[str, Any]:
        columns = [as_plain(column, COLUMN_FIELDS) for column in file.decisions]
        return {**as_plain(file, FILE_FIELDS), "columns": columns}

    def _check(self) -> dict[str, Any]:
        check = self.score_check
        examples = [as_plain(one, ("interaction_id", "exported", "computed")) for one in check.examples]
        counts = {"compared": check.compared, "agree": check.agree, "differ": check.differ}
        return {**counts, "examples": examples}

    def _hint(self, hint: Hint) -> dict[str, Any]:
        return {
            "agent": as_plain(hint.alias, PERSON_FIELDS),
            "same_as": as_plain(hint.kept, PERSON_FIELDS),
            "why": hint.why,
        }


def as_plain(record: object, fields: Sequence[str]) -> dict[str, Any]:
    """The named fields of a dataclass, dates as ISO text, tuples as lists."""
    return {field: _plain(getattr(record, field)) for field in fields}


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return as_plain(value, tuple(value.__dataclass_fields__))
    return value.isoformat() if isinstance(value, date) else value
