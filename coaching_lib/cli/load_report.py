"""What a load did, for people: sentences, and the refused rows as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coaching_lib.cli.front import Front
from coaching_lib.errors import InvalidInput

SHOWN = 10
COLUMNS = ("file", "line", "column", "value", "reason", "cure")


def tell(front: Front, report: dict[str, Any]) -> None:
    """The report in sentences."""
    for file in report["files"]:
        if file["layout"] != "ignored":
            front.say(f"{file['path']}: {file['layout']} ({file['why']})\n  {_counts(file)}")
    ignored = sum(file["layout"] == "ignored" for file in report["files"])
    if ignored:
        front.say(f"{ignored} other files are no exports and were left alone.")
    _tell_refused(front, report["refused"])
    counts = interactions_of(report)
    front.say(f"{'A look only, nothing was changed: ' if report['dry_run'] else ''}{counts}.")
    if report["import_id"]:
        front.say(f"Take it back: python -m coaching_lib undo {report['import_id']}")


def in_one_line(files: Sequence[str], report: dict[str, Any]) -> str:
    """The report as one sentence, with the first refusal."""
    loaded, rows = sum(file["rows_loaded"] for file in report["files"]), report["refused"]
    told = f"{', '.join(files)}: {loaded} rows loaded, {interactions_of(report)}"
    if report["import_id"]:
        told += f" (import {report['import_id']})"
    if not rows:
        return f"{told}."
    place = f" line {rows[0]['line']}" if rows[0]["line"] is not None else ""
    return f"{told}; {len(rows)} refused, first {rows[0]['file']}{place}: {rows[0]['reason'].rstrip('.')}."


def interactions_of(report: dict[str, Any]) -> str:
    """What became of the interactions."""
    return f"{report['new']} new, {report['changed']} changed, {report['unchanged']} unchanged interactions"


def _tell_refused(front: Front, rows: list[dict[str, Any]]) -> None:
    for row in rows[:SHOWN]:
        front.say(f"  refused: {row['file']} line {row['line']}: {row['reason'].rstrip('.')}. {row['cure']}")
    if len(rows) > SHOWN:
        front.say(f"  {len(rows)} refused in all; --refused FILE.csv writes them to a file.")


def _counts(file: dict[str, Any]) -> str:
    skipped = "".join(f", {each['rows']} skipped ({each['reason']})" for each in file["skipped"])
    counts = f"{file['rows_read']} rows read, {file['rows_loaded']} loaded, {file['rows_refused']} refused"
    return counts + skipped


def write_refused(path: Path, rows: list[dict[str, Any]], *, is_added: bool = False) -> None:
    """Write the refused rows as CSV; `is_added`: below those of loads before.

    Raises: InvalidInput when the file cannot be written.
    """
    try:
        has_header = is_added and path.exists() and path.stat().st_size > 0
        with path.open("a" if is_added else "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
            if not has_header:
                writer.writeheader()
            writer.writerows(rows)
    except OSError as error:
        raise InvalidInput(f"{path} cannot be written.", "Give another file for the refused rows.") from error
