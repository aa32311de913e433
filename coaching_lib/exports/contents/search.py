"""One search through the columns of a table: what is known, free, found and why, and what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from coaching_lib.exports.contents.kinds import Content, content
from coaching_lib.exports.table import Table


@dataclass(frozen=True)
class Question:
    """A field that stays open: what was seen, and the columns that could be it."""

    field: str
    why: str
    candidates: tuple[str, ...]


@dataclass
class Search:
    """Columns with a field, columns without one, and what came out so far."""

    table: Table
    known: dict[str, Content]
    free: list[Content]
    reasons: dict[int, str] = field(default_factory=dict)
    behaviors: list[Content] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows were sampled."""
        return len(self.table.head.rows)

    @property
    def unasked(self) -> list[Content]:
        """Free columns that no question is about."""
        asked = {name for question in self.questions for name in question.candidates}
        return [one for one in self.free if one.name not in asked]

    def has(self, *fields: str) -> bool:
        """Whether one of these fields has its column."""
        return any(field in self.known for field in fields)

    def take(self, field: str, column: Content, reason: str | None = None) -> None:
        """Give a column its field; by default its values are the reason."""
        self.known[field] = column
        self._settle(column, reason)

    def take_behavior(self, column: Content, reason: str) -> None:
        """Read a column of a wide table as a behavior."""
        self.behaviors.append(column)
        self._settle(column, reason)

    def pass_over(self, column: Content, reason: str) -> None:
        """A column that is surely none of what is looked for."""
        self._settle(column, reason)

    def ask(self, field: str, why: str, candidates: Iterable[Content]) -> None:
        """Leave a field to a person."""
        self.questions.append(Question(field, why, tuple(one.name for one in candidates)))

    def _settle(self, column: Content, reason: str | None) -> None:
        self.free = [one for one in self.free if one.index != column.index]
        self.reasons[column.index] = f"by content: {reason or column.says()}"


def begin(table: Table) -> Search:
    """A search with what names and mapping said already."""
    columns = table.columns
    known = {field: content(table, index) for field, index in columns.fields.items()}
    looked = [index for index in columns.unused if index not in columns.left_out and table.head.names[index]]
    return Search(table, known, [content(table, index) for index in looked])


def of_kind(columns: Sequence[Content], *kinds: str) -> list[Content]:
    """The columns of these kinds."""
    return [column for column in columns if column.kind in kinds]
