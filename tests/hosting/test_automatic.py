"""Mails that leave without a click: what is due by the settings, each made once, and sent once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching_lib.actions import digest, mail_rules, plans
from coaching_lib.desk import Desk
from coaching_lib.errors import NotAllowed
from coaching_lib.filters import Filters
from coaching_lib.hosting import automatic
from coaching_lib.people import agent_viewer
from coaching_lib.record import outbox as kept
from coaching_lib.record.settings import Reminders
from coaching_lib.reports import outbox
from coaching_lib.reports import plans as plan_report
from tests.actions.posting import run, with_server
from tests.conftest import TODAY
from tests.delivery.servers import real_server


def ask(desk: Desk, days: int | None = None, verdict: bool = False) -> None:
    mail_rules.set_rules(desk, Reminders(days_before=days, has_verdict=verdict))


def kinds(desk: Desk) -> list[str]:
    return sorted(mail.kind for mail in outbox.mails(desk))


def on(desk: Desk, day: date) -> Desk:
    return replace(desk, today=day)


def test_by_default_nothing_leaves_without_a_click(sample_desk):
    assert automatic.make_due(sample_desk) == []
    assert automatic.make_due(replace(sample_desk, today=TODAY + timedelta(days=30))) == []


def test_without_a_record_nothing_is_made_and_none_is_created(empty_desk):
    assert automatic.make_due(empty_desk) == []
    assert not empty_desk.record.exists()


def test_a_running_plan_is_reminded_of_once_as_its_target_date_comes_near(sample_desk):
    ask(sample_desk, days=3)
    running = [row for row in plan_report.plans(sample_desk, Filters()) if row.target_on > TODAY]
    plan = min(running, key=lambda row: row.target_on)
    near = on(sample_desk, plan.target_on - timedelta(days=3))
    assert automatic.make_due(on(near, near.today - timedelta(days=1))) == []
    made = automatic.make_due(near)
    assert [outbox.mail(near, mail_id).plan_id for mail_id in made] == [plan.plan_id]
    assert automatic.make_due(near) == []
    assert automatic.make_due(on(near, near.today + timedelta(days=1))) == []


def test_the_follow_up_is_a_date_of_its_own(sample_desk):
    ask(sample_desk, days=2)
    follow_up = TODAY + timedelta(days=5)
    request = plans.ShareRequest("A102", "Shows empathy", "Name it.", 0.9, TODAY + timedelta(days=40))
    plans.share(sample_desk, replace(request, follow_up_on=follow_up))
    made = automatic.make_due(on(sample_desk, follow_up - timedelta(days=1)))
    assert [outbox.mail(sample_desk, mail_id).kind for mail_id in made] == ["reminder"]


def test_an_outcome_is_told_once_in_the_words_of_the_plans_page(sample_desk):
    ask(sample_desk, verdict=True)
    over = [row for row in plan_report.plans(sample_desk, Filters()) if row.target_on < TODAY]
    desk = on(sample_desk, max(row.target_on for row in over) + timedelta(days=3))
    since = desk.today - timedelta(days=14)
    ended = {row.plan_id for row in over if row.target_on >= since and row.evidence != "no data"}
    told = {outbox.mail(desk, mail_id).plan_id: mail_id for mail_id in automatic.make_due(desk)}
    assert told.keys() == ended != set()
    for plan_id, mail_id in told.items():
        text = " ".join(outbox.text_of(desk, mail_id).text.split())
        assert plan_report.plan(desk, plan_id).verdict in text
    assert automatic.make_due(desk) == []


def test_no_outcome_is_told_before_scores_of_its_last_day_are_there(sample_desk):
    ask(sample_desk, verdict=True)
    running = [row for row in plan_report.plans(sample_desk, Filters()) if row.target_on > TODAY]
    plan = min(running, key=lambda row: row.target_on)
    after = on(sample_desk, plan.target_on + timedelta(days=1))
    assert plan.plan_id not in {outbox.mail(after, made).plan_id for made in automatic.make_due(after)}


def test_the_digest_is_made_once_a_week_for_who_asked(sample_desk):
    digest.ask_for_digest(sample_desk, "boss@example.com")
    monday = TODAY - timedelta(days=TODAY.weekday())
    week = [on(sample_desk, monday + timedelta(days=day)) for day in range(8)]
    made = [len(automatic.make_due(desk)) for desk in week]
    assert made == [1, 0, 0, 0, 0, 0, 0, 1]


def test_each_leaves_through_the_server_exactly_once(sample_desk, tmp_path):
    ask(sample_desk, days=30, verdict=True)
    with real_server(tmp_path) as (box, account):
        desk = with_server(sample_desk, account)
        made = automatic.make_due(desk) + automatic.make_due(desk)
        run(desk, account)
        run(desk, account)
    assert len(box.received) == len(made) > 0
    assert {mail.state for mail in outbox.mails(desk)} == {"sent"}


def test_only_an_administrator_decides_and_a_bad_number_is_refused(sample_desk):
    agent = sample_desk.seen_as(agent_viewer("A102", "Ann"))
    with pytest.raises(NotAllowed):
        ask(agent, days=3)
    with pytest.raises(ValueError, match="less than or equal to 30"):
        ask(sample_desk, days=31)


def test_a_reminder_is_no_mail_of_the_plan_itself(sample_desk):
    ask(sample_desk, days=30)
    automatic.make_due(sample_desk)
    assert "reminder" in kinds(sample_desk)
    with sample_desk.record.reading() as connection:
        assert kept.states(connection) == {}
