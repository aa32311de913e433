"""Outbox and the mail's part of Settings: what became of every mail, and what may be done about it."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from coaching_lib.actions import mail_rules, reminders
from coaching_lib.actions import plans as act
from coaching_lib.record.settings import Reminders
from coaching_lib.reports import outbox
from tests.pages.acting import buttons, desk_of, pressed
from tests.pages.opening import opened, words


@pytest.fixture
def mailed(hard):
    """A center with one running plan whose mail is filed."""
    act.share(desk_of(hard), act.ShareRequest("a0", "Greets", "Greet by name.", 0.9, date(2026, 8, 12)))
    return hard


def becomes(folder, state: str, error: str | None = None) -> str:
    """The one mail gets a state that only a mail server brings about."""
    with sqlite3.connect(folder / "record.sqlite") as record:
        record.execute("update outbox set state = ?, last_error = ?", (state, error))
    return outbox.mails(desk_of(folder))[0].mail_id


def test_before_the_first_mail_the_page_says_how_mails_leave_and_what_makes_one(center):
    app = opened("outbox")
    assert not app.exception
    assert "No mail server is set" in words(app) and "No mail yet" in words(app)


def test_each_mail_is_listed_with_its_state_in_words(mailed):
    app = opened("outbox")
    (mail,) = outbox.mails(desk_of(mailed))
    assert f"**Plan** to {mail.to}" in words(app).replace("\u2060", "")
    assert "ready to send" in words(app)
    assert not app.exception


def test_a_mail_that_may_have_arrived_is_sent_again_only_by_a_person_who_says_it_did_not(mailed):
    mail_id = becomes(mailed, "uncertain", "The connection broke.")
    plan_id = outbox.mail(desk_of(mailed), mail_id).plan_id
    app = opened("coaching_sessions", plan=plan_id)
    assert "nobody knows whether it arrived" in words(app)
    assert "It did not arrive: send it again" in buttons(app)
    pressed(app, "It did not arrive: send it again")
    assert outbox.mail(desk_of(mailed), mail_id).state == "filed"


def test_an_uncertain_mail_is_closed_by_who_knows_that_it_arrived(mailed):
    mail_id = becomes(mailed, "uncertain")
    app = opened("coaching_sessions", plan=outbox.mail(desk_of(mailed), mail_id).plan_id)
    pressed(app, "It arrived: leave it")
    assert outbox.mail(desk_of(mailed), mail_id).state == "cancelled"


def test_a_mail_that_failed_goes_to_a_corrected_address(mailed):
    mail_id = becomes(mailed, "failed", "550 No such user here")
    app = opened("coaching_sessions", plan=outbox.mail(desk_of(mailed), mail_id).plan_id)
    field = next(one for one in app.text_input if one.label == "Another address")
    field.input("right@example.com")
    pressed(app, "Send it there")
    found = outbox.mail(desk_of(mailed), mail_id)
    assert (found.to, found.state) == ("right@example.com", "filed")


def test_the_state_in_the_address_narrows_the_list(mailed):
    reminders.remind(desk_of(mailed), outbox.mails(desk_of(mailed))[0].plan_id)
    becomes(mailed, "failed")
    assert "**Reminder**" in words(opened("outbox", state="failed"))
    assert "**Plan**" in words(opened("outbox", state="failed"))


def test_a_test_mail_is_filed_from_the_settings(center):
    app = opened("settings")
    next(one for one in app.text_input if one.label == "Test mail to").input("me@example.com")
    pressed(app, "Send a test mail")
    assert "ready to be opened" in words(app)
    assert [mail.kind for mail in outbox.mails(desk_of(center))] == ["test"]


def test_what_leaves_without_a_click_is_set_and_stays_set(center):
    app = opened("settings")
    next(one for one in app.checkbox if one.label.startswith("Remind agents")).check()
    pressed(app, "Save")
    assert mail_rules.rules(desk_of(center)) == Reminders(days_before=3, has_verdict=False)
    kept = next(one for one in opened("settings").checkbox if one.label.startswith("Remind agents"))
    assert kept.value is True
