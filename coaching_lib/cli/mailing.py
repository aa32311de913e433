"""`mail`: the outbox."""

from __future__ import annotations

import signal
from threading import Event
from typing import Annotated

import typer

from coaching_lib.actions import filing, mail, mail_trial, sending
from coaching_lib.actions.digest import queue_digest
from coaching_lib.cli import output
from coaching_lib.cli.asking import AsFormat, show_rows
from coaching_lib.cli.front import Front
from coaching_lib.cli.output import Format
from coaching_lib.cli.values import plain
from coaching_lib.errors import MailFailed
from coaching_lib.reports import digest, outbox

MailId = Annotated[str, typer.Argument(help="Id of the mail, or 'last': the newest one.")]
WHY = {
    sending.Turn.PAUSED: "The queue is paused: {reason} When that is mended: mail resume",
    sending.Turn.BUSY: "Another process sends the mails at this moment.",
}

app = typer.Typer(help="The mails.")


@app.command("list", epilog="Example: python -m coaching_lib mail list")
def mail_list(context: typer.Context, wanted: AsFormat = Format.TABLE) -> None:
    """Every mail and what became of it."""
    names = "mail_id plan_id kind to state attempts created_at sent_at"
    rows = [{name: row[name] for name in names.split()} for row in plain(outbox.mails(context.obj.desk))]
    show_rows(context.obj, rows, names, wanted)


@app.command("send", epilog="Example: python -m coaching_lib mail send")
def mail_send(
    context: typer.Context,
    is_watching: Annotated[bool, typer.Option("--watch", help="Go on until Ctrl+C.")] = False,
) -> None:
    """Send every mail that is due; without a mail server file them, ready for a mail program."""
    front = context.obj
    if not mail.is_sent_by_server(front.desk):
        _file(front)
        return
    stop = Event()
    if is_watching:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: stop.set())
        front.say("Sending mails as they come. Stop with Ctrl+C.")
    ended, done = mail.send_due(front.desk, stop, is_watching)
    if front.is_json:
        output.document({"ended": ended.value, **done})
    _say_sent(front, ended, done)


@app.command("retry", epilog="Example: python -m coaching_lib mail retry last")
def mail_retry(context: typer.Context, mail_id: MailId) -> None:
    """Send or file a mail again, word for word; one that may have arrived could arrive twice."""
    front = context.obj
    found = _find(front, mail_id)
    if found is None:
        return
    if found.state == "uncertain":
        front.confirm("This mail may have arrived already. Send it again?")
    is_done = mail.retry(front.desk, found.mail_id)
    if front.is_json:
        output.document(plain(_find(front, found.mail_id)))
    front.say(f"The mail to {found.to} {'is on its way' if is_done else 'waits'}.")


@app.command("cancel", epilog="Example: python -m coaching_lib mail cancel last")
def mail_cancel(context: typer.Context, mail_id: MailId) -> None:
    """Cancel a mail that has not left. Take it back with: mail retry ID."""
    front = context.obj
    found = _find(front, mail_id)
    if found is None:
        return
    mail.cancel(front.desk, found.mail_id)
    if front.is_json:
        output.document(plain(_find(front, found.mail_id)))
    front.say(f"The mail to {found.to} is cancelled.")


@app.command("test", epilog="Example: python -m coaching_lib mail test you@example.com")
def mail_test(context: typer.Context, address: Annotated[str, typer.Argument(help="Where to.")]) -> None:
    """Send a test mail now and say what the mail server answered."""
    front = context.obj
    attempt = mail_trial.send_trial(front.desk, address)
    if attempt is not None and attempt.outcome.value != "sent":
        raise MailFailed(f"The test mail was not sent: {attempt.reason}", "Check the COACHING_SMTP settings.")
    if front.is_json:
        output.document({"to": address, "state": "sent" if attempt else "filed"})
    folder = front.settings.data / "outbox"
    front.say(
        f"Sent to {address}. Look whether it arrived."
        if attempt
        else f"No mail server is set (COACHING_SMTP_HOST): filed in {folder}."
    )


@app.command("resume", epilog="Example: python -m coaching_lib mail resume")
def mail_resume(context: typer.Context) -> None:
    """Let mails leave again after a refused login or certificate paused the queue."""
    front = context.obj
    mail.resume(front.desk)
    if front.is_json:
        output.document({"paused": False})
    front.say("Mails leave again.")


@app.command("digest", epilog="Example: python -m coaching_lib mail digest")
def mail_digest(context: typer.Context) -> None:
    """Queue this week's digest where it was asked for on the Overview; for a weekly timer."""
    front = context.obj
    address = digest.digest_address(front.desk)
    mail_id = queue_digest(front.desk, digest.digest(front.desk), address) if address else None
    if front.is_json:
        output.document({"mail_id": mail_id, "to": address})
    if address is None:
        front.say("Nobody asked for the digest; ask for it on the Overview.")
    else:
        front.say(f"The digest goes to {address}." if mail_id else "This week's digest was made already.")


def _file(front: Front) -> None:
    done = filing.file_all(front.desk)
    if front.is_json:
        output.document(plain(done))
    front.say(f"{len(done.filed)} mails filed in {front.settings.data / 'outbox'}; {len(done.waiting)} wait.")
    if done.waiting:
        front.say("See why: python -m coaching_lib mail list")


def _say_sent(front: Front, ended: sending.Turn, done: dict[str, int]) -> None:
    told = ", ".join(f"{number} {state}" for state, number in sorted(done.items()))
    front.say(f"Mails: {told}." if told else "Nothing was due.")
    if ended in WHY:
        front.say(WHY[ended].format(reason=outbox.mail_system(front.desk).pause_reason))


def _find(front: Front, mail_id: str) -> outbox.Mail | None:
    """The mail meant; None, and said so, where the newest is asked for and there is none.

    Raises: NotFound.
    """
    if mail_id != "last":
        return outbox.mail(front.desk, mail_id)
    found = outbox.mails(front.desk)
    if not found:
        if front.is_json:
            output.document(None)
        front.say("There is no mail yet.")
        return None
    return found[0]
