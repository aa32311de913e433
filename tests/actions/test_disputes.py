"""Disputed results: the agent says why, a manager answers, and figures follow a changed result at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coaching_lib.actions import disputes, imports
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.record import disputes as kept
from coaching_lib.reports.conversation import conversation
from coaching_lib.reports.examples import examples
from coaching_lib.reports.imports import imports as history
from coaching_lib.reports.trust import trust

AGENT, BEHAVIOR = "A107", "Explains the reason"


@pytest.fixture
def missed(sample_desk):
    """(contact, behavior) of a plain miss of one agent of the sample."""
    for behavior in sorted({row.behavior for row in trust(sample_desk, Filters())}):
        for example in examples(sample_desk, AGENT, behavior, Filters(), limit=5):
            found = conversation(sample_desk, example.interaction_id)
            result = next(each for each in found.results if each.behavior == behavior)
            if result.x == 0 and not found.is_auto_failed:
                return example.interaction_id, behavior
    raise AssertionError("the sample has no plain miss of this agent")


def seen_by(desk, agent_id: str):
    return replace(desk, viewer=agent_viewer(agent_id, "Agent"))


def disputed(desk, missed) -> kept.Dispute:
    dispute_id = disputes.dispute(seen_by(desk, AGENT), *missed, "met", "I did explain it, in turn 5.")
    with desk.record.reading() as connection:
        return kept.find(connection, dispute_id)


def result_of(desk, missed):
    found = conversation(desk, missed[0])
    return found, next(each for each in found.results if each.behavior == missed[1])


def test_a_changed_result_changes_the_figures_at_once_and_keeps_the_first_one(sample_desk, missed):
    before, lost = result_of(sample_desk, missed)
    open_one = disputed(sample_desk, missed)
    disputes.answer(sample_desk, open_one.dispute_id, open_one.version, "changed", "You did.")
    after, result = result_of(sample_desk, missed)
    assert (result.x, result.points_lost) == (1.0, 0.0)
    assert after.score == pytest.approx(before.score + lost.points_lost, abs=0.01)
    others = {each.behavior: each.x for each in before.results if each.behavior != missed[1]}
    assert {each.behavior: each.x for each in after.results if each.behavior != missed[1]} == others
    assert (after.channel, after.topic, after.started_at) == (before.channel, before.topic, before.started_at)
    assert (after.handle_seconds, after.turns, after.link) == (
        before.handle_seconds,
        before.turns,
        before.link,
    )
    with sample_desk.record.reading() as connection:
        answered = kept.find(connection, open_one.dispute_id)
    assert (answered.state, answered.result_then, answered.new_result) == ("changed", 0.0, 1.0)


def test_taking_the_correction_back_brings_the_first_result_back(sample_desk, missed):
    before, _ = result_of(sample_desk, missed)
    open_one = disputed(sample_desk, missed)
    disputes.answer(sample_desk, open_one.dispute_id, open_one.version, "changed", "")
    imports.undo(sample_desk, history(sample_desk)[0].import_id)
    after, result = result_of(sample_desk, missed)
    assert result.x == 0.0
    assert after.score == pytest.approx(before.score)


def test_a_partly_changed_result_takes_the_managers_word(sample_desk, missed):
    open_one = disputed(sample_desk, missed)
    disputes.answer(sample_desk, open_one.dispute_id, open_one.version, "partly", "Half of it.", "partial")
    assert result_of(sample_desk, missed)[1].x == 0.5


def test_an_upheld_result_stays_and_loads_nothing(sample_desk, missed):
    loads = len(history(sample_desk))
    open_one = disputed(sample_desk, missed)
    disputes.answer(sample_desk, open_one.dispute_id, open_one.version, "upheld", "The reason is missing.")
    assert result_of(sample_desk, missed)[1].x == 0.0
    assert len(history(sample_desk)) == loads
    with sample_desk.record.reading() as connection:
        assert kept.find(connection, open_one.dispute_id).answer == "The reason is missing."


def test_answered_disputes_feed_the_trust_in_the_criterion(sample_desk, missed):
    open_one = disputed(sample_desk, missed)
    disputes.answer(sample_desk, open_one.dispute_id, open_one.version, "changed", "")
    rates = {row.behavior: row.overturned_rate for row in trust(sample_desk, Filters())}
    assert rates.pop(missed[1]) == 1.0
    assert set(rates.values()) == {None}


def test_a_result_is_disputed_once_at_a_time(sample_desk, missed):
    open_one = disputed(sample_desk, missed)
    with pytest.raises(InvalidInput, match="already"):
        disputed(sample_desk, missed)
    disputes.withdraw(seen_by(sample_desk, AGENT), open_one.dispute_id, open_one.version)
    assert disputed(sample_desk, missed).state == "open"


def test_only_the_agent_disputes_and_only_own_contacts(sample_desk, missed):
    with pytest.raises(NotAllowed):
        disputes.dispute(sample_desk, *missed, "met", "No.")
    with pytest.raises(NotFound):
        disputes.dispute(seen_by(sample_desk, "A101"), *missed, "met", "No.")
    with pytest.raises(InvalidInput):
        disputes.dispute(seen_by(sample_desk, AGENT), *missed, "met", "  ")
    with pytest.raises(InvalidInput):
        disputes.dispute(seen_by(sample_desk, AGENT), *missed, "missed", "It stands already.")


def test_only_a_manager_answers_and_only_once(sample_desk, missed):
    open_one = disputed(sample_desk, missed)
    with pytest.raises(NotAllowed):
        disputes.answer(seen_by(sample_desk, AGENT), open_one.dispute_id, 1, "changed", "")
    with pytest.raises(PlanChanged):
        disputes.answer(sample_desk, open_one.dispute_id, open_one.version + 1, "upheld", "")
    disputes.answer(sample_desk, open_one.dispute_id, open_one.version, "upheld", "")
    with pytest.raises(NotFound):
        disputes.answer(sample_desk, open_one.dispute_id, open_one.version, "changed", "")
