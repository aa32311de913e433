"""Kore.ai interaction reports: four columns per behavior, told apart by the endings of their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coaching_lib.exports.bench import Bench, Computed
from coaching_lib.exports.layouts.columns import column, raw
from coaching_lib.exports.layouts.layout import Layout
from coaching_lib.exports.statements import identifier, literal
from coaching_lib.exports.table import Table

FATAL, WEIGHT, VIOLATION = " - Is Fatal Metric", " - Adherence Weight", " - Violation"
MANUAL = " - Manual Evaluation Metric"
ENDINGS = (FATAL, WEIGHT, VIOLATION, MANUAL)
TOTAL = ("Kore Evaluation Score", "Evaluation Score")
LEFT_OUT = (
    "Agents", "Queues", "Topics", "Is Passed", "Is Fatal Interaction", "Audit Score", "Sentiment Score",
    "Escalation", "Contact Direction", "Duration Status",
)  # fmt: skip


@dataclass(frozen=True)
class Metric:
    """The columns of one behavior; a manual result counts before an automatic one."""

    name: str
    value: int
    manual: int | None
    fatal: int | None
    weight: int | None
    violation: int | None

    @property
    def x(self) -> str:
        """The name of its share met in the wide table."""
        return identifier(f"x{self.value}")

    def cells(self) -> list[str]:
        """Its share, weight and criticality as expressions; a weight may stand in the violation alone."""
        shares = [
            f"cell_x({raw(one)}, decimal_comma, 0.0, 1.0)"
            for one in (self.manual, self.value)
            if one is not None
        ]
        weights = [
            f"nullif(abs({_number(one)}), 0)" for one in (self.weight, self.violation) if one is not None
        ]
        fatal = "null::boolean" if self.fatal is None else f"yes_no(bare({raw(self.fatal)}))"
        return [
            f"coalesce({', '.join(shares)}, null) as {self.x}",
            f"coalesce({', '.join([*weights, 'null::double'])}) as {identifier(f'w{self.value}')}",
            f"{fatal} as {identifier(f'f{self.value}')}",
        ]

    def problem(self) -> str:
        """What is wrong with its result."""
        return f"cell_problem({literal(f'column:{self.value}')}, {raw(self.value)}, {self.x})"


def _number(index: int) -> str:
    return f"number_of({raw(index)}, decimal_comma)"


def metrics(table: Table) -> list[Metric]:
    """The behaviors of a table, in the order of its columns."""
    places = {name: index for index, name in enumerate(table.head.names)}
    stems = dict.fromkeys(
        name.removesuffix(ending) for name in places for ending in ENDINGS if name.endswith(ending)
    )
    found = []
    for stem in stems:
        value = places.get(stem, places.get(stem + MANUAL))
        if value is not None:
            manual = places.get(stem + MANUAL) if stem in places else None
            others = (places.get(stem + ending) for ending in (FATAL, WEIGHT, VIOLATION))
            found.append(Metric(stem, value, manual, *others))
    return found


def _why(table: Table, load: Sequence[Table]) -> str | None:
    found = metrics(table)
    if not any(one.weight is not None or one.violation is not None for one in found):
        return None
    names = ", ".join(one.name for one in found[:4])
    return f"Kore.ai: one row per interaction, columns with “{FATAL}” and “{WEIGHT}” per behavior: {names}"


def _headers(table: Table) -> Mapping[str, str]:
    """Columns of behaviors are no fields, whatever they are called."""
    suffixed = {
        name: ""
        for name in table.head.names
        if any(name in (one.name, one.name + end) for one in metrics(table) for end in ENDINGS)
    }
    total = dict.fromkeys(TOTAL, "")
    return {
        **dict.fromkeys(LEFT_OUT, ""),
        **total,
        "Last Queue": "topic",
        "Scored Agent": "agent_name",
        **suffixed,
    }


def _computed(table: Table) -> Mapping[str, Computed]:
    total = column(table, *TOTAL)
    if total is None:
        return {}
    floored = f"case when {_number(total)} < 0 then '0' else {raw(total)} end"
    return {"overall_score": Computed(floored, total)}


def _behavior_columns(table: Table) -> tuple[int, ...]:
    return tuple(one.value for one in metrics(table))


def _read(bench: Bench) -> None:
    found = metrics(bench.table)
    filled = {
        "cells": ", ".join(cell for one in found for cell in one.cells()),
        "problems": ", ".join(one.problem() for one in found),
    }
    bench.read("wide_table", filled)
    bench.read("wide_interaction", {"wide": "wide"})
    seen, file_no = {"seen": identifier("seen_interaction")}, bench.table.file_no
    first_row = bench.intake.row("typed/first_row", seen, file_no=file_no)["first_row"] or 0
    for one in found:
        columns = {"x": one.x, "weight": identifier(f"w{one.value}"), "critical": identifier(f"f{one.value}")}
        bench.read("suffixed_cell", columns, first_row=first_row, behavior=one.name)
    bench.notes += _negative_totals(bench)


def _negative_totals(bench: Bench) -> list[str]:
    total = column(bench.table, *TOTAL)
    if total is None:
        return []
    filled = {
        "raw": identifier(bench.raw),
        "value": raw(total),
        "decimal_comma": str(bench.decisions.decimal_comma).lower(),
    }
    lowest = bench.intake.row("typed/lowest", filled)["lowest"]
    return ["Negative total scores are read as 0."] if lowest is not None and lowest < 0 else []


LAYOUT = Layout(
    "kore.ai",
    12,
    "interaction",
    _why,
    _read,
    behavior_columns=_behavior_columns,
    describes_interactions=True,
    headers=_headers,
    computed=_computed,
)
