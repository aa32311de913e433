"""Weights that neither results nor rubric files say, estimated from the exported scores of what stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from coaching_lib.scores.load.facts import Estimated
from coaching_lib.scores.statements import statement
from coaching_lib.scoring.weights import WeightEstimate, estimate_weights

ESTIMATE = "estimate:"
"""Prefix of the facts (meta) that say which rubric's weights were estimated."""
DIGITS = 6
RULE = pa.schema(
    [
        pa.field("rubric_key", pa.string()),
        pa.field("behavior_key", pa.string()),
        pa.field("weight", pa.float64()),
        pa.field("critical", pa.bool_()),
    ]
)
MOVED = pa.schema([pa.field("rubric_key", pa.string())])
FACT = pa.schema([pa.field("key", pa.string()), pa.field("value", pa.string())])


def estimate(connection: duckdb.DuckDBPyConnection, na_mode: str) -> None:
    """Fill next_estimate, moved_estimate and estimate_fact of a planned change.

    Only where some result has no weight from anywhere is anything scanned. An estimate is a function of
    the interactions that stand after the change, whatever the order in which they came.
    """
    before = {row[0]: row[1] for row in connection.execute(statement("load", "old_estimate")).fetchall()}
    found = _estimates(connection, na_mode)
    after = {ESTIMATE + (rubric or ""): json.dumps(fact) for rubric, fact in found.items()}
    moved = {key for key in before.keys() | after.keys() if _rule(before, key) != _rule(after, key)}
    _create(connection, "next_estimate", "estimate_row", _rules(found), RULE)
    rubrics = [{"rubric_key": key.removeprefix(ESTIMATE) or None} for key in sorted(moved)]
    _create(connection, "moved_estimate", "moved_row", rubrics, MOVED)
    facts = [{"key": key, "value": value} for key, value in after.items()]
    _create(connection, "estimate_fact", "fact_row", facts, FACT)


def estimated(connection: duckdb.DuckDBPyConnection) -> tuple[Estimated, ...]:
    """The estimates of a load that was planned, as far as a person needs them."""
    rows = connection.execute(statement("load", "estimate_rows")).fetchall()
    facts = [(key.removeprefix(ESTIMATE) or None, json.loads(value)) for key, value in rows]
    return tuple(
        Estimated(rubric, fact["residual"], fact["is_plain_sum"], fact["used"]) for rubric, fact in facts
    )


def _rule(facts: Mapping[str, str], key: str) -> tuple[Any, ...]:
    """What of an estimate decides a score; how well it fits does not."""
    fact = json.loads(facts.get(key, "{}"))
    return fact.get("weights"), fact.get("criticals")


def _estimates(connection: duckdb.DuckDBPyConnection, na_mode: str) -> dict[str | None, dict[str, Any]]:
    """What each rubric without weights says through its scores, by folded rubric name."""
    if not connection.execute(statement("load", "unweighted_pair")).fetchall():
        return {}
    connection.execute(statement("load", "scored_contact"))
    answer = connection.sql(statement("load", "unweighted_result"), params={"na_mode": na_mode})
    table = answer.to_arrow_table()
    rows = {name: table[name].to_numpy(zero_copy_only=False) for name in table.column_names}
    found = {}
    for rubric, places in groupby(range(table.num_rows), key=lambda place: rows["rubric_key"][place]):
        chosen = np.fromiter(places, dtype=np.int64)
        fact = _fact({name: column[chosen] for name, column in rows.items()})
        if fact is not None:
            found[rubric] = fact
    return found


def _fact(rows: Mapping[str, np.ndarray]) -> dict[str, Any] | None:
    """The estimate of one rubric as plain values; None where its scores cannot tell."""
    names, behavior = np.unique(rows["behavior_key"].astype(str), return_inverse=True)
    is_first = np.append(True, rows["interaction_id"][1:] != rows["interaction_id"][:-1])
    interaction = np.cumsum(is_first) - 1
    results = np.full((int(is_first.sum()), len(names)), np.nan)
    results[interaction, behavior] = rows["x"].astype(float)
    found = estimate_weights(results, rows["overall_score"][is_first].astype(float))
    return None if found is None else _plain(found, names.tolist())


def _plain(found: WeightEstimate, names: list[str]) -> dict[str, Any]:
    """An estimate as the snapshot's facts keep it; residual in points."""
    return {
        "residual": round(found.residual, DIGITS),
        "is_plain_sum": found.is_plain_sum,
        "used": found.used,
        "left_out": found.left_out,
        "weights": dict(zip(names, np.round(found.weights, DIGITS).tolist(), strict=True)),
        "criticals": [name for name, is_so in zip(names, found.is_critical, strict=True) if is_so],
    }


def _rules(found: Mapping[str | None, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row per rubric and behavior."""
    return [
        {
            "rubric_key": rubric,
            "behavior_key": name,
            "weight": weight,
            "critical": True if name in fact["criticals"] else None,
        }
        for rubric, fact in found.items()
        for name, weight in fact["weights"].items()
    ]


def _create(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    view: str,
    rows: list[dict[str, Any]],
    schema: pa.Schema,
) -> None:
    """A scratch table from rows."""
    connection.register(view, pa.Table.from_pylist(rows, schema=schema))
    connection.execute(statement("load", table))
    connection.unregister(view)
