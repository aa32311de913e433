"""Qualtrics Discover: one row per document, a "<Rubric> Score", and criteria as pass, fail or a dash."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from coaching_lib.exports.bench import Computed
from coaching_lib.exports.decisions import plain_value
from coaching_lib.exports.layouts.columns import raw
from coaching_lib.exports.layouts.interactions import describes_interactions
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.layouts.wide import behavior_columns, read_wide
from coaching_lib.exports.statements import literal
from coaching_lib.exports.table import Table

SCORE = re.compile(r"(\S.*) score\s*$", re.I)
VERDICTS = {"pass", "fail", "passed", "failed"}
NO_RUBRIC = {"sentiment", "effort", "quality", "overall", "qa", "csat", "nps", "emotion", "ease"}
HEADERS = {"Document Date": "started_at", "Conversation Date": "started_at", "Participant ID": ""}


def _rubrics(table: Table) -> dict[str, int]:
    """Rubric -> its column of scores from 0 to 100."""
    found = {}
    for index in table.columns.unused:
        name = SCORE.match(table.head.names[index])
        if name and name.group(1).casefold() not in NO_RUBRIC and _is_score(table, index):
            found[name.group(1)] = index
    return found


def _is_score(table: Table, index: int) -> bool:
    numbers = [plain_value(value, comma=True) for value in table.head.sample(index)]
    known = [number for number in numbers if number is not None]
    return bool(known) and max(known) > 1 and all(0 <= number <= 100 for number in known)


def _criteria(table: Table) -> tuple[int, ...]:
    scores = set(_rubrics(table).values())
    return tuple(index for index in behavior_columns(table) if index not in scores)


def _has_verdicts(table: Table) -> bool:
    return any(
        {value.casefold() for value in table.head.sample(index)} & VERDICTS for index in _criteria(table)
    )


def _why(table: Table, load: Sequence[Table]) -> str | None:
    if not describes_interactions(table) or table.columns.has_any("behavior", "overall_score", "score"):
        return None
    rubrics = _rubrics(table)
    if len(rubrics) != 1 or not _has_verdicts(table):
        return None
    return f"Qualtrics Discover: one row per document, scored by the rubric “{next(iter(rubrics))}”"


def _headers(table: Table) -> Mapping[str, str]:
    scores = {table.head.names[index]: "" for index in _rubrics(table).values()}
    return {**HEADERS, **scores}


def _computed(table: Table) -> Mapping[str, Computed]:
    for index in table.columns.left_out:
        if name := SCORE.match(table.head.names[index]):
            rubric = {} if table.columns.has("rubric") else {"rubric": Computed(literal(name.group(1)))}
            return {"overall_score": Computed(raw(index), index), **rubric}
    return {}


LAYOUT = Layout(
    "qualtrics discover",
    46,
    "interaction",
    _why,
    read_wide,
    behavior_columns=_criteria,
    describes_interactions=True,
    headers=_headers,
    computed=_computed,
)
