"""One table on the bench: its raw relation, the view of its lines, and what its layout reads from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coaching_lib.exports.accounts import ReadOptions
from coaching_lib.exports.decisions import Decisions
from coaching_lib.exports.headers import field_names
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.statements import (
    identifier,
    identifiers,
    literal,
    raw_column,
    statement,
    template,
    with_fields,
)
from coaching_lib.exports.table import Table
from coaching_lib.exports.told import selected, told_by

RELATIONS = ("lines", "named", "typed", "interaction_judged", "result_judged")
NAMED = (
    "interaction_id", "agent_id", "agent_name", "agent_email", "team", "manager", "manager_email", "channel",
    "topic", "rubric", "rubric_version", "evaluation_id", "evaluator", "link", "behavior",
)  # fmt: skip


@dataclass(frozen=True)
class Computed:
    """A field that is an expression over raw columns; `column` is the one a report names for it."""

    expression: str
    column: int | None = None


@dataclass
class Bench:
    """What a layout reads from. `behaviors`: columns of a wide table, and `notes` it wants said."""

    intake: Intake
    table: Table
    options: ReadOptions
    raw: str
    fields: dict[str, int]
    decisions: Decisions
    is_exact: bool
    breaks: tuple[int, ...]
    """Columns whose line breaks move the following lines; empty when there are none."""
    notes: list[str]
    judged_over: str = "typed"
    """What results are judged over: `interaction_judged` where lines describe their interaction too."""
    raw_names: tuple[str, ...] = ()
    """The columns of the raw relation, where they are not those of the table's head."""
    computed: Mapping[str, Computed] = field(default_factory=dict)
    """Fields that are no plain column."""
    takes_names_as_they_stand: bool = False
    """Whether ids and names are compared with trimmed ones as they stand, and lines judged good or not."""

    def relations(self) -> str:
        """The common table expressions over this table's lines, from raw text to judged rows."""
        filled = {
            **self._lines(),
            "unit": repr(self.decisions.seconds_per_unit),
            "score_factor": repr(self.decisions.score_factor),
            "named": identifiers(NAMED),
            "judged": self.judged_over,
            "problem": "is_problem" if self.takes_names_as_they_stand else "problem",
            "missing": "is_missing" if self.takes_names_as_they_stand else "missing",
        }
        present = self._present()
        texts = {name: with_fields(statement(f"typed/{name}", filled), present) for name in RELATIONS}
        if self.takes_names_as_they_stand:
            texts["named"] = statement("typed/unchanged")
        return ",\n\n".join(f"{name} as not materialized (\n{text}\n)" for name, text in texts.items())

    def _lines(self) -> dict[str, str]:
        order = self.decisions.date_order
        every = [raw_column(index) for index in range(len(self.raw_names or self.table.head.names))]
        return {
            "raw": identifier(self.raw),
            "line": "line" if self.is_exact else "null::bigint",
            "breaks": f"line_breaks(concat_ws('', {self._columns(self.breaks)}))" if self.breaks else "0",
            "all_columns": f"{self._first_columns(every)}, null",
            "decimal_comma": str(self.decisions.decimal_comma).lower(),
            "date_order": literal(order) if order else "null::varchar",
            "fields": ",\n    ".join([*map(self._field, self._names()), *self._raw_columns()]),
        }

    def _first_columns(self, every: list[str]) -> str:
        """The columns that are all empty where a line is; of lines with an id, the id is enough."""
        is_id_enough = self.takes_names_as_they_stand
        return identifier(raw_column(self.fields["interaction_id"])) if is_id_enough else identifiers(every)

    def _columns(self, indexes: tuple[int, ...]) -> str:
        return identifiers(raw_column(index) for index in indexes)

    def _raw_columns(self) -> list[str]:
        return [
            identifier(raw_column(index)) for index in range(len(self.raw_names or self.table.head.names))
        ]

    def _names(self) -> tuple[str, ...]:
        return (*field_names(), *(name for name in self.computed if name not in field_names()))

    def _field(self, field: str) -> str:
        if field in self.computed:
            return f"{self.computed[field].expression} as {identifier(field)}"
        if field == "started_at" and "time" in self.fields and "date" in self.fields:
            day, time = (identifier(raw_column(self.fields[name])) for name in ("date", "time"))
            return (
                f"case when {day} is not null then concat_ws(' ', {day}, {time}) end as {identifier(field)}"
            )
        index = self.fields.get(field)
        column = "null::varchar" if index is None else identifier(raw_column(index))
        return f"{column} as {identifier(field)}"

    def read(self, name: str, filled: dict[str, str] | None = None, **parameters: Any) -> None:
        """Run a reading statement for this file."""
        text = template(f"read/{name}")
        parts = {"relations": self.relations()} if "{relations}" in text else {}
        if "{told}" in text:
            parts["told"] = self._told(whole=self.judged_over == "interaction_judged")
        self.intake.run(f"read/{name}", {**(filled or {}), **parts}, file_no=self.table.file_no, **parameters)

    def _told(self, *, whole: bool) -> str:
        """The columns of seen_result that this file fills; the table has them from now on."""
        columns = told_by(self._present(), whole=whole)
        self.intake.widen(columns)
        return selected(columns)

    def _present(self) -> set[str]:
        return {*self.fields, *self.computed, *(("started_at",) if "date" in self.fields else ())}
