"""The Directory in any order, and the places of a leaderboard with what luck leaves open."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from coaching_lib.errors import InvalidInput
from coaching_lib.filters import Filters
from coaching_lib.reports.directory import directory
from coaching_lib.reports.directory_order import ORDERS
from coaching_lib.reports.team import coaching_required
from tests.reports.conftest import TODAY
from tests.reports.test_plans import share


def listed(desk, order="name", **more):
    return directory(desk, Filters(), page_size=1000, order=order, **more).rows


def known(values):
    return [value for value in values if value is not None]


@pytest.mark.parametrize(
    ("order", "figure"),
    [
        ("score", lambda row: row.agent.evened_out_score),
        ("change", lambda row: row.change),
        ("to-gain", lambda row: row.points_to_gain or None),
        ("contacts", lambda row: row.agent.interactions),
        ("coached", lambda row: row.last_coached_on),
    ],
)
def test_figures_are_listed_from_the_highest_and_from_the_lowest_when_turned_round(own_desk, order, figure):
    share(own_desk, "a03", "Greets", TODAY - timedelta(days=9), TODAY + timedelta(days=42))
    share(own_desk, "a07", "Greets", TODAY - timedelta(days=3), TODAY + timedelta(days=42))
    down = [figure(row) for row in listed(own_desk, order)]
    up = [figure(row) for row in listed(own_desk, order, is_reversed=True)]
    assert known(down) == sorted(known(down), reverse=True)
    assert known(up) == sorted(known(up))
    assert len(known(up)) > 1
    empty = len(down) - len(known(down))
    assert down[len(down) - empty :] == up[len(up) - empty :] == [None] * empty


@pytest.mark.parametrize("order", list(ORDERS))
def test_every_order_lists_the_same_agents_page_by_page(desk, order):
    whole = [row.agent.agent_id for row in listed(desk, order)]
    assert sorted(whole) == sorted(row.agent.agent_id for row in listed(desk))
    pages = [directory(desk, Filters(), page=page, page_size=5, order=order).rows for page in range(3)]
    assert [row.agent.agent_id for rows in pages for row in rows] == whole


def test_names_turned_round_are_the_alphabet_backwards(desk):
    names = [row.agent.agent_name for row in listed(desk)]
    assert [row.agent.agent_name for row in listed(desk, is_reversed=True)] == names[::-1]


def test_an_order_nobody_offers_is_refused(desk):
    with pytest.raises(InvalidInput):
        directory(desk, Filters(), order="salary")


def test_the_points_to_gain_are_those_of_coaching_required(desk):
    wanted: dict[str, float] = {}
    for row in coaching_required(desk, Filters()):
        wanted[row.agent_id] = wanted.get(row.agent_id, 0.0) + row.expected_points_lost
    found = {row.agent.agent_id: row.points_to_gain for row in listed(desk) if row.points_to_gain}
    assert found == pytest.approx(wanted)


def test_places_are_those_of_drawn_levels_and_named_only_where_the_range_is_narrow(desk):
    page = directory(desk, Filters(), page_size=1000)
    rows = [row for row in page.rows if row.agent.evened_out_score is not None]
    score = np.array([row.agent.evened_out_score for row in rows])
    sd = (np.array([row.agent.score_high for row in rows]) - score) / 1.645
    draw = np.random.default_rng(2)
    places = (-(score + sd * draw.standard_normal((20_000, len(rows))))).argsort(axis=1).argsort(axis=1) + 1
    low, high = np.quantile(places, [0.05, 0.95], axis=0, method="inverted_cdf")
    assert page.ranked == len(rows)
    for at, row in enumerate(rows):
        if row.rank_low is None:
            assert high[at] - low[at] + 2 > page.ranked / 2
        else:
            assert abs(row.rank_low - low[at]) <= 1 and abs(row.rank_high - high[at]) <= 1
            assert row.rank_high - row.rank_low + 1 <= page.ranked / 2
    assert any(row.rank_low for row in rows)


def test_places_are_counted_within_the_chosen_team_and_do_not_hang_on_a_search(desk):
    north = directory(desk, Filters(team="North"), page_size=1000)
    assert north.ranked == sum(row.agent.scored_interactions > 0 for row in north.rows) < 12
    one = directory(desk, Filters(), search=north.rows[0].agent.agent_name)
    assert one.ranked == 12
