"""The SQL of this room: files beside this module, values as $named parameters, identifiers filled in here.

A statement that depends on a file's own columns is a template: `{name}` in it stands for identifiers or
literals that were built by `identifier`, `literal` and their lists below, never for text of a file as it is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


@cache
def template(name: str) -> str:
    """The text of sql/<name>.sql."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def statement(name: str, filled: Mapping[str, str] | None = None) -> str:
    """A statement with its identifiers filled in. `filled` values must come from the functions below."""
    text = template(name)
    for key, value in (filled or {}).items():
        text = text.replace("{" + key + "}", value)
    return text


NEEDS = re.compile(r"^( *)(.*?)( as (\w+),)? -- if (\w+)(?:: (\w+))?$")


def with_fields(text: str, present: Container[str]) -> str:
    """A statement without the lines for a field the file does not have.

    A line that ends in `-- if <field>` goes; `… as <name>, -- if <field>: <type>` becomes a typed
    null, so that what stands above it need not know. (Macros over absent
    columns took most of a small load.)
    """
    return "\n".join(kept for line in text.splitlines() if (kept := _kept(line, present)) is not None)


def _kept(line: str, present: Container[str]) -> str | None:
    found = NEEDS.match(line)
    if not found:
        return line
    indent, body, naming, name, field, kind = found.groups()
    if field in present:
        return f"{indent}{body}{naming or ''}"
    return f"{indent}null::{kind} as {name}," if kind else None


def identifier(name: str) -> str:
    """A quoted identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A quoted text literal, for the places that take no parameter (views, macros, reader options)."""
    return "'" + value.replace("'", "''") + "'"


def identifiers(names: Iterable[str]) -> str:
    """A comma list of identifiers."""
    return ", ".join(identifier(name) for name in names)


def literals(values: Iterable[str]) -> str:
    """A comma list of literals."""
    return ", ".join(literal(value) for value in values)


def raw_column(index: int) -> str:
    """The name a column has before it is understood: c0, c1, ..."""
    return f"c{index}"
