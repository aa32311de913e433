"""The command line: the same reports and actions as the pages. One module per group of commands.

front      what every command is handed, and how errors reach the caller
output     tables, CSV and JSON;  values: what they are made of;  narrowing: the filter options
asking, surveying | loading | planning | drafting | mailing | sampling | migrating   the commands
"""

from __future__ import annotations

from coaching_lib.cli import drafting, loading, mailing, migrating, planning, sampling, surveying
from coaching_lib.cli.front import root

app = root()
loading.register(app)
app.add_typer(surveying.app, name="ask")
app.add_typer(planning.app, name="plan")
drafting.register(app)
app.add_typer(mailing.app, name="mail")
sampling.register(app)
migrating.register(app)


def main() -> None:
    """The entry point `coaching`, and of `python -m coaching_lib`."""
    app(prog_name="coaching")
