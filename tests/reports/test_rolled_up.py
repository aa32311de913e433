"""Roll-ups of the snapshot answer as the facts do, wherever they are asked instead of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching_lib.filters import Filters
from coaching_lib.periods import window_ending
from coaching_lib.reports import examples as examples_of
from coaching_lib.reports.rolled_up import centre_question, ends_newest, keeps_examples
from coaching_lib.reports.span import span
from tests.conftest import desk_over
from tests.reports.builders import RUBRIC, Contact, load
from tests.reports.conftest import LAST, TODAY

COUNTS = ("applicable", "passes", "points_lost", "price")


@pytest.fixture
def snapshot(desk):
    return desk.scores.current()


def over(desk, snapshot, days: int, **more):
    """The span of so many days up to the newest scored day."""
    window = window_ending(LAST, days)
    return span(desk, snapshot, Filters(first=window.first, last=window.last, **more))


def added_up(table, keys: tuple[str, ...], figures: tuple[str, ...]) -> dict[tuple, tuple[float, ...]]:
    """Sums by key; cells of one key add up."""
    found = defaultdict(lambda: (0.0,) * len(figures))
    for row in table.to_pylist():
        key = tuple(row[name] for name in keys)
        values = zip(found[key], (row[name] for name in figures), strict=True)
        found[key] = tuple(before + float(value) for before, value in values)
    return found


def assert_equal(found: dict, expected: dict) -> None:
    assert found.keys() == expected.keys()
    for key, values in expected.items():
        assert found[key] == pytest.approx(values, abs=1e-9), key


@pytest.mark.parametrize("days", [30, 90, 180, 365])
def test_standings_hold_the_counts_of_the_facts(desk, snapshot, days):
    asked = over(desk, snapshot, days)
    question, params = centre_question(snapshot, asked)
    assert question == "standing_counts"
    kept = snapshot.ask(question, **params)
    told = snapshot.ask("centre_counts", **asked.params)
    cell = ("agent_no", "behavior_no", "stratum_no")
    counts = ("applicable", "passes")
    found, expected = added_up(kept, cell, counts), added_up(told, cell, counts)
    assert not any(any(values) for key, values in found.items() if key not in expected)
    assert_equal({key: values for key, values in found.items() if key in expected}, expected)
    assert_equal(added_up(kept, cell[:2], COUNTS), added_up(told, cell[:2], COUNTS))


@pytest.mark.parametrize("days", [29, 91, 200])
def test_other_windows_are_counted_from_the_facts(desk, snapshot, days):
    assert centre_question(snapshot, over(desk, snapshot, days))[0] == "centre_counts"


def test_standings_serve_no_filter_and_no_day_before_the_newest(desk, snapshot):
    asked = over(desk, snapshot, 90)
    assert ends_newest(snapshot, asked)
    for narrowed in ({"channel": "call"}, {"topic": "billing"}, {"rubric": "Care"}):
        assert not ends_newest(snapshot, replace(asked, **narrowed))
    assert not ends_newest(snapshot, replace(asked, until=LAST - timedelta(days=1)))
    earlier = Filters(first=LAST - timedelta(days=90), last=LAST - timedelta(days=1))
    assert not ends_newest(snapshot, span(desk, snapshot, earlier))
    assert not ends_newest(snapshot, span(desk, snapshot, Filters(is_all_time=True)))


@pytest.mark.parametrize("filters", [Filters(), Filters(is_all_time=True)])
def test_days_of_agents_hold_the_totals_of_their_interactions(desk, snapshot, filters):
    params = span(desk, snapshot, filters).params
    figures = (
        "interactions", "scored", "score_sum", "score_sq_sum", "behavior_scored", "computed_sum",
        "difference_sum", "handle_sum", "handle_n",
    )  # fmt: skip
    kept, told = (
        added_up(snapshot.ask(name, **params), ("agent_no",), figures)
        for name in ("agent_day_totals", "agent_totals")
    )
    assert_equal(kept, told)


@pytest.mark.parametrize("narrowed", [{}, {"team": "North"}, {"agents": [1, 2]}])
def test_weeks_from_days_are_the_weeks_of_the_interactions(desk, snapshot, narrowed):
    params = over(desk, snapshot, 90).params | {"team": None, "agents": None} | narrowed
    figures = ("interactions", "average_score", "average_handle_seconds")
    kept, told = (
        added_up(snapshot.ask(name, **params), ("week",), figures) for name in ("day_weeks", "weeks")
    )
    assert_equal(kept, told)


def test_weeks_of_agents_from_days_are_those_of_their_interactions(desk, snapshot):
    params = over(desk, snapshot, 180).params | {"agents": list(range(12))}
    kept, told = (
        added_up(snapshot.ask(name, **params), ("agent_no", "week"), ("average_score",))
        for name in ("agent_day_weeks", "agent_weeks")
    )
    assert_equal(kept, told)


@pytest.mark.parametrize("behavior", list(RUBRIC))
@pytest.mark.parametrize("days", [30, 180])
def test_kept_examples_are_the_newest_misses_of_the_facts(desk, snapshot, contacts, behavior, days):
    asked = over(desk, snapshot, days)
    assert keeps_examples(snapshot, asked, 20)
    wanted = {"behavior": behavior, "limit": 20}
    for agent_no in range(12):
        kept = snapshot.ask("kept_examples", agent_no=agent_no, **wanted, **asked.params)
        told = snapshot.ask("examples", agent_no=agent_no, met=False, team=None, **wanted, **asked.params)
        assert kept.to_pylist() == told.select(kept.column_names).to_pylist()


def test_filtered_or_longer_examples_come_from_the_facts(desk, snapshot):
    assert not keeps_examples(snapshot, over(desk, snapshot, 181), 20)
    assert not keeps_examples(snapshot, over(desk, snapshot, 90), 21)
    assert not keeps_examples(snapshot, over(desk, snapshot, 90, channel="call"), 20)
    met = examples_of.examples(desk, "a01", "Greets", Filters(), met=True, limit=5)
    assert all(example.points_lost == 0 for example in met)


def test_a_behavior_that_never_applied_is_named_as_the_facts_name_it(tmp_path):
    desk = desk_over(tmp_path / "data", TODAY)
    results = {"Greets": 1.0, "Explains": None}
    load(desk, [Contact("i1", "a1", LAST, results), Contact("i2", "a1", LAST, {"Verifies": None})])
    snapshot = desk.scores.current()
    asked = over(desk, snapshot, 90)
    question, params = centre_question(snapshot, asked)
    kept, told = snapshot.ask(question, **params), snapshot.ask("centre_counts", **asked.params)
    assert set(kept["behavior_no"].to_pylist()) == set(told["behavior_no"].to_pylist())


@pytest.mark.parametrize("filters", [Filters(), Filters(is_all_time=True), Filters(channel="call")])
@pytest.mark.parametrize("behavior", [None, "Greets"])
def test_days_of_the_centre_know_the_behaviors_of_the_facts(desk, snapshot, filters, behavior):
    params = span(desk, snapshot, filters).params | {"behavior": behavior}
    kept = snapshot.ask("day_behaviors_found", **params).to_pylist()
    told = snapshot.ask("behaviors_found", agents=None, team=None, **params).to_pylist()
    assert sorted(kept, key=repr) == sorted(told, key=repr)
