"""The exact parser's rows, handed to the scratch database in batches; its damages become refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

import pyarrow as pa

from coaching_lib.exports.intake import Intake
from coaching_lib.exports.kinds.exact import Damage, ExactReader, Row, physical_lines
from coaching_lib.exports.kinds.pieces import Feed, Piece, pieces, rows_of
from coaching_lib.exports.kinds.shape import Shape
from coaching_lib.exports.statements import identifier, raw_column
from coaching_lib.exports.table import Table

BATCH = 20_000
PLAIN_PIECES = 128
"""Plain pieces that are read at once."""
SKIPPED = {"empty-row", "total-row"}


def exact_name(table: Table) -> str:
    """The relation the exact parser fills for a table."""
    return f"exact_{table.file_no}"


def read_exactly(intake: Intake, table: Table, shape: Shape, describes_interactions: bool) -> tuple[str, ...]:
    """Fill the table's raw relation row by row; returns what is to be said about damaged lines."""
    names = [raw_column(index) for index in range(shape.width)]
    filled = {
        "raw": identifier(exact_name(table)),
        "columns": ", ".join(f"{identifier(name)} varchar" for name in names),
    }
    intake.run("typed/exact_table", filled)
    damages: list[Damage] = []
    for batch in _tables(table, shape, names, damages):
        intake.take("typed/exact_rows", batch, filled)
    return refuse_damages(intake, table, damages, describes_interactions)


def _tables(table: Table, shape: Shape, names: list[str], damages: list[Damage]) -> Iterator[pa.Table]:
    """The rows as Arrow tables, in the order of their lines; damages are noted."""
    if table.survey.lone_returns:
        lines = physical_lines(table.path, after=table.head.header_line)
        for rows in _batches(ExactReader(lines, shape), damages):
            yield _arrow(rows, names)
        return
    source = pieces(table.path, after=table.head.header_line)
    for is_plain, group in groupby(_parts(source, shape), lambda part: isinstance(part, Piece)):
        if is_plain:
            for some in _some(group, PLAIN_PIECES):
                yield rows_of(some, shape, names)
        else:
            for rows in _batches(group, damages):  # type: ignore[arg-type]
                yield _arrow(rows, names)


def _parts(source: Iterator[Piece], shape: Shape) -> Iterator[Piece | Row | Damage]:
    """Plain pieces as they are, and the records of all other lines."""
    feed = Feed(source)
    reader = ExactReader(feed, shape)
    for piece in source:
        if piece.is_plain(shape):
            reader = ExactReader(feed, shape)
            yield piece
            continue
        feed.open(piece)
        records = iter(reader)
        while feed.held or reader.is_holding:
            yield next(records)


def _some(found: Iterable[Any], most: int) -> Iterator[list[Any]]:
    """A long row of things in lists of at most so many."""
    remaining = iter(found)
    while some := list(islice(remaining, most)):
        yield some


def _batches(records: Iterable[Row | Damage], damages: list[Damage]) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for record in records:
        if isinstance(record, Damage):
            damages.append(record)
            continue
        rows.append(record)
        if len(rows) >= BATCH:
            yield rows
            rows = []
    if rows:
        yield rows


def _arrow(rows: list[Row], names: list[str]) -> pa.Table:
    columns: dict[str, pa.Array] = {"line": pa.array([row.line for row in rows], pa.int64())}
    for index, name in enumerate(names):
        columns[name] = pa.array([row.cells[index] or None for row in rows], pa.string())
    return pa.table(columns)


def refuse_damages(
    intake: Intake, table: Table, damages: list[Damage], describes_interactions: bool
) -> tuple[str, ...]:
    """Refuse or skip what is no row of a table; returns what is to be said about it."""
    if not damages:
        return ()
    batch = pa.table(
        {
            "line": pa.array([damage.line for damage in damages], pa.int64()),
            "code": pa.array([damage.code for damage in damages], pa.string()),
            "value": pa.array([damage.value for damage in damages], pa.string()),
            "is_refused": pa.array([damage.code not in SKIPPED for damage in damages], pa.bool_()),
            "interaction_id": pa.array(
                [damage.interaction_id if describes_interactions else None for damage in damages], pa.string()
            ),
        }
    )
    intake.connection.register("batch", batch)
    intake.run("read/damages", file_no=table.file_no)
    intake.connection.unregister("batch")
    return _said(damages)


def _said(damages: list[Damage]) -> tuple[str, ...]:
    counts = Counter(damage.code for damage in damages)
    broken = sum(count for code, count in counts.items() if code not in SKIPPED)
    return (f"{broken} damaged lines were read one by one.",) if broken else ()
