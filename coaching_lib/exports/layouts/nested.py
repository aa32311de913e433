"""Nested evaluations of any tool: JSON records of an interaction with a list of behaviors inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coaching_lib.exports.evaluations import Answer, Evaluation, Unfolding, is_true
from coaching_lib.exports.headers import find_field, plain
from coaching_lib.exports.kinds.records import flat
from coaching_lib.exports.layouts.layout import document_layout
from coaching_lib.exports.values.words import MET, MISSED, PARTIAL

FIELDS = (
    "interaction_id", "agent_id", "agent_name", "agent_email", "team", "manager", "manager_email", "channel",
    "topic", "started_at", "handle_seconds", "rubric", "rubric_version", "overall_score", "evaluator",
    "evaluated_at", "evaluation_id", "revision", "link",
)  # fmt: skip
AGENT = ("agent_id", "agent_name", "agent_email")
NAMES = ("behavior", "name", "text")
RESULTS = ("points", "result", "passed", "score")
NOT_APPLICABLE = {"na", "isna", "notapplicable", "isnotapplicable", "markedna"}
TITLES = {name: ("name", 100 + rank) for rank, name in enumerate(("questiontitle", "title", "label"))}
"""Members that name a behavior only inside its own record."""
DEEPEST = 4
Row = Mapping[str, str | None]


def _by_field(row: Row) -> dict[str, str | None]:
    """Texts by canonical field; the name that means a field best wins, a filled one before a blank one."""
    best: dict[str, tuple[bool, int]] = {}
    found: dict[str, str | None] = {}
    for name, value in row.items():
        known = find_field(name) or TITLES.get(plain(name))
        if known and (known[0] not in best or (value is None, known[1]) < best[known[0]]):
            best[known[0]] = (value is None, known[1])
            found[known[0]] = value
    return found


def _lists(document: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str | None, list[dict[str, Any]]]]:
    """The lists of behaviors in a record, each with the name of the section it stands in."""
    for member in document.values():
        if isinstance(member, dict) and depth < DEEPEST:
            yield from _lists(member, depth + 1)
        elif isinstance(member, list) and member and all(isinstance(one, dict) for one in member):
            if _are_behaviors(member):
                yield _section(document) if depth else None, member
            elif depth < DEEPEST:
                for one in member:
                    yield from _lists(one, depth + 1)


def _section(document: Mapping[str, Any]) -> str | None:
    names = ("section", "sectionName", "title", "name", "group", "category")
    return next((str(document[name]) for name in names if isinstance(document.get(name), str)), None)


def _are_behaviors(entries: list[dict[str, Any]]) -> bool:
    fields = _by_field(flat(entries[0]))
    return any(name in fields for name in NAMES) and any(name in fields for name in RESULTS)


def _knows(document: dict[str, Any]) -> bool:
    fields = _by_field(flat(document))
    is_described = "interaction_id" in fields and any(name in fields for name in AGENT)
    return is_described and next(_lists(document), None) is not None


def _unfold(document: dict[str, Any], context: object) -> Iterator[Evaluation]:
    fields = _by_field(flat(document))
    if "overall_score" not in fields:
        fields["overall_score"] = fields.get("score")
    if "started_at" not in fields:
        fields["started_at"] = fields.get("date")
    answers = [_answer(one, section) for section, entries in _lists(document) for one in entries]
    yield Evaluation({name: fields.get(name) for name in FIELDS}, answers)


def _answer(entry: dict[str, Any], section: str | None) -> Answer:
    row = flat(entry)
    fields = _by_field(row)
    is_left_out = is_true(*(value for name, value in row.items() if plain(name) in NOT_APPLICABLE))
    stated = next((fields[name] for name in RESULTS if fields.get(name) is not None), None)
    is_word = _is_word(stated) or (fields.get("passed") is not None and stated == fields.get("passed"))
    return Answer(
        behavior=next((fields[name] for name in NAMES if fields.get(name)), None),
        points=None if is_word or is_left_out else stated,
        max_points=fields.get("max_points"),
        result=stated if is_word and not is_left_out else None,
        weight=fields.get("weight"),
        critical=fields.get("critical"),
        group=section,
    )


def _is_word(value: str | None) -> bool:
    plainly = (value or "").strip().casefold()
    return plainly in MET | MISSED | PARTIAL or plainly.endswith("%") or "/" in plainly


LAYOUT = document_layout(
    "nested evaluations",
    17,
    "records of an interaction with a list of behaviors in each",
    Unfolding({name: name for name in FIELDS}, _knows, _unfold),
)
