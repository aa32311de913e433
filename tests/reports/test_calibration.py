"""Second looks: drawn at random, answered once, and what they say about reviewers and behaviors."""

from __future__ import annotations

from collections import Counter

import pytest

from coaching_lib.actions import reviews
from coaching_lib.errors import InvalidInput, NotAllowed, NotFound, PlanChanged
from coaching_lib.filters import Filters
from coaching_lib.people import agent_viewer
from coaching_lib.periods import Window
from coaching_lib.reports import calibration
from coaching_lib.reports.trust import trust
from tests.conftest import desk_over
from tests.reports.conftest import LAST, TODAY
from tests.reports.test_trust import two_evaluations
from tests.scores.staged import Load, interaction, publish_load, results


def drawn(desk, sample_id):
    return calibration.to_look_at(desk, sample_id)


def test_every_agent_gets_as_many_contacts_as_asked_for_and_none_twice(own_desk):
    first = drawn(own_desk, reviews.draw(own_desk, 2, None, seed=7))
    second = drawn(own_desk, reviews.draw(own_desk, 2, None, seed=7))
    assert set(Counter(each.agent_id for each in first).values()) == {2}
    ids = [each.interaction_id for each in first + second]
    assert len(ids) == len(set(ids))
    assert all(each.rows and not each.is_done for each in first)


def test_the_same_seed_draws_the_same_contacts(own_desk, tmp_path):
    first = {each.interaction_id for each in drawn(own_desk, reviews.draw(own_desk, 3, None, seed=1))}
    own_desk.record.path.unlink()
    again = {each.interaction_id for each in drawn(own_desk, reviews.draw(own_desk, 3, None, seed=1))}
    other_seed = {each.interaction_id for each in drawn(own_desk, reviews.draw(own_desk, 3, None, seed=2))}
    assert first == again
    assert first != other_seed


def test_only_contacts_of_the_period_are_drawn(own_desk, contacts):
    window = Window(LAST.replace(day=1), LAST)
    days = {contact.interaction_id: contact.day for contact in contacts}
    for each in drawn(own_desk, reviews.draw(own_desk, 5, window, seed=3)):
        assert window.first <= days[each.interaction_id] <= window.last


def answered(desk, contact, word):
    versions = {row.behavior: row.version for row in contact.rows}
    reviews.answer(desk, contact.interaction_id, dict.fromkeys(versions, word), versions, " Heard it. ")


def test_answers_are_kept_and_feed_the_trust_in_the_criterion(own_desk):
    before = {row.behavior: row.scorer_disagreement for row in trust(own_desk, Filters())}
    sample = reviews.draw(own_desk, 1, None, seed=5)
    contact = drawn(own_desk, sample)[0]
    answered(own_desk, contact, "met")
    kept = next(c for c in drawn(own_desk, sample) if c.interaction_id == contact.interaction_id)
    assert kept.is_done
    assert {(row.answer, row.comment) for row in kept.rows} == {("met", "Heard it.")}
    assert calibration.samples(own_desk)[0].answered == 1
    after = {row.behavior: row.scorer_disagreement for row in trust(own_desk, Filters())}
    for row in contact.rows:
        assert before[row.behavior] is None
        if row.result_then is not None:
            assert after[row.behavior] == pytest.approx(1 - row.result_then)


def test_agreement_counts_answers_beside_the_results_of_the_export(own_desk):
    sample = reviews.draw(own_desk, 2, None, seed=11)
    for contact in drawn(own_desk, sample):
        answered(own_desk, contact, "missed")
    rows = [row for contact in drawn(own_desk, sample) for row in contact.rows]
    for found in calibration.agreements(own_desk, Filters()):
        own = [row for row in rows if row.behavior == found.behavior]
        assert found.pairs == len(own)
        assert found.same == sum(row.result_then == 0.0 for row in own)


def test_a_contact_somebody_else_answered_first_is_not_overwritten(own_desk):
    contact = drawn(own_desk, reviews.draw(own_desk, 1, None, seed=5))[0]
    answered(own_desk, contact, "met")
    with pytest.raises(PlanChanged):
        answered(own_desk, contact, "missed")
    kept = calibration.to_look_at(own_desk, interaction_id=contact.interaction_id)[0]
    assert {row.answer for row in kept.rows} == {"met"}


def test_what_cannot_be_drawn_or_answered_is_refused_in_words(own_desk):
    with pytest.raises(InvalidInput):
        reviews.draw(own_desk, 0, None, seed=1)
    with pytest.raises(NotFound):
        reviews.answer(own_desk, "no such contact", {"Greets": "met"}, {})
    contact = drawn(own_desk, reviews.draw(own_desk, 1, None, seed=1))[0]
    with pytest.raises(InvalidInput):
        answered(own_desk, contact, "perhaps")
    with pytest.raises(NotFound):
        reviews.answer(own_desk, contact.interaction_id, {"Juggles": "met"}, {})


def test_an_agent_draws_and_answers_nothing(own_desk):
    from dataclasses import replace

    agent = replace(own_desk, viewer=agent_viewer("a01", "Ann"))
    with pytest.raises(NotAllowed):
        reviews.draw(agent, 1, None, seed=1)
    with pytest.raises(NotAllowed):
        reviews.answer(agent, "i", {"Greets": "met"}, {})


def test_two_evaluations_of_an_export_are_pairs_too(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    two_evaluations(desk.scores)
    found = {row.behavior: row for row in calibration.agreements(desk, Filters(is_all_time=True))}
    assert (found["Greets"].pairs, found["Greets"].same) == (40, 20)
    assert found["Closes"].rate == 1.0
    assert abs(found["Greets"].leaning) == pytest.approx(0.5)


def test_reviewers_are_compared_on_the_same_agents(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    told = tuple(interaction(n, evaluator="Ada" if n % 2 else "Bo") for n in range(80))
    found = tuple(
        row for n in range(80) for row in results(n, Greets=float(n % 2 == 0 or n % 4 == 1), Closes=1.0)
    )
    publish_load(desk.scores, Load(interactions=told, results=found), "both")
    ada, bo = calibration.reviewers(desk, Filters(is_all_time=True))
    assert (ada.reviewer, bo.reviewer) == ("Ada", "Bo")
    assert ada.difference == pytest.approx(-0.25)
    assert ada.is_sure
    assert calibration.reviewers(desk_over(tmp_path / "none", TODAY), Filters()) == []
