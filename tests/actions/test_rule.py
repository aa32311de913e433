"""The rule of a plan in the record: frozen at sharing, never overwritten, never used when altered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from coaching_lib.actions import plans
from coaching_lib.coaching.rule import SEAL, sealed
from coaching_lib.coaching.words import NOTES
from coaching_lib.filters import Filters
from coaching_lib.record import audit, plan_history
from coaching_lib.record.ids import parsed
from coaching_lib.record.tables import plan as table
from coaching_lib.reports.plans import plan as plan_report
from coaching_lib.reports.plans import plans as plan_rows
from coaching_lib.reports.programme import programme
from tests.actions.builders import on, plan_of, request
from tests.conftest import desk_over


def kept_rule(desk, plan_id: str) -> dict:
    """The rule as it lies in the record."""
    with desk.record.reading() as connection:
        return connection.execute(select(table.c.rule).where(table.c.id == parsed(plan_id))).scalar_one()


def alter(desk, plan_id: str, **changes) -> None:
    """Change the kept rule behind the program's back."""
    rule = {**kept_rule(desk, plan_id), **changes}
    with desk.record.writing() as connection:
        connection.execute(update(table).where(table.c.id == parsed(plan_id)).values(rule=rule))


def test_sharing_freezes_what_luck_may_bring(desk):
    rule = plan_of(desk, plans.share(desk, request(desk))).rule
    assert rule.expected_contacts == pytest.approx(10 / 90 * 36)
    assert 0.5 < rule.usual_rate < 0.7
    assert 0 < rule.luck_chance < 0.5


def test_an_agent_without_a_contact_has_nothing_foretold(desk):
    rule = plan_of(desk, plans.share(desk, request(desk, agent_id="A2"))).rule
    assert (rule.expected_contacts, rule.luck_chance) == (None, None)


def test_a_moved_date_is_a_new_version_and_the_rule_stays_to_the_letter(desk):
    plan_id = plans.share(desk, request(desk, target_on=desk.today + timedelta(days=14)))
    before = kept_rule(desk, plan_id)
    later = desk.today + timedelta(days=50)
    plans.edit(desk, plan_id, 1, target_on=later)
    assert kept_rule(desk, plan_id) == before
    with desk.record.reading() as connection:
        kept = plan_history.versions(connection, plan_id)
    assert [each.target_on for each in kept] == [desk.today + timedelta(days=14), later]
    moved = plan_of(desk, plan_id)
    assert (moved.target_on, moved.rule.settle_days, moved.is_rule_intact) == (later, 1, True)


def test_the_settings_of_a_later_day_judge_no_earlier_plan(desk):
    plan_id = plans.share(desk, request(desk))
    stricter = desk_over(desk.settings.data, certain_clear=0.99, certain_likely=0.9)
    assert plan_of(stricter, plan_id).rule.certain_clear == 0.95


@pytest.mark.parametrize(
    "changes", [{"goal_rate": 0.2}, {"certain_likely": 0.5}, {"settle_days": "x"}, {"shared_on": None}]
)
def test_an_altered_rule_is_said_in_words_and_judges_nothing(desk, changes):
    plan_id = plans.share(desk, request(desk, shared_on=desk.today - timedelta(days=9)))
    alter(desk, plan_id, **changes)
    for day in (desk.today, desk.today + timedelta(days=90)):
        found = plan_report(on(desk, day), plan_id)
        assert found.note_sentences == (NOTES["rule-altered"],)
        assert "cannot be judged" in found.verdict
        row = found.card.row
        assert (row.effect, row.expected_rate, row.goal_reached, row.usual_rate) == (None, None, None, None)
        assert row in plan_rows(on(desk, day), Filters())
    assert (row.status, row.evidence) == ("Action Required", "not enough evidence")
    assert row.goal_rate == 0.8
    assert programme(on(desk, day), Filters()).plans_finished == 0


def test_a_plan_shared_before_there_were_seals_is_judged_as_before(desk):
    plan_id = plans.share(desk, request(desk, shared_on=desk.today - timedelta(days=9)))
    expected = plan_report(desk, plan_id)
    younger = {"min_contacts", "ruled_out_gain", "usual_rate", "expected_contacts", "luck_chance", SEAL}
    old = {name: value for name, value in kept_rule(desk, plan_id).items() if name not in younger}
    with desk.record.writing() as connection:
        connection.execute(update(table).where(table.c.id == parsed(plan_id)).values(rule=old))
    found = plan_report(desk, plan_id)
    assert (found.card, found.verdict) == (expected.card, expected.verdict)
    assert (found.rule.luck_chance, found.is_rule_intact) == (None, True)


def test_the_audit_keeps_a_copy_of_the_seal(desk):
    plan_id = plans.share(desk, request(desk))
    with desk.record.reading() as connection:
        entries = [each for each in audit.entries(connection) if each.action == "plan.share"]
    assert entries[-1].data["rule"] == sealed(plan_of(desk, plan_id).rule)[SEAL]


def test_a_plan_of_a_chain_starts_from_the_level_before_the_first(desk):
    first = desk.today - timedelta(days=5)
    plans.share(desk, request(desk, shared_on=first))
    second = plan_of(desk, plans.share(desk, request(desk, target_on=desk.today + timedelta(days=60))))
    assert second.rule.expected_contacts == pytest.approx(5 / 90 * 54)
    alone = replace(request(desk), agent_id="A3")
    assert plan_of(desk, plans.share(desk, alone)).rule.expected_contacts is None
