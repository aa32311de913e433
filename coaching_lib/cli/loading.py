"""`load`, `imports`, `undo`: exports in, their history, one taken back."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

import typer

from coaching_lib.actions import imports as import_actions
from coaching_lib.actions.queries import Query, is_address, queries
from coaching_lib.cli import output
from coaching_lib.cli.asking import AsFormat, show_rows
from coaching_lib.cli.front import Front
from coaching_lib.cli.load_report import tell, write_refused
from coaching_lib.cli.output import Format
from coaching_lib.cli.progress import progress
from coaching_lib.cli.values import plain
from coaching_lib.cli.watching import watch
from coaching_lib.errors import InvalidInput
from coaching_lib.reports import imports as import_report

LOAD = "Example: python -m coaching_lib load data/sample --dry-run"


class DateOrder(StrEnum):
    """What 03/04 means."""

    DMY = "dmy"
    MDY = "mdy"


Paths = Annotated[
    list[str] | None, typer.Argument(help="Files, folders or zips of exports, or a database address.")
]
QueryFiles = Annotated[
    list[Path] | None, typer.Option("--query-file", help="File with the select to ask a database.")
]
Tables = Annotated[list[str] | None, typer.Option("--table", help="Table or view of a database.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only look; changes nothing.")]
Mapping = Annotated[Path | None, typer.Option(help="Name or file of a mapping.")]
AllOrNothing = Annotated[bool, typer.Option("--all-or-nothing", help="No row if one is bad.")]
SourceName = Annotated[str | None, typer.Option(help="Name of where the exports come from.")]
Zone = Annotated[str | None, typer.Option(help="Zone of times without one.")]
Order = Annotated[DateOrder | None, typer.Option(help="What 03/04 means.")]
RefusedFile = Annotated[Path | None, typer.Option(help="CSV file for the refused rows.")]
Watched = Annotated[
    Path | None, typer.Option("--watch", help="Load what arrives in this folder, until Ctrl+C.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog=LOAD)(load)
    app.command("imports", epilog="Example: python -m coaching_lib imports")(history)
    app.command(epilog="Example: python -m coaching_lib undo")(undo)


def load(
    context: typer.Context,
    paths: Paths = None,
    dry_run: DryRun = False,
    mapping: Mapping = None,
    all_or_nothing: AllOrNothing = False,
    source: SourceName = None,
    timezone: Zone = None,
    date_order: Order = None,
    refused: RefusedFile = None,
    watched: Watched = None,
    query_file: QueryFiles = None,
    table: Tables = None,
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
    if watched is not None:
        _refuse_beside_watch(context, paths, dry_run=dry_run)
        watch(front, watched, options, refused)
    given = _given(context, paths or [], query_file or [], table or [])
    _answer(front, _loaded(front, given, options, dry_run=dry_run), refused)


def _given(
    context: typer.Context, paths: list[str], query_files: list[Path], tables: list[str]
) -> list[Path | Query]:
    """Files as they are; a database address with what is to be asked of it."""
    if not paths:
        raise typer.BadParameter("Name a file or folder, or a folder to --watch.", context)
    addresses = [path for path in paths if is_address(path)]
    if bool(addresses) != bool(query_files or tables) or len(addresses) > 1:
        raise typer.BadParameter("One database address goes with --query-file or --table.", context)
    given: list[Path | Query] = [Path(path) for path in paths if path not in addresses]
    return given + [query for address in addresses for query in queries(address, query_files, tables)]


def _loaded(
    front: Front, paths: list[Path | Query], options: import_actions.ReadOptions, *, dry_run: bool
) -> dict[str, Any]:
    act = import_actions.look if dry_run else import_actions.load
    with progress(front) as step:
        return dict(plain(act(front.desk, paths, options, step).as_json()))


def _refuse_beside_watch(context: typer.Context, paths: list[str] | None, *, dry_run: bool) -> None:
    if paths or dry_run:
        raise typer.BadParameter("--watch goes with neither PATHS nor --dry-run.", context)


def _answer(front: Front, report: dict[str, Any], refused: Path | None) -> NoReturn:
    """Print the report and leave with its exit code."""
    if refused:
        write_refused(refused, report["refused"])
    if front.is_json:
        output.document(report)
    tell(front, report)
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
