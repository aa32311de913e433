"""A plan's life after sharing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coaching_lib.actions import plans
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged, PlanClosed
from coaching_lib.record import plan_history
from tests.actions.builders import as_agent, as_manager, counts, kinds, on, plan_of, request


@pytest.fixture
def plan_id(desk) -> str:
    return plans.share(desk, request(desk))


def test_the_agents_first_look_sets_working_on_it_and_later_looks_write_nothing(desk, plan_id):
    plans.open_plan(as_agent(desk), plan_id)
    first = plan_of(desk, plan_id)
    assert first.acknowledged_at is not None
    before = counts(desk)
    plans.open_plan(as_agent(desk), plan_id)
    assert counts(desk) == before
    assert plan_of(desk, plan_id) == first
    assert kinds(desk, plan_id)[-2:] == ["opened", "acknowledged"]


def test_a_managers_look_does_not_acknowledge(desk, plan_id):
    before = counts(desk)
    plans.open_plan(desk, plan_id)
    assert counts(desk) == before
    assert plan_of(desk, plan_id).acknowledged_at is None


def test_another_agents_look_finds_no_such_plan(desk, plan_id):
    with pytest.raises(NotFound):
        plans.open_plan(as_agent(desk, "A2"), plan_id)
    with pytest.raises(NotFound):
        plans.acknowledge(as_agent(desk, "A2"), plan_id)


def test_a_manager_may_note_that_the_mail_was_read(desk, plan_id):
    assert plans.acknowledge(desk, plan_id)
    noted = plan_of(desk, plan_id).acknowledged_at
    assert not plans.acknowledge(desk, plan_id)
    assert plan_of(desk, plan_id).acknowledged_at == noted
    with desk.record.reading() as connection:
        origin = plan_history.origin(connection, plan_id)
    assert origin is not None and origin.acknowledged_by == "operator"


@pytest.mark.parametrize("unknown", ["", "no id", "0" * 32, "%00", "../x"])
def test_an_unknown_plan_is_not_found(desk, unknown):
    for action in (plans.open_plan, plans.acknowledge, plans.delete, plans.restore):
        with pytest.raises(NotFound):
            action(desk, unknown)


def test_an_edit_adds_a_version_and_keeps_the_earlier_text(desk, plan_id):
    later = plan_of(desk, plan_id).target_on + timedelta(days=14)
    assert plans.edit(desk, plan_id, 1, advice="Say it twice.", target_on=later) == 2
    plan = plan_of(desk, plan_id)
    assert (plan.advice, plan.target_on, plan.version) == ("Say it twice.", later, 2)
    assert plan.rule.first_target_on == later - timedelta(days=14)
    with desk.record.reading() as connection:
        texts = [version.advice for version in plan_history.versions(connection, plan_id)]
    assert texts == ["Say the customer's name once, early.", "Say it twice."]


def test_the_second_of_two_savers_sees_both_texts(desk, plan_id):
    plans.edit(desk, plan_id, 1, advice="First.")
    with pytest.raises(PlanChanged) as refused:
        plans.edit(desk, plan_id, 1, advice="Second.")
    assert (refused.value.theirs, refused.value.yours) == ("First.", "Second.")
    assert plan_of(desk, plan_id).advice == "First."


def test_a_target_date_moves_only_to_a_later_day_and_only_while_the_plan_runs(desk, plan_id):
    until = plan_of(desk, plan_id).target_on
    with pytest.raises(InvalidInput, match="later day"):
        plans.edit(desk, plan_id, 1, target_on=until - timedelta(days=1))
    assert plans.edit(on(desk, until), plan_id, 1, target_on=until + timedelta(days=7)) == 2
    over = until + timedelta(days=8)
    with pytest.raises(PlanClosed):
        plans.edit(on(desk, over), plan_id, 2, target_on=over + timedelta(days=7))


def test_a_withdrawn_plan_is_closed_until_it_is_restored(desk, plan_id):
    plans.delete(desk, plan_id, "Shared by mistake")
    assert plan_of(desk, plan_id).deleted_at is not None
    plans.delete(desk, plan_id)
    for action in (
        lambda: plans.edit(desk, plan_id, 1, advice="x"),
        lambda: plans.acknowledge(desk, plan_id),
    ):
        with pytest.raises(PlanClosed):
            action()
    plans.open_plan(as_agent(desk), plan_id)
    assert plan_of(desk, plan_id).acknowledged_at is None
    plans.restore(desk, plan_id)
    assert plan_of(desk, plan_id).deleted_at is None
    assert kinds(desk, plan_id) == ["shared", "mailed", "deleted", "mailed", "restored"]


def test_a_plan_can_be_restored_for_30_days(desk, plan_id):
    plans.delete(desk, plan_id)
    with pytest.raises(PlanClosed, match="30 days"):
        plans.restore(on(desk, desk.today + timedelta(days=31)), plan_id)
    plans.restore(on(desk, desk.today + timedelta(days=30)), plan_id)
    assert plan_of(desk, plan_id).deleted_at is None


def test_only_managers_of_the_team_change_a_plan(desk, plan_id):
    for change in (
        lambda who: plans.edit(who, plan_id, 1, advice="x"),
        lambda who: plans.delete(who, plan_id),
        lambda who: plans.restore(who, plan_id),
    ):
        with pytest.raises(NotAllowed):
            change(as_agent(desk))
        with pytest.raises(NotFound):
            change(as_manager(desk, "South"))
    plans.delete(as_manager(desk, "North"), plan_id)


def test_a_look_on_another_day_lies_on_that_day(desk, plan_id):
    day = desk.today + timedelta(days=5)
    plans.open_plan(as_agent(on(desk, day)), plan_id)
    opened = plan_of(desk, plan_id).acknowledged_at
    assert opened is not None and opened.astimezone(desk.settings.zone).date() == day
