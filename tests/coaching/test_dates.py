"""The days of plans, and what an agent should do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from coaching_lib.coaching.dates import Item, Kind, dates, next_step
from tests.coaching.builders import AFTER, SHARED, TARGET, plan

TODAY = SHARED + timedelta(days=10)
READ = datetime(2026, 3, 3, tzinfo=UTC)


def item(due_on: date | None, owner: str = "agent", is_done: bool = False) -> Item:
    return Item("i1", "Try one line", owner, due_on, is_done)


def step(*items: Item, today: date = TODAY, is_read: bool = True, follow_up_on: date | None = None):
    one = replace(plan(), acknowledged_at=READ if is_read else None, follow_up_on=follow_up_on)
    return next_step([one], dates(one, items), today)


def test_a_plan_has_the_day_it_was_shared_and_its_target_date():
    assert [(day.kind, day.on) for day in dates(plan())] == [(Kind.SHARED, SHARED), (Kind.TARGET, TARGET)]


def test_follow_up_and_due_days_stand_between_in_the_order_of_time():
    one = replace(plan(), follow_up_on=SHARED + timedelta(days=9))
    found = dates(one, [item(SHARED + timedelta(days=5)), item(None)])
    assert [day.kind for day in found] == [Kind.SHARED, Kind.DUE, Kind.FOLLOW_UP, Kind.TARGET]
    assert found[1].text == "Try one line"


def test_a_plan_that_is_not_shared_has_no_days():
    assert dates(replace(plan(), shared_on=None)) == []


def test_an_unread_plan_is_read_before_anything_else():
    found = step(item(TODAY - timedelta(days=1)), is_read=False)
    assert (found.kind, found.on) == (Kind.SHARED, None)


def test_an_item_that_is_late_comes_before_the_target_date():
    found = step(item(TODAY - timedelta(days=1)))
    assert (found.kind, found.is_late, found.text) == (Kind.DUE, True, "Try one line")


def test_an_item_that_is_done_is_no_longer_asked_for():
    assert step(item(TODAY - timedelta(days=1), is_done=True)).kind is Kind.TARGET


def test_an_item_of_the_manager_is_none_of_the_agent():
    assert step(item(TODAY, owner="manager")).kind is Kind.TARGET


def test_a_follow_up_that_is_over_is_not_asked_for():
    assert step(follow_up_on=TODAY - timedelta(days=1)).kind is Kind.TARGET
    assert step(follow_up_on=TODAY).kind is Kind.FOLLOW_UP


def test_on_the_target_date_the_plan_still_runs_and_the_day_after_nothing_is_open():
    assert step(today=TARGET).kind is Kind.TARGET
    assert step(item(TARGET), today=AFTER) is None
