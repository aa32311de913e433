"""Ratings, edits and outcomes of this center decide which variant is offered first."""

from __future__ import annotations

import pytest

from coaching_lib.actions.advice import as_new_draft, is_edited, rate
from coaching_lib.record import drafts
from coaching_lib.reports.advice import draft, facts, variant_order
from coaching_lib.reports.outcomes import earlier, outcomes
from tests.conftest import TODAY
from tests.reports.builders import load
from tests.reports.test_advice import ASK, CLOSE, RUBRIC, conversations


@pytest.fixture
def desk(empty_desk):
    load(empty_desk, conversations(), RUBRIC)
    return empty_desk


def order_of(desk, agent_id: str = "a0"):
    return variant_order(desk, facts(desk, agent_id, ASK))


def test_a_variant_rated_down_is_no_longer_offered_first_and_that_is_said(desk):
    assert draft(desk, "a0", ASK).variant == 1
    rate(desk, draft(desk, "a0", ASK, 1), -1, "stiff")
    found = order_of(desk)
    assert found.variants == (2, 3, 1)
    assert "thumbs down" in found.reason
    assert draft(desk, "a0", ASK).variant == 2
    assert draft(desk, "a1", ASK).variant == 2, "ratings count for the whole center"


def test_ratings_of_another_playbook_change_nothing(desk):
    rate(desk, draft(desk, "a0", CLOSE, 1), -1)
    assert order_of(desk).variants == (1, 2, 3)


def test_a_second_thumb_of_the_same_person_replaces_the_first(desk):
    found = draft(desk, "a0", ASK, 1)
    rate(desk, found, -1)
    rate(desk, found, 1)
    assert order_of(desk).variants[0] == 1


def test_ratings_end_with_the_words_they_were_given_to(desk):
    from dataclasses import replace

    found = draft(desk, "a0", ASK, 1)
    rate(desk, replace(found, edition="other"), -1)
    assert order_of(desk).variants == (1, 2, 3)


def test_a_draft_is_kept_with_where_its_words_come_from(desk):
    found = draft(desk, "a0", ASK, 2)
    with desk.record.writing() as connection:
        kept = drafts.find(connection, drafts.keep(connection, as_new_draft(found, "operator")).hex)
    assert (kept.playbook, kept.variant, kept.edition) == ("diagnostic", 2, found.edition)
    assert (kept.made_by, kept.is_edited, kept.edited_by) == ("operator", False, None)


def test_another_goal_is_no_edit_and_another_word_is_one(desk):
    found = draft(desk, "a0", ASK)
    until = facts(desk, "a0", ASK).target_on
    assert not is_edited(found, found.text, 0.9, until, TODAY)
    assert is_edited(found, found.text + " Good luck.", 0.9, until, TODAY)


def test_nothing_is_learned_from_fewer_than_five_finished_plans(desk):
    assert outcomes(desk) == {}
    assert earlier(desk, ASK) is None


def test_the_samples_finished_plans_are_told_by_behavior(sample_desk):
    ended = outcomes(sample_desk)
    assert len(ended) >= 5
    assert any(each.is_clear for each in ended.values())
    for behavior in {each.behavior for each in ended.values()}:
        same = [each for each in ended.values() if each.behavior == behavior]
        told = earlier(sample_desk, behavior)
        assert (told is None) == (len(same) < 5)
