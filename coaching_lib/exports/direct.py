"""Results of large files, staged as numbers without being written as text before.

Two readings of a file: one keeps the lines whose words about their interaction differ from those of the line
before, the other only what was scored. That is possible where nothing has to be refused, skipped or settled
between results; one such row, and the whole load is read the general way, with the same outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import duckdb

from coaching_lib.exports.accounts import ReadOptions
from coaching_lib.exports.bench import Bench
from coaching_lib.exports.decisions import decide
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.kinds.shape import shape_of
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.layouts.long import AGENT
from coaching_lib.exports.reading import Read, Unproven, free_text_of, may_be_fast, open_fast, raw_name
from coaching_lib.exports.recognized import Progress, Recognized
from coaching_lib.exports.statements import identifier, raw_column
from coaching_lib.exports.table import Table
from coaching_lib.exports.told import TOLD, selected, told_by
from coaching_lib.scores.staging import count_carried

BESIDE = {"interactions", "roster", "rubric", "transcripts"}
"""Layouts that may stand beside files staged directly."""
OF_EVALUATIONS = ("evaluator", "evaluated_at", "revision")
WORDS = {told.field for told in TOLD.values()} - {"critical"} | {"interaction_id", "date", "time"}
"""Fields in which a line of results speaks of its interaction."""
LOOKED_AT = 50_000
"""Lines in which the behaviors of a file are looked for first."""


class NotDirect(Exception):
    """Something in the load has to be refused, skipped or settled."""


class UnnamedBehavior(NotDirect):
    """A behavior was not met among the lines that were looked at."""


def may_be_direct(recognized: Iterable[Recognized], options: ReadOptions) -> bool:
    """Whether a load holds a large file of results, and nothing that surely has to be settled with it."""
    tables = list(recognized)
    longs = [one for one in tables if one.layout.name == "long"]
    is_large = any(one.table.data_lines >= options.direct_lines for one in longs)
    return is_large and all(stages_directly(one) or one.layout.name in BESIDE for one in tables)


def stages_directly(one: Recognized) -> bool:
    """Whether the results of a table can be staged directly."""
    table, layout = one.table, one.layout
    if layout.name != "long" or table.grid is not None or layout.computed(table) or not may_be_fast(table):
        return False
    return table.columns.has_any(*AGENT) or not table.columns.has_any(*OF_EVALUATIONS)


@dataclass
class Direct:
    """The tables of one load that are staged directly."""

    intake: Intake
    options: ReadOptions
    looked_at: int | None = LOOKED_AT
    """Lines in which behaviors are looked for; None: in all."""
    tell: Progress = lambda words, share: None
    benches: list[Bench] = field(default_factory=list)

    def read(self, table: Table, layout: Layout) -> Read:
        """Read what a table's lines say about interactions; their results follow when these are settled.

        Raises: NotDirect, Unproven, duckdb.InvalidInputException; MappingNeeded as every reading.
        """
        try:
            bench = self._read(table, layout)
        except (duckdb.InvalidInputException, Unproven):
            self.intake.doubtful.add(table.file_no)
            raise
        self.benches.append(bench)
        return Read(False, (*bench.decisions.notes, *bench.notes))

    def _read(self, table: Table, layout: Layout) -> Bench:
        bench = self._bench(table, layout)
        if table.columns.has_any(*AGENT):
            self._read_headers(bench)
        self._read_behaviors(bench)
        return bench

    def _bench(self, table: Table, layout: Layout) -> Bench:
        order = self.options.date_order or table.mapping.date_order
        options = replace(self.options, date_order=order)  # type: ignore[arg-type]
        if open_fast(self.intake, table, shape_of(table.head, table.columns, free_text_of(table, layout))):
            raise NotDirect
        fields, raw = layout.fields(table.columns), raw_name(table, is_exact=False)
        decisions = decide(self.intake, table, raw, fields, options)
        return Bench(self.intake, table, options, raw, fields, decisions, False, (), [])

    def _read_headers(self, bench: Bench) -> None:
        of_lines = replace(bench, raw=f"head_{bench.table.file_no}", is_exact=True)
        filled, words = _header_lines(bench), {"words": selected(_words(bench.fields))}
        self.intake.run("direct/header_lines", filled)
        try:
            of_lines.read("header", words)
        except duckdb.InvalidInputException:
            self.intake.run("direct/different_header_lines", filled)
            of_lines.read("different_header", words)

    def _read_behaviors(self, bench: Bench) -> None:
        filled = {
            "raw": identifier(bench.raw),
            "behavior": identifier(raw_column(bench.fields["behavior"])),
            "most": str(self.looked_at or bench.table.data_lines),
        }
        self.intake.run("direct/behaviors", filled)

    def stage(self) -> None:
        """Stage the results, once the interactions and the names of the load are settled.

        Raises: NotDirect when a result has to be refused, skipped or settled.
        """
        if self.intake.row("direct/open_questions")["questions"]:
            raise NotDirect
        self.intake.run("direct/contacts")
        self.intake.run("direct/staged_behaviors")
        for bench in self.benches:
            self.tell(f"Reading {bench.table.source.shown} ({bench.table.data_lines:,} results)", 0.92)
            self._stage_results(bench)
        self.tell("Comparing the rows", 0.97)
        count_carried(self.intake.connection)
        if self.intake.rows("direct/doubles"):
            raise NotDirect

    def _stage_results(self, bench: Bench) -> None:
        table = bench.table
        with _as_written(self.intake):
            replace(bench, takes_names_as_they_stand=True).read("direct_result")
        found = self.intake.row("direct/unsettled", file_no=table.file_no)
        if found["unnamed_rows"] and self.looked_at is not None:
            raise UnnamedBehavior
        if found["open_rows"] or found["unnamed_rows"] or found["row_count"] != table.data_lines:
            raise NotDirect
        self.intake.run("direct/file_row", file_no=table.file_no, row_count=found["row_count"])


@contextmanager
def _as_written(intake: Intake) -> Iterator[None]:
    """Joins look rows of a file up in what is known: its size is unknown, and they might be turned round."""
    intake.connection.execute("set disabled_optimizers = 'build_side_probe_side,join_order'")
    try:
        yield
    finally:
        intake.connection.execute("reset disabled_optimizers")


def _header_lines(bench: Bench) -> dict[str, str]:
    """What is filled into the views of a table's lines without the columns of results."""
    table = bench.table
    header = {index for name, index in bench.fields.items() if name in WORDS}
    names = [identifier(raw_column(index)) for index in range(len(table.head.names))]
    key = names[bench.fields["interaction_id"]]
    columns = [names[index] for index in sorted(header)]
    others = [name for index, name in enumerate(names) if index not in header]
    return {
        "head": identifier(f"head_{table.file_no}"),
        "id": key,
        "columns": ", ".join(columns),
        "one_of_each": "".join(f"any_value({one}) as {one},\n    " for one in columns if one != key),
        "others": "".join(f"null::varchar as {name},\n    " for name in others),
        "header_line": str(table.head.header_line),
        "raw": identifier(bench.raw),
    }


def _words(fields: dict[str, int]) -> tuple[str, ...]:
    present = {*fields, *(("started_at",) if "date" in fields else ())}
    return tuple(name for name in told_by(present, whole=True) if name != "is_critical")
