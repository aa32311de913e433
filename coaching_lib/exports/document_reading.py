"""Documents of scoring tools, read together: thousands of small files cost what one large one costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from coaching_lib.exports.accounts import ReadOptions
from coaching_lib.exports.bench import Bench
from coaching_lib.exports.decisions import Decisions
from coaching_lib.exports.evaluations import Evaluation, Misshapen, Unfolding, told_apart
from coaching_lib.exports.headers import Columns, match
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.kinds.documents import SHOWN, Broken, Document
from coaching_lib.exports.kinds.grid import head_of
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.statements import identifier, raw_column
from coaching_lib.exports.table import Table

BATCH = 5_000
ANSWER = ("behavior", "points", "max_points", "result", "weight", "critical")


@dataclass
class _Batch:
    """Evaluations waiting to be handed over, and the documents that are none."""

    rows: list[tuple[int, int, int, Evaluation]] = field(default_factory=list)
    fates: list[tuple[int, int, str, str | None, bool, str | None]] = field(default_factory=list)

    def is_full(self) -> bool:
        return len(self.rows) + len(self.fates) >= BATCH


def named_by(table: Table, layout: Layout) -> Table:
    """The table with the columns its layout makes of it: where the tool has each field, or rewritten rows."""
    if layout.rewrite is not None:
        grid = layout.rewrite(table)
        columns = match(grid.head.names)
        return replace(table, head=grid.head, columns=columns, grid=grid, conflict=None)
    if layout.headers is not None:
        columns = match(table.head.names, {**layout.headers(table), **table.mapping.columns})
        return replace(table, columns=columns, conflict=None)
    if layout.unfolding is None:
        return table
    paths = tuple(layout.unfolding.columns.values())
    fields = {name: index for index, name in enumerate(layout.unfolding.columns)}
    columns = Columns(paths, fields, ())
    return replace(table, head=head_of(paths, ()), columns=columns, conflict=None)


def read_documents(
    intake: Intake, tables: Sequence[Table], load: Sequence[Table], unfolding: Unfolding, options: ReadOptions
) -> tuple[str, ...]:
    """Read all documents of one tool into seen_interaction and seen_cell; returns what is to be said."""
    raw, width = f"documents_{tables[0].file_no}", len(unfolding.columns)
    columns = ", ".join(f"{identifier(raw_column(index))} varchar" for index in range(width + 2))
    filled = {"raw": identifier(raw), "columns": columns}
    intake.run("typed/exact_table", filled)
    intake.run("typed/raw_answer")
    for batch in _batches(tables, unfolding, unfolding.prepare(load)):
        intake.take("typed/exact_rows", _rows(batch, unfolding), filled)
        intake.take("typed/raw_answers", _answers(batch))
        intake.take("read/document_fates", _fates(batch))
    _judge(_bench(intake, tables[0], unfolding, options, raw), width)
    guessed = intake.row("read/unstated_maxima")["behaviors"]
    return (f"No maximum is stated for {', '.join(guessed)}: the most points given are read as met.",) * bool(
        guessed
    )


def _bench(intake: Intake, table: Table, unfolding: Unfolding, options: ReadOptions, raw: str) -> Bench:
    decisions = Decisions(False, None, unfolding.score_factor, unfolding.seconds_per_unit)
    fields = {name: index for index, name in enumerate(unfolding.columns)}
    names = (*table.head.names[: len(fields)], "file", "evaluation")
    return Bench(intake, table, options, raw, fields, decisions, True, (), [], raw_names=names)


def _judge(bench: Bench, width: int) -> None:
    filled = {"file_no": identifier(raw_column(width)), "evaluation_no": identifier(raw_column(width + 1))}
    bench.read("answer_table")
    bench.read("evaluation_table", filled)
    bench.read("evaluation")
    bench.read("evaluation_cell")


def _batches(tables: Sequence[Table], unfolding: Unfolding, context: object) -> Iterator[_Batch]:
    batch, number = _Batch(), 0
    for table in tables:
        for document in table.documents or ():
            for evaluation in _unfolded(batch, table.file_no, document, unfolding, context):
                number += 1
                batch.rows.append((table.file_no, document.line, number, evaluation))
            if batch.is_full():
                yield batch
                batch = _Batch()
    yield batch


def _unfolded(
    batch: _Batch, file_no: int, document: Document | Broken, unfolding: Unfolding, context: object
) -> list[Evaluation]:
    """The evaluations of a document that count; the others, and what is none, are noted in the batch."""
    if isinstance(document, Broken):
        batch.fates.append((file_no, document.line, document.code, document.text, True, None))
        return []
    try:
        if not unfolding.knows(document.value):
            raise Misshapen(", ".join(document.value))
        found = list(unfolding.unfold(document.value, context))
    except ValueError as error:  # Misshapen, or a text where a number must stand
        batch.fates.append((file_no, document.line, "misshapen", str(error)[:SHOWN], True, None))
        return []
    for one in found:
        if one.skipped:
            fate = (file_no, document.line, one.skipped, None, False, one.fields.get("interaction_id"))
            batch.fates.append(fate)
    return [one for one in found if not one.skipped]


def _rows(batch: _Batch, unfolding: Unfolding) -> pa.Table:
    columns: dict[str, pa.Array] = {"line": pa.array([line for _, line, _, _ in batch.rows], pa.int64())}
    for index, name in enumerate(unfolding.columns):
        columns[raw_column(index)] = pa.array([one.fields.get(name) for *_, one in batch.rows], pa.string())
    width = len(unfolding.columns)
    columns[raw_column(width)] = pa.array([str(file_no) for file_no, *_ in batch.rows], pa.string())
    columns[raw_column(width + 1)] = pa.array([str(number) for *_, number, _ in batch.rows], pa.string())
    return pa.table(columns)


def _answers(batch: _Batch) -> pa.Table:
    told = [(number, answer) for *_, number, one in batch.rows for answer in told_apart(one.answers)]
    columns = {"evaluation_no": pa.array([number for number, _ in told], pa.int64())}
    for name in ANSWER:
        columns[name] = pa.array([getattr(answer, name) for _, answer in told], pa.string())
    return pa.table(columns)


def _fates(batch: _Batch) -> pa.Table:
    types = (pa.int32(), pa.int64(), pa.string(), pa.string(), pa.bool_(), pa.string())
    names = ("file_no", "line", "code", "value", "is_refused", "interaction_id")
    return pa.table(
        {
            name: pa.array([fate[index] for fate in batch.fates], kind)
            for index, (name, kind) in enumerate(zip(names, types, strict=True))
        }
    )
