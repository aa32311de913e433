"""`mail`: the outbox."""

from __future__ import annotations

import typer

from coaching_lib.actions import filing
from coaching_lib.cli import output
from coaching_lib.cli.asking import AsFormat, show_rows
from coaching_lib.cli.output import Format
from coaching_lib.cli.values import plain
from coaching_lib.reports import outbox

app = typer.Typer(help="The mails of plans.")


@app.command("list", epilog="Example: python -m coaching_lib mail list")
def mail_list(context: typer.Context, wanted: AsFormat = Format.TABLE) -> None:
    """Every mail and what became of it."""
    names = "mail_id plan_id kind to state attempts created_at sent_at"
    show_rows(context.obj, plain(outbox.mails(context.obj.desk)), names, wanted)


@app.command("send", epilog="Example: python -m coaching_lib mail send")
def mail_send(context: typer.Context) -> None:
    """File every waiting mail as an .eml file that a mail program opens ready to send."""
    front = context.obj
    done = filing.file_all(front.desk)
    if front.is_json:
        output.document(plain(done))
    front.say(f"{len(done.filed)} mails filed in {front.settings.data / 'outbox'}; {len(done.waiting)} wait.")
    if done.waiting:
        front.say("See why: python -m coaching_lib mail list")
