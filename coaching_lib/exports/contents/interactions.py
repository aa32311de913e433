"""Which column is the interaction: unique on each row, or repeated once for each behavior."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from coaching_lib.exports.contents.kinds import Content, Kind, as_number
from coaching_lib.exports.contents.relations import are_twins, determines, is_grid, may_name_behaviors
from coaching_lib.exports.contents.search import Search

SURE = 30
"""Rows from which a grid of interaction and behavior is no accident beside a column that is unique."""
Pair = tuple[Content, Content]


def find(search: Search) -> None:
    """Find the interaction's id, and the behavior's name where each row is one result."""
    known, behavior = search.known.get("interaction_id"), search.known.get("behavior")
    if known and behavior:
        return
    ids = [known] if known else [one for one in search.free if one.is_id]
    pairs = [] if search.behaviors or search.table.columns.behaviors else _pairs(search, ids, behavior)
    unique = [one for one in ids if one.is_unique and not is_line_number(one)]
    if pairs and (not unique or search.rows >= SURE):
        _take_pair(search, pairs)
    elif pairs:
        _ask(search, "one column is unique on each row, another repeats for each result", ids)
    elif known is None:
        _take_unique(search, ids, unique)


def is_line_number(column: Content) -> bool:
    """Whether a column counts the rows: 1, 2, 3, ... from 0 or 1 on."""
    numbers = [as_number(value) for value in column.values]
    if not column.is_whole or not numbers or numbers[0] not in (0, 1):
        return False
    return all(one is not None and other == one + 1 for one, other in pairwise(numbers))


def _pairs(search: Search, ids: list[Content], behavior: Content | None) -> list[Pair]:
    """Columns that are an interaction and what was scored; an interaction says most about other columns."""
    named = [behavior] if behavior else [one for one in search.free if may_name_behaviors(one)]
    found = [(one, other) for one in ids for other in named if one is not other and is_grid(one, other)]
    described = [sum(determines(one, column) for column in search.free) for one, _ in found]
    return [pair for pair, columns in zip(found, described, strict=True) if columns == max(described)]


def _take_pair(search: Search, pairs: list[Pair]) -> None:
    ids = {one.index: one for one, _ in pairs}
    named = {other.index: other for _, other in pairs}
    behavior = _readable(list(named.values()))
    if len(ids) > 1 or behavior is None:
        _ask(search, "several pairs of columns could be the contact and what was scored", ids.values())
        return
    (interaction,) = ids.values()
    said = f"its {interaction.distinct} values repeat, once for each “{behavior.name}”"
    if not search.has("interaction_id"):
        search.take("interaction_id", interaction, said)
    if not search.has("behavior"):
        search.take("behavior", behavior, f"{behavior.distinct} values, each once for an interaction")


def _readable(named: list[Content]) -> Content | None:
    """The one column that names behaviors: of two for the same things, the words and not the code."""
    texts = [one for one in named if one.kind is not Kind.CODE] or named
    are_same = all(are_twins(texts[0], other) for other in named)
    return texts[0] if len(texts) == 1 and are_same else None


def _take_unique(search: Search, ids: list[Content], unique: list[Content]) -> None:
    if len(unique) == 1 and search.rows:
        search.take("interaction_id", unique[0], f"each of {search.rows} sampled rows has an id of its own")
        for column in filter(is_line_number, ids):
            search.pass_over(column, "it counts the rows")
    elif unique:
        _ask(search, "several columns have another id on each row", unique)
    else:
        candidates = [one for one in ids if one.is_unique] or ids
        counted = " (a number that counts the rows would mean another contact in the next export)"
        _ask(search, "no column has an id of its own on each row" + counted * bool(candidates), candidates)


def _ask(search: Search, why: str, candidates: Iterable[Content]) -> None:
    search.ask("interaction_id", f"The id of the contact cannot be told: {why}.", candidates)
