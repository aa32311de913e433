"""Parquet: typed columns become the same rows as their text."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

WHEN = datetime(2026, 1, 2, 10, 5, 6)  # noqa: DTZ001


def parquet(columns: dict[str, pa.Array]) -> bytes:
    held = io.BytesIO()
    pq.write_table(pa.table(columns), held)
    return held.getvalue()


LONG = parquet(
    {
        "interaction_id": pa.array([1, 1, 2], pa.int64()),
        "agent_name": pa.array(["Ann", "Ann", "Bo"]).dictionary_encode(),
        "started_at": pa.array([WHEN, WHEN, WHEN], pa.timestamp("ns", "Europe/Berlin")),
        "handle_time": pa.array([timedelta(seconds=90)] * 3, pa.duration("ms")),
        "behavior": pa.array(["Greets", "Solves", "Greets"]),
        "points": pa.array([5.0, float("nan"), 2.5]),
        "max_points": pa.array([5, 5, 5], pa.int32()),
        "critical": pa.array([True, False, True]),
        "tags": pa.array([["a"], ["b"], []]),
    }
)


def test_typed_columns_are_read(stage):
    reading = stage({"scores.parquet": LONG})
    file = reading.file("scores.parquet")
    assert (file.layout, file.rows_read, file.rows_loaded) == ("long", 3, 3)
    assert reading.rows("select interaction_id, behavior, x, critical, line from result order by line") == [
        ("1", "Greets", 1.0, True, 1),
        ("1", "Solves", None, False, 2),
        ("2", "Greets", 0.5, True, 3),
    ]
    assert reading.rows("select distinct started_at::varchar, handle_seconds from stg_interaction") == [
        ("2026-01-02 10:05:06", 90.0)
    ]


def test_a_bad_row_is_refused_by_its_number(stage):
    rows = parquet(
        {
            "call_id": pa.array(["1", None]),
            "agent": pa.array(["Ann", "Bo"]),
            "date": pa.array([date(2026, 1, 2), date(2026, 1, 3)]),
        }
    )
    assert stage({"log.parquet": rows}).reasons == [(2, "the interaction id is missing")]


@pytest.mark.parametrize("kept", [4, 60, -8])
def test_a_damaged_file_is_refused_in_words(stage, kept):
    reading = stage({"log.csv": "call id,agent\n1,Ann\n", "scores.parquet": LONG[:kept]})
    assert [(row.file, row.reason) for row in reading.report.refused] == [
        ("scores.parquet", "The Parquet file is damaged.")
    ]
