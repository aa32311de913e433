"""Reading one table: fast where that can be proven to lose nothing, exactly otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb

from coaching_lib.exports.accounts import ReadOptions
from coaching_lib.exports.bench import Bench
from coaching_lib.exports.decisions import decide
from coaching_lib.exports.exact_reading import exact_name, read_exactly
from coaching_lib.exports.grid_reading import read_grid
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.kinds.shape import FREE_TEXT, Shape, shape_of
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.repeated import skip_repeated_headers
from coaching_lib.exports.statements import identifier, literal, raw_column
from coaching_lib.exports.statements import identifiers as identifier_list
from coaching_lib.exports.table import Table

MOST_SWALLOWED = 10_000


@dataclass(frozen=True)
class Read:
    """How a table was read: fast or exactly, and what is to be said about it."""

    is_exact: bool
    notes: tuple[str, ...]


class Unproven(Exception):
    """The fast reading may have lost or joined lines; the exact parser has to look."""


def read_table(intake: Intake, table: Table, layout: Layout, options: ReadOptions) -> Read:
    """Read a table into the seen_ tables: every row typed and judged, every damaged line named.

    Raises: MappingNeeded when a person has to decide something.
    """
    options = replace(options, date_order=options.date_order or table.mapping.date_order)  # type: ignore[arg-type]
    shape = shape_of(table.head, table.columns, free_text_of(table, layout))
    if table.grid is not None:
        damages = read_grid(intake, table, table.grid, layout.describes_interactions)
        read = _fill(intake, table, layout, options, shape, is_exact=True, breaks=())
        return Read(True, (*read.notes, *damages))
    if not layout.is_lookup and may_be_fast(table) and table.file_no not in intake.doubtful:
        try:
            return _read_fast(intake, table, layout, options, shape)
        except (duckdb.InvalidInputException, Unproven):
            intake.forget(table.file_no)
    damages = read_exactly(intake, table, shape, layout.describes_interactions)
    read = _fill(intake, table, layout, options, shape, is_exact=True, breaks=())
    return Read(True, (*read.notes, *damages))


def free_text_of(table: Table, layout: Layout) -> frozenset[int]:
    """Columns whose values may go over several lines."""
    named = {index for field, index in table.columns.fields.items() if field in FREE_TEXT}
    unused = set(table.columns.unused) - set(layout.behavior_columns(table))
    return frozenset(named | unused)


def may_be_fast(table: Table) -> bool:
    """Whether the bytes of a table are such that DuckDB's strict reader can be asked."""
    survey = table.survey
    is_plain = survey.nul_bytes == 0 and survey.is_utf8 and survey.lone_returns == 0
    return is_plain and table.head.header_lines == 1 and len(table.head.names) > 1


def raw_name(table: Table, *, is_exact: bool) -> str:
    """The relation that holds a table's lines as text."""
    return exact_name(table) if is_exact else f"fast_{table.file_no}"


def _read_fast(intake: Intake, table: Table, layout: Layout, options: ReadOptions, shape: Shape) -> Read:
    breaks = open_fast(intake, table, shape)
    broken = tuple(sorted(shape.free_text)) if breaks else ()
    read = _fill(intake, table, layout, options, shape, is_exact=False, breaks=broken)
    _check_count(intake, table, layout, table.data_lines - breaks)
    return read


def open_fast(intake: Intake, table: Table, shape: Shape) -> int:
    """Lay out the view of DuckDB's strict reader; returns the line breaks proven to stand inside free text.

    Raises: Unproven, or duckdb.InvalidInputException, where the exact parser has to look.
    """
    columns = ", ".join(f"{literal(raw_column(index))}: 'varchar'" for index in range(shape.width))
    filled = {
        "raw": identifier(raw_name(table, is_exact=False)),
        "path": literal(str(table.path)),
        "skip": str(table.head.header_line),
        "delimiter": literal(shape.delimiter),
        "columns": "{" + columns + "}",
    }
    intake.run("typed/fast_source", filled)
    return _proven_breaks(intake, table, shape) if table.survey.quotes else 0


def _proven_breaks(intake: Intake, table: Table, shape: Shape) -> int:
    """Line breaks inside free text, once nothing else can hide lines."""
    every = range(shape.width)
    fixed = [index for index in every if index not in shape.free_text]
    raw = identifier(raw_name(table, is_exact=False))
    filled = {"raw": raw, "all": _list(every), "free": _list(shape.free_text), "fixed": _list(fixed)}
    proof = intake.row("typed/proof", filled)
    breaks = int(proof["free_breaks"])
    if proof["fixed_breaks"] or proof["stray_quotes"] or proof["row_count"] + breaks != table.data_lines:
        raise Unproven
    if breaks and _swallows_a_row(intake, shape, filled):
        raise Unproven
    return breaks


def _list(indexes: object) -> str:
    return identifier_list(raw_column(index) for index in sorted(indexes)) or "null::varchar"  # type: ignore[call-overload]


def _swallows_a_row(intake: Intake, shape: Shape, filled: dict[str, str]) -> bool:
    filled = {**filled, "delimiter": literal(shape.delimiter)}
    lines = intake.rows("typed/swallowed", filled, width=shape.width)
    return len(lines) > MOST_SWALLOWED or any(shape.is_whole_row(row["line"]) for row in lines)


def _check_count(intake: Intake, table: Table, layout: Layout, expected: int) -> None:
    found = _place(intake, table, layout)
    if found["row_count"] != expected or (
        expected and found["last_row"] - found["first_row"] + 1 != expected
    ):
        raise Unproven


def _place(intake: Intake, table: Table, layout: Layout) -> dict[str, int]:
    return intake.row("typed/first_row", {"seen": identifier(f"seen_{layout.part}")}, file_no=table.file_no)


def _fill(
    intake: Intake,
    table: Table,
    layout: Layout,
    options: ReadOptions,
    shape: Shape,
    *,
    is_exact: bool,
    breaks: tuple[int, ...],
) -> Read:
    """Decide how values are read, lay out the views, let the layout read, and note where the lines lie."""
    fields = layout.fields(table.columns)
    raw = raw_name(table, is_exact=is_exact)
    decisions = decide(intake, table, raw, fields, options)
    bench = Bench(intake, table, options, raw, fields, decisions, is_exact, breaks, [])
    bench.computed = layout.computed(table)
    layout.read(bench)
    skip_repeated_headers(intake, table, layout)
    place = _place(intake, table, layout)
    first_line = table.head.header_line + 1
    if place["row_count"]:
        bench.read("reading", part=layout.part, first_row=place["first_row"], first_line=first_line)
    if breaks and not is_exact:
        seen = {"seen": identifier(f"seen_{layout.part}")}
        intake.run("settle/number_lines", seen, file_no=table.file_no, first_line=first_line)
    return Read(is_exact, (*decisions.notes, *bench.notes))
