"""MaestroQA: tables that only name what its answers and scores mention by ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coaching_lib.exports.bench import Bench
from coaching_lib.exports.layouts.columns import column, has, raw
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.statements import identifier, literal
from coaching_lib.exports.table import Table

AGENT = ("gradee_id", "agent_id", "user_id", "helpdesk_id", "id")


@dataclass(frozen=True)
class Lookup:
    """A table that names others: its key, the fields taken from it, and the columns that prove it."""

    kind: str
    proof: tuple[tuple[str, ...], ...]
    key: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]


LOOKUPS = (
    Lookup(
        "question",
        (("question_id",), ("section_id",)),
        ("question_id",),
        {"text": ("question", "text", "title", "name", "label"), "section": ("section_id",),
         "maximum": ("max_score", "max_points", "points")},
    ),
    Lookup(
        "section",
        (("section_id",), ("weight", "is_auto_fail", "is_bonus")),
        ("section_id",),
        {"name": ("name", "title"), "weight": ("weight",), "auto_fail": ("is_auto_fail",),
         "bonus": ("is_bonus",)},
    ),
    Lookup(
        "ticket",
        (("gradable_id",), ("opened_at", "closed_at")),
        ("gradable_id",),
        {"opened": ("opened_at",), "channel": ("channel",), "link": ("url", "link")},
    ),
    Lookup(
        "agent",
        (AGENT, ("email", "group_name", "team", "name")),
        AGENT,
        {"email": ("email",), "team": ("group_name", "team", "group"),
         "name": ("user_name", "agent_name", "name")},
    ),
    Lookup("template", (("template_id",), ("name", "title")), ("template_id",), {"name": ("name", "title")}),
)  # fmt: skip


def is_answers(table: Table) -> bool:
    """Whether a table holds the graded answers."""
    return has(table, "answer_id", "gradable_id", "gradee_id")


def _lookup_of(table: Table) -> Lookup | None:
    if column(table, "answer_id") is not None:
        return None
    return next(
        (one for one in LOOKUPS if all(column(table, *names) is not None for names in one.proof)), None
    )


def _names_others(table: Table) -> bool:
    return _lookup_of(table) is not None


def recognizer(knows: Callable[[Table], bool], words: str) -> Callable[[Table, Sequence[Table]], str | None]:
    """Recognizes tables beside a table of answers."""

    def why(table: Table, load: Sequence[Table]) -> str | None:
        return words if knows(table) and any(map(is_answers, load)) else None

    return why


def looked_up(kind: str, key: str, field: str) -> str:
    """What a table that names others says about a key, as an expression."""
    return f"looked_up({literal(kind)}, {key}, {literal(field)})"


def keep(bench: Bench, kind: str, key: int, fields: Mapping[str, str]) -> None:
    """Keep fields of the table on the bench for others to look up by the key."""
    for name, value in fields.items():
        filled = {"raw": identifier(bench.raw), "key": raw(key), "value": value}
        bench.read("lookup", filled, kind=kind, field=name)


def _read_lookup(bench: Bench) -> None:
    found = _lookup_of(bench.table)
    assert found is not None
    key = column(bench.table, *found.key)
    assert key is not None
    columns = {name: column(bench.table, *names) for name, names in found.fields.items()}
    fields = {name: raw(index) for name, index in columns.items() if index is not None}
    if found.kind == "question" and "text" in fields:
        form = column(bench.table, "template_id")
        of_form = "null" if form is None else raw(form)
        fields["named"] = f"concat_ws('/', {of_form}, lower({fields['text']}))"
    keep(bench, found.kind, key, fields)
    bench.read("looked_up", {"raw": identifier(bench.raw)})


def _nothing_else(table: Table) -> Mapping[str, str]:
    return dict.fromkeys(table.head.names, "")


LAYOUT = Layout(
    "maestroqa names",
    0,
    "agent",
    recognizer(_names_others, "MaestroQA: names what the other tables mention"),
    _read_lookup,
    rank=0,
    headers=_nothing_else,
    is_lookup=True,
)
