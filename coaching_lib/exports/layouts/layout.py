"""What a layout is: how it is recognized, which columns mean what in it, and how its lines are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coaching_lib.exports.bench import Bench, Computed
from coaching_lib.exports.evaluations import Unfolding
from coaching_lib.exports.headers import Columns
from coaching_lib.exports.kinds.grid import Grid
from coaching_lib.exports.table import Table


def _no_columns(table: Table) -> tuple[int, ...]:
    return ()


def _no_aliases(columns: Columns) -> Mapping[str, str]:
    return {}


def _nothing_computed(table: Table) -> Mapping[str, Computed]:
    return {}


@dataclass(frozen=True)
class Layout:
    """One shape of export.

    `why` says in words how a table was recognized, or None. `part` is the seen_ table its lines fill, one row
    per line. `aliases` names the field that stands in for a missing one: in a rubric, "name" is the behavior.
    `rank` orders the reading: rubrics before what they explain.
    """

    name: str
    order: int
    part: str
    why: Callable[[Table, Sequence[Table]], str | None]
    read: Callable[[Bench], None]
    aliases: Callable[[Columns], Mapping[str, str]] = _no_aliases
    behavior_columns: Callable[[Table], tuple[int, ...]] = _no_columns
    describes_interactions: bool = False
    rank: int = 1
    only: frozenset[str] = field(default=frozenset())
    """Fields this layout reads; empty: all."""
    headers: Callable[[Table], Mapping[str, str]] | None = None
    """Columns of a tool's own naming -> field ("": leave out); a person's mapping wins over them."""
    computed: Callable[[Table], Mapping[str, Computed]] = _nothing_computed
    """Fields that are expressions over raw columns; `left_out` is the code under which a line is skipped."""
    is_lookup: bool = False
    """Its lines only name what others mention; they are skipped under a name, and always read exactly."""
    rewrite: Callable[[Table], Grid] | None = None
    """The rows of a table as this layout wants them, under canonical names."""
    unfolding: Unfolding | None = None
    """How documents of a tool become evaluations; its documents are read together, not one by one."""

    def fields(self, columns: Columns) -> dict[str, int]:
        """Canonical field -> column for this layout, stand-ins included."""
        found = dict(columns.fields)
        for target, stand_in in {**DATES, **self.aliases(columns)}.items():
            if target not in found and stand_in in found:
                found[target] = found[stand_in]
        return found


DATES = {"started_at": "date"}
"""A column called just "date" says when; with a column "time" beside it both are read together."""


def says(table: Table, *fields: str) -> str:
    """The file's own names of these fields, for a sentence."""
    return ", ".join(table.columns.name_of(field) for field in fields if table.columns.has(field))


def document_layout(name: str, order: int, words: str, unfolding: Unfolding) -> Layout:
    """A layout of a tool's JSON documents; `words` say how it was recognized."""
    why, read = unfolding.why(words), _together_only
    return Layout(name, order, "interaction", why, read, describes_interactions=True, unfolding=unfolding)


def _together_only(bench: Bench) -> None:
    raise NotImplementedError("Documents of a tool are read together, by read_documents.")
