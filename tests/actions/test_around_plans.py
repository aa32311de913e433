"""Reminders, praise, requests for coaching, and what the agent thinks of a plan."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from coaching_lib.actions import feedback, items, kudos, plans, reminders, requests
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanClosed
from coaching_lib.record import feedback as kept_feedback
from coaching_lib.record import kudos as kept_kudos
from coaching_lib.record import outbox
from coaching_lib.record import requests as kept_requests
from tests.actions.builders import BEHAVIOR, as_agent, as_manager, counts, kinds, on, request


def mail_of(desk, mail_id: str):
    with desk.record.reading() as connection:
        return message_from_bytes(outbox.message(connection, mail_id), policy=default)


def praises(desk, agent_id: str = "A1"):
    with desk.record.reading() as connection:
        return kept_kudos.of_agent(connection, agent_id)


def asked(desk, state: str | None = None):
    with desk.record.reading() as connection:
        return kept_requests.requests(connection, state=state)


def test_a_reminder_says_what_is_open_and_is_made_once_a_day(desk):
    plan_id = plans.share(desk, request(desk, items=[plans.PlanItem("Try one line"), plans.PlanItem("Done")]))
    with desk.record.reading() as connection:
        from coaching_lib.record import action_items

        done = action_items.items(connection, plan_id)[1]
    items.check(desk, done.item_id, True)
    mail = mail_of(desk, reminders.remind(desk, plan_id))
    text = mail.get_body(("plain",)).get_content()
    assert mail["To"] == "Ann Lee <ann@example.com>" and mail["Subject"] == f"Reminder: {BEHAVIOR}"
    assert "Try one line" in text and "Done" not in text and "80%" in text
    assert "reminded" in kinds(desk, plan_id)
    with pytest.raises(InvalidInput):
        reminders.remind(desk, plan_id)
    reminders.remind(on(desk, desk.today + timedelta(days=1)), plan_id)
    assert kinds(desk, plan_id).count("reminded") == 2


def test_nobody_is_reminded_of_a_plan_that_is_over_or_without_an_address(desk):
    long_ago = on(desk, desk.today - timedelta(days=60))
    finished = plans.share(long_ago, request(long_ago))
    with pytest.raises(PlanClosed):
        reminders.remind(desk, finished)
    silent = plans.share(desk, request(desk, agent_id="A2", send_mail=False))
    with pytest.raises(InvalidInput):
        reminders.remind(desk, silent)
    with pytest.raises(NotAllowed):
        reminders.remind(as_agent(desk), silent)
    with pytest.raises(NotFound):
        reminders.remind(as_manager(desk, "South"), silent)


def test_praise_is_kept_and_mailed_and_can_be_taken_back(desk):
    praise_id = kudos.praise(desk, "A1", " You greeted *everyone*. ", BEHAVIOR)
    (found,) = praises(desk)
    assert (found.text, found.behavior, found.author_name) == (
        "You greeted *everyone*.",
        BEHAVIOR,
        "Mia Boss",
    )
    assert counts(desk)["outbox"] == 1
    kudos.take_back(desk, praise_id)
    assert praises(desk) == []
    with pytest.raises(NotFound):
        kudos.take_back(desk, praise_id)


def test_praise_reaches_own_agents_only_and_says_something(desk):
    with pytest.raises(InvalidInput):
        kudos.praise(desk, "A1", "  ")
    with pytest.raises(NotFound):
        kudos.praise(as_manager(desk, "South"), "A1", "Well done.")
    with pytest.raises(NotAllowed):
        kudos.praise(as_agent(desk), "A1", "I am good.")
    assert counts(desk)["kudos"] == 0 and counts(desk)["outbox"] == 0


def test_without_an_address_praise_is_kept_without_a_mail(desk):
    kudos.praise(desk, "A2", "Well done.")
    assert len(praises(desk, "A2")) == 1 and counts(desk)["outbox"] == 0


def test_an_agent_asks_once_and_a_plan_on_the_behavior_answers(desk):
    first = requests.ask(as_agent(desk), BEHAVIOR, "I never know how to begin.")
    assert requests.ask(as_agent(desk), BEHAVIOR.lower()) == first
    assert [each.text for each in asked(desk, "open")] == ["I never know how to begin."]
    plan_id = plans.share(desk, request(desk))
    (found,) = asked(desk)
    assert (found.state, found.plan_id) == ("answered", plan_id)


def test_a_manager_declines_a_request_of_an_own_agent(desk):
    request_id = requests.ask(as_agent(desk), BEHAVIOR)
    with pytest.raises(NotFound):
        requests.decline(as_manager(desk, "South"), request_id)
    with pytest.raises(NotAllowed):
        requests.decline(as_agent(desk), request_id)
    requests.decline(desk, request_id)
    requests.decline(desk, request_id)
    assert [each.state for each in asked(desk)] == ["declined"]
    with pytest.raises(NotAllowed):
        requests.ask(desk, BEHAVIOR)
    with pytest.raises(NotFound):
        requests.ask(as_agent(desk), "Nobody scores this")


def test_the_agent_says_whether_a_plan_was_helpful_and_may_change_it(desk):
    plan_id = plans.share(desk, request(desk))
    feedback.say(as_agent(desk), plan_id, True, " The line helped. ")
    feedback.say(on(as_agent(desk), desk.today + timedelta(days=60)), plan_id, False)
    with desk.record.reading() as connection:
        found = kept_feedback.find(connection, plan_id)
    assert (found.is_helpful, found.comment) == (False, None)
    with pytest.raises(NotAllowed):
        feedback.say(desk, plan_id, True)
    with pytest.raises(NotFound):
        feedback.say(as_agent(desk, "A2"), plan_id, True)
    plans.delete(desk, plan_id)
    with pytest.raises(PlanClosed):
        feedback.say(as_agent(desk), plan_id, True)
