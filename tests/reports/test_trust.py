"""Trust per behavior, from what evaluations of a made-up store say."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports.trust import trust
from tests.conftest import desk_over
from tests.reports.builders import Contact
from tests.reports.builders import load as load_contacts
from tests.reports.conftest import LAST, TODAY
from tests.scores.staged import Load, interaction, publish_load, results
from tests.scores.test_estimated_weights import export


def test_the_share_of_contacts_where_it_did_not_apply(desk, contacts):
    window = [c for c in contacts if c.day > LAST - timedelta(days=90)]
    scored = [c for c in window if any(x is not None for x in c.results.values())]
    found = {row.behavior: row for row in trust(desk, Filters())}
    for behavior, row in found.items():
        applicable = sum(c.results[behavior] is not None for c in scored)
        assert row.not_applicable_rate == pytest.approx(1 - applicable / len(scored))
        assert (row.overturned_rate, row.scorer_disagreement, row.drift) == (None, None, None)


def test_a_behavior_counts_against_the_contacts_of_its_own_rubrics(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    care = [Contact(f"c{n}", "a", LAST, {"Greets": 1.0}, rubric="Care") for n in range(30)]
    sales = [Contact(f"s{n}", "a", LAST, {"Closes": 1.0}, rubric="Sales") for n in range(10)]
    load_contacts(desk, care + sales)
    assert {row.behavior: row.not_applicable_rate for row in trust(desk, Filters())} == {
        "Greets": 0.0,
        "Closes": 0.0,
    }


def two_evaluations(folder, days: int = 40) -> None:
    """A machine first, a person later: they differ on Greets in the second half of the days."""
    told = [interaction(n, evaluator="auto", evaluation_id=f"m{n}") for n in range(days)]
    found = [row for n in range(days) for row in results(n, Greets=1.0, Closes=1.0)]
    publish_load(folder, Load(interactions=tuple(told), results=tuple(found)), "machine")
    told = [interaction(n, evaluator="manual", evaluation_id=f"p{n}") for n in range(days)]
    found = [row for n in range(days) for row in results(n, Greets=float(n < days // 2), Closes=1.0)]
    publish_load(folder, Load(interactions=tuple(told), results=tuple(found)), "person")


def test_two_evaluations_of_a_contact_tell_disagreement_and_drift(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    two_evaluations(desk.scores)
    greets, closes = sorted(trust(desk, Filters(is_all_time=True)), key=lambda row: row.behavior)[::-1]
    assert greets.scorer_disagreement == pytest.approx(0.5)
    assert greets.drift == pytest.approx(1.0)
    assert "scorers-disagree" in greets.notes
    assert (closes.scorer_disagreement, closes.drift) == (0.0, 0.0)


def test_a_corrected_export_is_no_second_opinion(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    publish_load(desk.scores, Load((interaction(1),), results(1, Greets=1.0)), "first")
    publish_load(desk.scores, Load((interaction(1),), results(1, Greets=0.0)), "corrected")
    assert [row.scorer_disagreement for row in trust(desk, Filters(is_all_time=True))] == [None]


def test_estimated_weights_are_marked(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    publish_load(desk.scores, export(0, 80))
    assert all(row.notes == ("weight-estimated",) for row in trust(desk, Filters(is_all_time=True)))


def test_an_empty_store_has_nothing_to_trust(empty_desk):
    assert trust(empty_desk, Filters()) == []
