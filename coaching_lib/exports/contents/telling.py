"""What was decided about each column of a table, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from coaching_lib.exports.accounts import ColumnDecision, ReadReport
from coaching_lib.exports.asking import OpenTable
from coaching_lib.exports.contents.kinds import Kind, content
from coaching_lib.exports.contents.search import Question
from coaching_lib.exports.headers import find_field, plain
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.mapping import BEHAVIOR_COLUMN
from coaching_lib.exports.table import Table

SAMPLES = 3
LONGEST = 80


def describe(table: Table, questions: tuple[Question, ...]) -> OpenTable:
    """A table that waits for a person: its columns as far as they are known, and what is asked."""
    fields = {index: field for field, index in _fields(table).items()}
    fields |= dict.fromkeys(table.columns.behaviors, BEHAVIOR_COLUMN)
    columns = tuple(
        _decision(table, None, index, name, fields.get(index, ""), questions)
        for index, name in enumerate(table.head.names)
        if name
    )
    return OpenTable(table.source.shown, columns, questions)


def _fields(table: Table) -> dict[str, int]:
    """The fields of a table; by the plain names where a conflict keeps them from being recognized."""
    if table.conflict is None:
        return dict(table.columns.fields)
    known = [(find_field(name), index) for index, name in enumerate(table.head.names)]
    return {found[0]: index for found, index in reversed(known) if found is not None}


class Read(Protocol):
    """A table that was read, and the layout that knew it."""

    @property
    def table(self) -> Table: ...
    @property
    def layout(self) -> Layout: ...


def explained(report: ReadReport, read: Sequence[Read], intake: Intake) -> ReadReport:
    """The report with the reason for each column of each file, the first canonical rows, and the agents."""
    told = {one.table.source.shown: one for one in read}
    files = [
        replace(file, decisions=decided(told[file.path].table, told[file.path].layout, file.columns))
        if file.path in told
        else file
        for file in report.files
    ]
    intake.run("report/first_score")
    sample, agents = (tuple(intake.rows(f"report/{name}")) for name in ("sample", "agents"))
    return replace(report, files=tuple(files), sample=sample, agents=agents)


def decided(table: Table, layout: Layout, columns: tuple[tuple[str, str], ...]) -> tuple[ColumnDecision, ...]:
    """Every column of a recognized table with the field it was read as ("": not read) and why."""
    return tuple(
        _decision(table, layout, index, name, _field(table, index, field), ())
        for index, (name, field) in enumerate(columns)
        if name
    )


def _field(table: Table, index: int, field: str) -> str:
    """A column that is itself a behavior is told apart from the one that names behaviors."""
    return BEHAVIOR_COLUMN if field == "behavior" and table.columns.fields.get(field) != index else field


def _decision(
    table: Table, layout: Layout | None, index: int, name: str, field: str, questions: tuple[Question, ...]
) -> ColumnDecision:
    asked = [question for question in questions if name in question.candidates]
    why = f"asked: {asked[0].why}" if asked else _why(table, layout, index, name, field)
    return ColumnDecision(name, field, why, _samples(table, index), is_open=bool(asked))


def _why(table: Table, layout: Layout | None, index: int, name: str, field: str) -> str:
    if name in table.mapping.reasons:
        return table.mapping.reasons[name]
    if plain(name) in {plain(known) for known in table.mapping.columns}:
        return f"{'by' if field else 'left out by'} the mapping “{table.mapping.name}”"
    if layout is not None and _is_of_tool(table, layout, name):
        return f"by the format of {layout.name}"
    if field == BEHAVIOR_COLUMN:
        return f"kept as a behavior: {content(table, index).says()}"
    return "by name" if field else _why_unread(table, index, name)


def _is_of_tool(table: Table, layout: Layout, name: str) -> bool:
    if layout.unfolding is not None or layout.rewrite is not None:
        return True
    own = layout.headers(table) if layout.headers is not None else {}
    return plain(name) in {plain(known) for known in own}


def _why_unread(table: Table, index: int, name: str) -> str:
    found = find_field(name)
    if found is not None and found[0] in table.columns.fields:
        return f"ignored: “{table.columns.name_of(found[0])}” is read as the {found[0].replace('_', ' ')}"
    column = content(table, index)
    return (
        f"ignored: {column.kind}" if column.kind in (Kind.TEXT, Kind.EMPTY) else f"ignored: {column.says()}"
    )


def _samples(table: Table, index: int) -> tuple[str, ...]:
    """The first different values of a column."""
    if index >= len(table.head.names) or not table.head.rows:
        return ()
    different = dict.fromkeys(value[:LONGEST] for value in table.head.sample(index))
    return tuple(different)[:SAMPLES]
