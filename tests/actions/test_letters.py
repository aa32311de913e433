"""Letters of any kind: queued with the action they belong to, once per key."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import SMTP

from coaching_lib import delivery
from coaching_lib.actions import letters, mail
from coaching_lib.people import Agent
from coaching_lib.record import outbox

ANN = Agent("A1", "Ann Lee", "ann@example.com", "North", "Mia Boss", "mia@example.com")
MIA = delivery.Author("Mia Boss", "mia@example.com")


def kudos(key: str = "kudos:1", **changes) -> letters.Posting:
    """Praise for Ann."""
    letter = delivery.Letter(
        subject="Well done",
        kicker="From Mia Boss",
        heading="Well done",
        opening="Hi Ann, this call was a pleasure to hear.",
        rows=(delivery.Row("Greets by name", "12 of 12 contacts", "100%"),),
        closing="Reply to this mail to reach Mia Boss.",
    )
    return letters.Posting("kudos", key, changes.get("to", ANN), letter, MIA)


def test_a_letter_is_queued_once_per_key_and_filed(desk):
    with desk.record.writing() as connection:
        mail_id = letters.queue(connection, desk, kudos())
        assert letters.queue(connection, desk, kudos()) is None
    mail.hand_over(desk, mail_id)
    with desk.record.reading() as connection:
        (found,) = outbox.mails(connection)
    assert (found.kind, found.state, found.plan_id, found.to_addr) == (
        "kudos", "filed", None, "ann@example.com",
    )  # fmt: skip
    (file,) = (desk.settings.data / "outbox").iterdir()
    message = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert message["Reply-To"] == "Mia Boss <mia@example.com>"
    for kind in ("plain", "html"):
        text = message.get_body((kind,)).get_content()
        for said in ("Greets by name", "12 of 12 contacts", "100%"):
            assert said in text


def test_nobody_without_an_address_gets_a_letter(desk):
    with desk.record.writing() as connection:
        assert letters.queue(connection, desk, kudos(to=Agent("A2", "Bob Ray"))) is None
        assert outbox.mails(connection) == []
    mail.hand_over(desk, None)
