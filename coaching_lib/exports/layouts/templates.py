"""Templates of scoring tools in JSON: the questions of a form, read as a rubric."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.evaluations import Answer, told_apart
from coaching_lib.exports.kinds.documents import Document
from coaching_lib.exports.kinds.grid import Rows
from coaching_lib.exports.layouts import genesys, observe_ai
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.table import Table

NAMES = ("behavior", "max_points", "critical")


def _questions(document: dict[str, Any]) -> list[Answer]:
    """The questions of a form of a tool we know; none where the document is no such form."""
    try:
        if "questionGroups" in document:
            return told_apart(list(genesys.questions_of(document).values()))
        is_form = "response" not in document and ("sections" in document or "questions" in document)
        return told_apart(list(observe_ai.questions_of(document).values())) if is_form else []
    except ValueError:
        return []


def _why(table: Table, load: Sequence[Table]) -> str | None:
    first = table.documents.first if table.documents is not None else ()
    is_template = any(any(one.behavior for one in _questions(document)) for document in first)
    return "the questions of a form, one per row of a rubric" if is_template else None


def _rows(table: Table) -> Rows:
    found = [
        (one.line, question)
        for one in table.documents or ()
        if isinstance(one, Document)
        for question in _questions(one.value)
    ]
    rows = [(one.behavior, one.max_points, one.critical) for _, one in found]
    return Rows(NAMES, rows, [line for line, _ in found])


def _read(bench: Bench) -> None:
    bench.read("rubric")


LAYOUT = Layout("form template", 18, "rubric", _why, _read, rank=0, rewrite=_rows)
