"""The days of plans in scope, as a list and as a calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from coaching_lib.actions import plans as act
from coaching_lib.coaching.dates import Kind
from coaching_lib.errors import NotFound
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.reports.plan_dates import calendar_file, next_steps, plan_dates
from tests.reports.conftest import TODAY

TARGET = date(2026, 8, 12)


def share(desk, agent_id: str, **more) -> str:
    request = act.ShareRequest(agent_id, "Greets", "Greet first.", 0.8, TARGET, send_mail=False, **more)
    return act.share(desk, request)


def test_every_day_of_every_plan_is_listed_in_the_order_of_time(own_desk):
    items = [act.PlanItem("Read the guide", "agent", TODAY + timedelta(days=2)), act.PlanItem("No day")]
    one = share(own_desk, "a01", items=items, follow_up_on=TODAY + timedelta(days=7))
    found = plan_dates(own_desk, Filters())
    assert [(day.plan_id, day.kind) for day in found] == [
        (one, Kind.SHARED), (one, Kind.DUE), (one, Kind.FOLLOW_UP), (one, Kind.TARGET)
    ]  # fmt: skip
    assert found[1].text == "Read the guide"


def test_withdrawn_plans_and_plans_of_others_have_no_days(own_desk):
    gone, other = share(own_desk, "a01"), share(own_desk, "a02")
    act.delete(own_desk, gone)
    assert {day.plan_id for day in plan_dates(own_desk, Filters())} == {other}
    assert plan_dates(own_desk.seen_as(agent_viewer("a03", "A03")), Filters()) == []
    with pytest.raises(NotFound):
        plan_dates(own_desk.seen_as(agent_viewer("a03", "A03")), Filters(agent_ids=("a02",)))


def test_the_calendar_file_holds_the_same_days_and_names_the_agent_to_managers_only(own_desk):
    share(own_desk, "a01", follow_up_on=TODAY + timedelta(days=7))
    found = plan_dates(own_desk, Filters())
    events = Calendar.from_ical(calendar_file(own_desk, Filters())).events
    assert [event.start for event in events] == [day.on for day in found]
    assert all("(A01)" in event["summary"] for event in events)
    own = Calendar.from_ical(calendar_file(own_desk.seen_as(agent_viewer("a01", "A01")), Filters())).events
    assert [event["summary"] for event in own] == [
        "Plan shared: Greets", "Follow-up: Greets", "Target date: Greets"
    ]  # fmt: skip


def test_a_moved_target_date_moves_the_same_day_of_the_calendar(own_desk):
    plan_id = share(own_desk, "a01")

    def target():
        events = Calendar.from_ical(calendar_file(own_desk, Filters())).events
        return next((event["uid"], event.start) for event in events if "Target" in event["summary"])

    before = target()
    act.edit(own_desk, plan_id, 1, target_on=TARGET + timedelta(days=7))
    assert target() == (before[0], TARGET + timedelta(days=7))


def test_with_a_public_address_the_days_link_to_their_plan(own_desk):
    plan_id = share(own_desk, "a01")
    settings = own_desk.settings.model_copy(update={"public_url": "https://coach.example"})
    events = Calendar.from_ical(calendar_file(replace(own_desk, settings=settings), Filters())).events
    assert {event["url"] for event in events} == {f"https://coach.example/coaching_sessions?plan={plan_id}"}


def test_an_agent_reads_the_plan_first_and_then_keeps_its_days(own_desk):
    plan_id = share(own_desk, "a01", follow_up_on=TODAY + timedelta(days=7))
    agent = own_desk.seen_as(agent_viewer("a01", "A01"))
    assert next_steps(agent, "a01").kind is Kind.SHARED
    act.open_plan(agent, plan_id)
    assert next_steps(agent, "a01").kind is Kind.FOLLOW_UP
    assert next_steps(own_desk, "a05") is None
