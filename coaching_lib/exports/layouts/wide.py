"""Wide: one row per interaction, one column per behavior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.headers import ColumnsClash, split_maximum
from coaching_lib.exports.layouts.interactions import describes_interactions, overall_aliases
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.layouts.long import is_long
from coaching_lib.exports.statements import identifier, raw_column
from coaching_lib.exports.table import Table
from coaching_lib.exports.values.sampled import looks_like_results
from coaching_lib.exports.values.scale import Scale, is_two_valued, read_profiles, scale_of

SCALE = pa.schema(
    [
        ("place", pa.int64()),
        *((name, pa.string()) for name in ("field", "column_name", "behavior")),
        *((name, pa.float64()) for name in ("low", "top", "weight")),
    ]
)


def behavior_columns(table: Table) -> tuple[int, ...]:
    """Columns that look like behaviors: named so by a mapping, or left over and full of results."""
    head = table.head
    guessed = [
        index
        for index in table.columns.unused
        if index not in table.columns.left_out and looks_like_results(head.names[index], head.sample(index))
    ]
    return (*table.columns.behaviors, *guessed)


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not describes_interactions(table) or table.columns.has("behavior"):
        return None
    if any(is_long(other) for other in load) and not table.columns.behaviors:
        return None
    columns = behavior_columns(table)
    if not columns:
        return None
    names = ", ".join(split_maximum(table.head.names[index])[0] for index in columns[:4])
    more = f" and {len(columns) - 4} more" if len(columns) > 4 else ""
    return f"one row per interaction, one column per behavior: {names}{more}"


def read_wide(bench: Bench) -> None:
    """Read interactions and the cells of their behavior columns."""
    scales = _scales(bench)
    intake, comma = bench.intake, {"decimal_comma": str(bench.decisions.decimal_comma).lower()}
    intake.take("read/wide_scale", _as_arrow(scales))
    bench.read("wide_lines", {"cells": ", ".join(map(_raw, scales))})
    wide = "wide"
    if scales:
        bench.read("wide_value", comma)
        if intake.rows("read/wide_problems"):
            bench.read("wide_judged")
            wide = "wide_judged"
    bench.read("wide_interaction", {"wide": wide})
    seen, file_no = {"seen": identifier("seen_interaction")}, bench.table.file_no
    first_row = intake.row("typed/first_row", seen, file_no=file_no)["first_row"] or 0
    if scales:
        bench.read("wide_cell", first_row=first_row)


def _as_arrow(scales: Mapping[int, Scale]) -> pa.Table:
    rows = [
        {
            "place": place,
            "field": raw_column(index),
            "column_name": f"column:{index}",
            "behavior": scale.behavior,
            "low": scale.low,
            "top": scale.top,
            "weight": scale.weight,
        }
        for place, (index, scale) in enumerate(scales.items(), start=1)
    ]
    return pa.Table.from_pylist(rows, schema=SCALE)


def _raw(index: int) -> str:
    return identifier(raw_column(index))


def _scales(bench: Bench) -> dict[int, Scale]:
    """The scale of every behavior column, decided over the whole column."""
    table = bench.table
    columns = behavior_columns(table)
    profiles = read_profiles(bench.intake, bench.raw, columns, bench.decisions.decimal_comma)
    maxima = {row["behavior"]: row["max_points"] for row in bench.intake.rows("settle/rubric_maxima")}
    is_points = any(map(is_two_valued, profiles))
    scales = {}
    for index, profile in zip(columns, profiles, strict=True):
        scale, note = scale_of(table.head.names[index], profile, maxima, is_points)
        if note:
            bench.notes.append(note)
        if scale is not None:
            scales[index] = scale
    _check_apart(table, scales)
    return scales


def _check_apart(table: Table, scales: Mapping[int, Scale]) -> None:
    """Raises: ColumnsClash where two columns would be one behavior; which of them counts is not guessed."""
    seen: dict[str, int] = {}
    for index, scale in scales.items():
        first = seen.setdefault(" ".join(scale.behavior.split()).casefold(), index)
        if first != index:
            raise ColumnsClash("the same behavior", table.head.names[first], table.head.names[index])


LAYOUT = Layout(
    "wide", 50, "interaction", _why, read_wide, overall_aliases, behavior_columns, describes_interactions=True
)
