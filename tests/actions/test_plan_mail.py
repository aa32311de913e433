"""Mails of a plan: what they carry, what a later one replaces, what a withdrawal says."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP

import pytest
from icalendar import Calendar

from coaching_lib.actions import plan_mail, plans
from coaching_lib.errors import InvalidInput, PlanClosed
from coaching_lib.record import settings
from coaching_lib.reports import outbox
from tests.actions.builders import kinds, plan_of, request
from tests.actions.posting import run, with_server
from tests.delivery.servers import Scripted

QUOTED = """Why this one. It costs points.

From your contacts. You wrote:
“call 0171 555 12345 now”

Try this. Ask."""


def invitations_of(message: bytes):
    """Method and event of every calendar file of a mail."""
    found = []
    for part in message_from_bytes(message, policy=SMTP).iter_attachments():
        calendar = Calendar.from_ical(part.get_content())
        assert part.get_content_type() == "text/calendar"
        assert part.get_param("method") == calendar["METHOD"]
        found.append((str(calendar["METHOD"]), calendar.walk("VEVENT")[0]))
    return found


def test_the_days_of_a_plan_come_move_and_go_with_its_mails(desk):
    follow_up = desk.today + timedelta(days=14)
    plan_id = plans.share(desk, request(desk, follow_up_on=follow_up))
    (method, target), (_, meeting) = invitations_of(outbox.mail_text(desk, plan_id).message)
    assert method == "REQUEST"
    assert (target["DTSTART"].dt, meeting["DTSTART"].dt) == (desk.today + timedelta(days=42), follow_up)
    assert (target["SEQUENCE"], str(target["ORGANIZER"])) == (0, "mailto:mia@example.com")
    assert str(target["ATTENDEE"]) == "mailto:ann@example.com"

    later = desk.today + timedelta(days=50)
    plans.edit(desk, plan_id, 1, target_on=later)
    plan_mail.send_again(desk, plan_id)
    (_, moved), _ = invitations_of(outbox.mail_text(desk, plan_id).message)
    assert (moved["UID"], moved["SEQUENCE"], moved["DTSTART"].dt) == (target["UID"], 1, later)

    plans.delete(desk, plan_id)
    (word,) = [each for each in outbox.mails(desk) if each.kind == "cancel"]
    assert word.state == "filed"
    message = (desk.settings.data / "outbox" / f"{word.mail_id}.eml").read_bytes()
    (method, gone), (_, also) = invitations_of(message)
    assert (method, gone["STATUS"], gone["UID"], gone["SEQUENCE"]) == (
        "CANCEL",
        "CANCELLED",
        target["UID"],
        2,
    )
    assert also["UID"] == meeting["UID"]


def test_without_the_managers_address_the_days_are_told_and_nobody_invites(desk):
    plan_id = plans.share(desk, request(desk, agent_id="A3"))
    ((method, event),) = invitations_of(outbox.mail_text(desk, plan_id).message)
    assert method == "PUBLISH"
    assert "ORGANIZER" not in event
    assert "ATTENDEE" not in event


def test_customers_words_leave_only_where_that_is_wanted_and_with_numbers_masked(desk):
    def mailed() -> tuple[str, str]:
        plan_id = plans.share(desk, request(desk, advice=QUOTED))
        found = outbox.mail_text(desk, plan_id)
        return found.text, found.html

    for said in mailed():
        assert "12345" not in said
        assert "You wrote" not in said
        assert "they are not in this mail" in said
        assert "Try this." in said
    with desk.record.writing() as connection:
        settings.write(connection, settings.MAIL_QUOTES, True, "operator")
    for said in mailed():
        assert "call ••••••45 now" in said
        assert "12345" not in said


def test_a_plan_is_mailed_again_with_its_present_text(desk):
    plan_id = plans.share(desk, request(desk))
    plans.edit(desk, plan_id, 1, advice="Say it twice.")
    first = outbox.mail_text(desk, plan_id)
    plan_mail.send_again(desk, plan_id)
    second = outbox.mail_text(desk, plan_id)
    assert "Say it twice." in second.text
    assert second.mail_id != first.mail_id
    assert [each.state for each in outbox.mails(desk)] == ["filed", "filed"]
    assert kinds(desk, plan_id).count("re-sent") == 1


def test_a_mail_that_waits_is_replaced_and_one_that_may_have_arrived_is_decided_about_first(desk):
    with Scripted("dot", "drop", times=1) as server:
        desk = with_server(desk, server.account)
        plan_id = plans.share(desk, request(desk))
        plan_mail.send_again(desk, plan_id)
        assert sorted(each.state for each in outbox.mails(desk)) == ["cancelled", "queued"]
        run(desk, server.account)
        assert len(server.received) == 1
        with pytest.raises(InvalidInput, match="may have arrived"):
            plan_mail.send_again(desk, plan_id)


def test_a_withdrawal_is_only_told_to_who_may_have_got_the_plan(desk):
    with Scripted() as server:
        served = with_server(desk, server.account)
        unsent = plans.share(served, request(served))
        plans.delete(served, unsent)
        assert [each.kind for each in outbox.mails(served)] == ["plan"]
        sent = plans.share(served, request(served))
        run(served, server.account)
        plans.delete(served, sent)
        run(served, server.account)
        assert b"withdrawn" in server.received[1]
        assert b"Say the customer" not in server.received[1]
        with pytest.raises(PlanClosed):
            plan_mail.send_again(served, sent)
    assert plan_of(desk, sent).deleted_at is not None


def test_restoring_a_plan_stops_the_word_that_it_was_withdrawn(desk):
    with Scripted() as server:
        served = with_server(desk, server.account)
        plan_id = plans.share(served, request(served))
        run(served, server.account)
        plans.delete(served, plan_id)
        plans.restore(served, plan_id)
        run(served, server.account)
        assert len(server.received) == 1
