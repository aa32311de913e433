"""`load`, `imports`, `undo`: exports in, their history, one taken back."""

from __future__ import annotations

import csv
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

import typer

from coaching_lib.actions import imports as import_actions
from coaching_lib.cli import output
from coaching_lib.cli.asking import AsFormat, show_rows
from coaching_lib.cli.front import Front
from coaching_lib.cli.output import Format
from coaching_lib.cli.progress import progress
from coaching_lib.cli.values import plain
from coaching_lib.errors import InvalidInput
from coaching_lib.reports import imports as import_report

LOAD = "Example: python -m coaching_lib load data/sample --dry-run"
SHOWN = 10
COLUMNS = ("file", "line", "column", "value", "reason", "cure")


class DateOrder(StrEnum):
    """What 03/04 means."""

    DMY = "dmy"
    MDY = "mdy"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=LOAD)(load)
    app.command("imports", epilog="Example: python -m coaching_lib imports")(history)
    app.command(epilog="Example: python -m coaching_lib undo")(undo)


def load(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or zips of exports.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look; changes nothing.")] = False,
    mapping: Annotated[Path | None, typer.Option(help="File of a mapping.")] = None,
    all_or_nothing: Annotated[bool, typer.Option("--all-or-nothing", help="No row if one is bad.")] = False,
    source: Annotated[str | None, typer.Option(help="Name of where the exports come from.")] = None,
    timezone: Annotated[str | None, typer.Option(help="Zone of times without one.")] = None,
    date_order: Annotated[DateOrder | None, typer.Option(help="What 03/04 means.")] = None,
    refused: Annotated[Path | None, typer.Option(help="CSV file for the refused rows.")] = None,
) -> None:
    """Load exports: files, folders, zips. Take a load back with: undo."""
    front: Front = context.obj
    options = import_actions.ReadOptions(
        timezone=_zone(timezone) if timezone else front.settings.timezone,
        date_order=date_order.value if date_order else None,
        mapping=mapping,
        all_or_nothing=all_or_nothing,
        source=source,
    )
    act = import_actions.look if dry_run else import_actions.load
    with progress(front) as step:
        report = plain(act(front.desk, paths, options, step).as_json())
    if refused:
        _write_refused(refused, report["refused"])
    _answer(front, report)


def _answer(front: Front, report: dict[str, Any]) -> NoReturn:
    """Print the report and leave with its exit code."""
    if front.is_json:
        output.document(report)
    _tell(front, report)
    raise typer.Exit(exit_code(report))


def exit_code(report: dict[str, Any]) -> int:
    """0 done; 3 done but something was refused; 1 nothing loaded and something refused."""
    if not report["refused"]:
        return 0
    return 3 if any(file["rows_loaded"] for file in report["files"]) else 1


def history(context: typer.Context, wanted: AsFormat = Format.TABLE) -> None:
    """Every load, newest first."""
    rows = plain(import_report.imports(context.obj.desk))
    show_rows(context.obj, rows, "import_id loaded_at source new changed unchanged refused undone_at", wanted)


def undo(
    context: typer.Context,
    import_id: Annotated[str | None, typer.Argument(help="Default: the last one.")] = None,
) -> None:
    """Take one load back; plans stay."""
    front: Front = context.obj
    front.confirm(f"Take back import {import_id or '(the last one)'}?")
    done = import_actions.undo(front.desk, import_id)
    if front.is_json:
        output.document(plain(done))
    front.say(
        f"Import {done.import_id} taken back: {done.removed} interactions removed, {done.restored} restored."
    )
    front.say("To have it again, load the same files.")


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError) as error:
        raise InvalidInput(f"There is no time zone {name!r}.", "Write it as Europe/Berlin.") from error


def _write_refused(path: Path, rows: list[dict[str, Any]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    except OSError as error:
        raise InvalidInput(f"{path} cannot be written.", "Give another file for the refused rows.") from error


def _tell(front: Front, report: dict[str, Any]) -> None:
    """The report for people."""
    for file in report["files"]:
        if file["layout"] != "ignored":
            front.say(f"{file['path']}: {file['layout']} ({file['why']})\n  {_counts(file)}")
    ignored = sum(file["layout"] == "ignored" for file in report["files"])
    if ignored:
        front.say(f"{ignored} other files are no exports and were left alone.")
    _tell_refused(front, report["refused"])
    counts = f"{report['new']} new, {report['changed']} changed, {report['unchanged']} unchanged interactions"
    front.say(f"{'A look only, nothing was changed: ' if report['dry_run'] else ''}{counts}.")
    if report["import_id"]:
        front.say(f"Take it back: python -m coaching_lib undo {report['import_id']}")


def _tell_refused(front: Front, rows: list[dict[str, Any]]) -> None:
    for row in rows[:SHOWN]:
        front.say(f"  refused: {row['file']} line {row['line']}: {row['reason'].rstrip('.')}. {row['cure']}")
    if len(rows) > SHOWN:
        front.say(f"  {len(rows)} refused in all; --refused FILE.csv writes them to a file.")


def _counts(file: dict[str, Any]) -> str:
    skipped = "".join(f", {each['rows']} skipped ({each['reason']})" for each in file["skipped"])
    counts = f"{file['rows_read']} rows read, {file['rows_loaded']} loaded, {file['rows_refused']} refused"
    return counts + skipped
