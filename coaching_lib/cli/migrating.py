"""`migrate`: the record brought to this program's version."""

from __future__ import annotations

from typing import Annotated

import typer

from coaching_lib.actions import store
from coaching_lib.cli import output

EXAMPLE = "Example: python -m coaching_lib migrate"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLE)(migrate)


def migrate(
    context: typer.Context,
    backup: Annotated[bool, typer.Option(help="Keep a copy of the record beside it first.")] = True,
) -> None:
    """Bring the record (plans, notes, mail) to this program's version; the app does it at start."""
    front = context.obj
    is_changed = store.migrate(front.desk, backup)
    if front.is_json:
        output.document({"migrated": is_changed})
    front.say("The record is of this version now." if is_changed else "The record needs no change.")
