"""Columns that only a person can name, with everything needed to ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from coaching_lib.errors import MappingNeeded
from coaching_lib.exports.accounts import ColumnDecision


class Asked(Protocol):
    """A field that stays open: what was seen, and the columns that could be it."""

    @property
    def field(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def candidates(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class OpenTable:
    """A file whose columns wait for a person: each as far as it is known, and what is asked."""

    file: str
    columns: tuple[ColumnDecision, ...]
    questions: tuple[Asked, ...]


class DateOrderNeeded(MappingNeeded):
    """Raised when a person has to say whether day or month comes first."""


class ColumnsOpen(MappingNeeded):
    """Raised when a person has to say which column is which; carries the tables and the questions."""

    def __init__(self, message: str, hint: str, tables: tuple[OpenTable, ...]) -> None:
        super().__init__(message, hint)
        self.tables = tables
