"""Tables whose names leave something open: the columns' contents decide, or a person is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coaching_lib.errors import MappingNeeded
from coaching_lib.exports.aggregated import is_aggregated
from coaching_lib.exports.asking import ColumnsOpen, DateOrderNeeded, OpenTable
from coaching_lib.exports.contents import agents, interactions, moments, results
from coaching_lib.exports.contents.doubts import believed
from coaching_lib.exports.contents.search import Question, Search, begin
from coaching_lib.exports.contents.telling import describe
from coaching_lib.exports.headers import ColumnsClash, match
from coaching_lib.exports.layouts import Layout, recognize
from coaching_lib.exports.mapping import BEHAVIOR_COLUMN
from coaching_lib.exports.table import Table

FEWEST_ROWS = 10
"""Sampled rows below which two columns may be alike by accident: everything found is asked back."""
STEPS = (interactions.find, agents.find, moments.find, results.find)
SCORED = ("interaction", "result")
Known = tuple[Table, tuple[Layout, str] | None]


def understood(tables: Sequence[Table]) -> list[Known]:
    """Every table with its layout, by names first; None where neither names nor contents are of an export.

    Raises: ColumnsOpen when columns have to be named by a person.
    """
    tables = [believed(table) for table in tables]
    found = [(table, recognize(table, tables)) for table in tables]
    if not any(known and known[0].part in SCORED for _, known in found):
        found = _by_content(found)
    return [_completed(table, known, tables) for table, known in found]


def _by_content(found: Sequence[Known]) -> list[Known]:
    open_ones = [table for table, known in found if known is None and _may_be_asked(table)]
    searches = {table.file_no: searched(table) for table in open_ones}
    questions = {number: _left(search, searches) for number, search in searches.items()}
    if any(questions.values()):
        raise asked([table for table, _ in found], searches, questions)
    told = [
        _resolved(table, searches[table.file_no]) if table.file_no in searches else table
        for table, _ in found
    ]
    return [(table, recognize(table, told)) for table in told]


def _may_be_asked(table: Table) -> bool:
    return bool(table.head.rows) and table.conflict is None and not is_aggregated(table)


def searched(table: Table) -> Search:
    """What a table's contents say about its columns."""
    search = begin(table)
    for step in STEPS:
        step(search)
    return search


def _left(search: Search, searches: dict[int, Search]) -> list[Question]:
    """The questions of one table; results alone need no agent where another table has it."""
    others = [other for other in searches.values() if other is not search and not other.has("behavior")]
    is_described = search.has("behavior") and any(other.has(*agents.AGENT) for other in others)
    left = [one for one in search.questions if not (is_described and one.field == "agent_name")]
    if search.rows < FEWEST_ROWS and search.reasons:
        left.append(Question("", f"{search.rows} rows are too few to be sure what columns hold.", ()))
    return left


def _resolved(table: Table, search: Search) -> Table:
    """The table with the fields that were found, told as a mapping would tell them."""
    names = table.head.names
    fields = {one.index: field for field, one in search.known.items()}
    fields |= dict.fromkeys((one.index for one in search.behaviors), BEHAVIOR_COLUMN)
    found = {names[index]: fields.get(index, "") for index in search.reasons}
    reasons = {names[index]: why for index, why in search.reasons.items()}
    columns = {**found, **table.mapping.columns}
    mapping = replace(table.mapping, columns=columns, reasons={**table.mapping.reasons, **reasons})
    return replace(table, columns=match(names, columns), mapping=mapping)


def _completed(table: Table, known: tuple[Layout, str] | None, load: Sequence[Table]) -> Known:
    """A recognized table with the date and the total its contents show beside what its names say."""
    if known is None or not _is_by_names(known[0]):
        return table, known
    search = begin(table)
    is_more = False
    if search.rows >= FEWEST_ROWS:
        behaviors = set(known[0].behavior_columns(table))
        results_found = [one for one in search.free if one.index in behaviors]
        is_more = bool(results_found) and results.find_overall(search, results_found)
        is_more |= moments.find_date(search)
    if not is_more:
        return table, known
    table = _resolved(table, search)
    return table, recognize(table, load)


def _is_by_names(layout: Layout) -> bool:
    """Whether a layout reads any tool's columns by their names alone, and describes interactions."""
    is_own = layout.headers is None and layout.rewrite is None and layout.unfolding is None
    return is_own and layout.describes_interactions


def asked(
    tables: Sequence[Table], searches: dict[int, Search], questions: dict[int, list[Question]]
) -> ColumnsOpen:
    """The refusal that carries every table, what was found in it, and what a person has to say."""
    told: list[OpenTable] = []
    for table in tables:
        search = searches.get(table.file_no)
        shown = _resolved(table, search) if search else table
        told.append(describe(shown, tuple(questions.get(table.file_no, ()))))
    first = next(one for one in told if one.questions)
    whys = " ".join(question.why for question in first.questions)
    columns = ", ".join(column.name for column in first.columns) or "none"
    return ColumnsOpen(
        f"{first.file} was not understood: {whys} Its columns: {columns}.",
        "Say which column is which on the Data page, or in a mapping file (--mapping).",
        tuple(told),
    )


def with_tables(error: MappingNeeded, tables: Sequence[Table]) -> MappingNeeded:
    """The same question with the columns of the files, so that a person can answer it beside them."""
    if isinstance(error, ColumnsOpen):
        return error
    told = tuple(describe(table, _about(error, table)) for table in tables if table.head.names)
    return ColumnsOpen(error.message, error.hint, told)


def _about(error: MappingNeeded, table: Table) -> tuple[Question, ...]:
    """The question an error asks about one table."""
    if isinstance(error, ColumnsClash) and table.conflict is error:
        return (Question(error.field, error.message, error.columns),)
    is_order = isinstance(error, DateOrderNeeded) and error.message.startswith(f"{table.source.shown}:")
    return (Question("date_order", error.message, ()),) * is_order
