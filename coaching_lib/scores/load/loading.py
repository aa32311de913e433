"""Loads: what one would change (compare), and making it the current scores (publish)."""

from __future__ import annotations

import json
import time

import pyarrow as pa

from coaching_lib.scores.compacting import is_scattered
from coaching_lib.scores.folder import ScoresFolder
from coaching_lib.scores.load.change import Change, apply, counted, mark_ordered, plan
from coaching_lib.scores.load.checking import check
from coaching_lib.scores.load.facts import LoadCounts, LoadFacts, Progress, RefusedRow
from coaching_lib.scores.load.rebuilding import refresh
from coaching_lib.scores.publishing import exclusive, write_snapshot
from coaching_lib.scores.staging import Staging
from coaching_lib.scores.statements import statement

REFUSED_FIELDS = ("file", "line", "column", "value", "reason", "cure")
REFUSED_SCHEMA = pa.schema(
    [pa.field(name, pa.int64() if name == "line" else pa.string()) for name in REFUSED_FIELDS]
)


def compare(folder: ScoresFolder, staging: Staging) -> LoadCounts:
    """What loading the staged rows would change; changes nothing but the scratch database."""
    staging.attach_current()
    plan(staging.connection, Change(folder.settings, next_load_no(staging)))
    return counted(staging.connection)


def publish(
    folder: ScoresFolder, staging: Staging, facts: LoadFacts, progress: Progress | None = None
) -> tuple[LoadCounts, str]:
    """Load the staged rows: a new snapshot beside the old one becomes current, or nothing changes.

    Returns the counts and the new snapshot's name. A snapshot counted with other modes is rebuilt first.
    Raises: StoreBusy while another load runs; ExportRefused when disk or memory do not suffice.
    """
    began = time.monotonic()
    with exclusive(folder):
        refresh(folder)
        staging.attach_current()
        change = Change(folder.settings, next_load_no(staging))
        plan(staging.connection, change, progress)
        counts = counted(staging.connection)
        is_compacting = is_scattered(staging.connection)

        def fill() -> None:
            apply(staging.connection, change, progress)
            if is_compacting:
                mark_ordered(staging.connection, change)
            check(staging.connection)
            _log(staging, change, facts, counts, time.monotonic() - began)

        name = write_snapshot(staging, fill, is_compacting=is_compacting)
    if progress is not None:
        progress("done", 1.0)
    return counts, name


def next_load_no(staging: Staging) -> int:
    """The number of the next load; numbers of undone loads are not used again."""
    row = staging.connection.execute(statement("load", "next_load_no")).fetchall()[0]
    return int(row[0])


def _log(staging: Staging, change: Change, facts: LoadFacts, counts: LoadCounts, seconds: float) -> None:
    change.run(
        staging.connection,
        "load",
        "insert_load_log",
        import_id=facts.import_id,
        loaded_at=facts.loaded_at,
        source=facts.source,
        files=json.dumps([dict(file) for file in facts.files], default=str),
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        refused=len(facts.refused),
        seconds=seconds,
        options=json.dumps(dict(facts.options), default=str, sort_keys=True),
    )
    rows = [{name: _field(row, name) for name in REFUSED_FIELDS} for row in facts.refused]
    staging.connection.register("refused_row", pa.Table.from_pylist(rows, schema=REFUSED_SCHEMA))
    change.run(staging.connection, "load", "insert_refusal")
    staging.connection.unregister("refused_row")


def _field(row: RefusedRow, name: str) -> object:
    value = getattr(row, name)
    return value if name == "line" or value is None else str(value)
