"""`sample`: the fictional contact center."""

from __future__ import annotations

import typer

from coaching_lib.actions.sample import load_sample
from coaching_lib.cli import output
from coaching_lib.cli.progress import progress
from coaching_lib.cli.values import plain

EXAMPLE = "Example: python -m coaching_lib --data data/try sample"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLE)(sample)


def sample(context: typer.Context) -> None:
    """Load the fictional contact center, dated up to yesterday, into an empty data folder."""
    front = context.obj
    with progress(front) as step:
        done = load_sample(front.desk, step)
    if front.is_json:
        refused = plain(done.plans_refused)
        output.document(
            {
                "load": plain(done.report.as_json()),
                "plan_load": {"loaded": done.plans_loaded, "refused": refused},
            }
        )
    where = front.settings.data
    front.say(
        f"The fictional sample is in {where}: {done.report.new} interactions, {done.plans_loaded} plans."
    )
    front.say(f"To be rid of it, delete {where / 'scores'} and {where / 'record.sqlite'}.")
