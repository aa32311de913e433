"""Columns of a table by their exact names, and expressions over them, for layouts of one tool."""

from __future__ import annotations

from coaching_lib.exports.headers import plain
from coaching_lib.exports.statements import identifier, literal, literals, raw_column
from coaching_lib.exports.table import Table


def column(table: Table, *names: str) -> int | None:
    """The first column that is called so, whatever its case, blanks and punctuation."""
    known = {plain(name): index for index, name in reversed(list(enumerate(table.head.names)))}
    return next((known[plain(name)] for name in names if plain(name) in known), None)


def has(table: Table, *names: str) -> bool:
    """Whether the table has all of these columns."""
    return all(column(table, name) is not None for name in names)


def raw(index: int) -> str:
    """A raw column as an expression."""
    return identifier(raw_column(index))


def says_no(index: int) -> str:
    """Whether a column says no: false, 0, no, nein ..."""
    return f"yes_no({raw(index)}) = false"


def says_yes(index: int) -> str:
    """Whether a column says yes: true, 1, yes, ja ..."""
    return f"yes_no({raw(index)})"


def is_word(index: int, *words: str) -> str:
    """Whether a column holds one of these words, whatever their case."""
    return f"lower(bare({raw(index)})) in ({literals(words)})"


def code_of(*cases: tuple[str | None, str]) -> str:
    """The code of the first condition that holds; conditions over absent columns are None."""
    whens = " ".join(f"when {condition} then {literal(code)}" for condition, code in cases if condition)
    return f"case {whens} end" if whens else "null::varchar"
