"""Team Performance with more agents than dots."""

from __future__ import annotations

import numpy as np
import pytest

from coaching_lib.filters import Filters
from coaching_lib.reports import team_performance as module
from coaching_lib.reports.team import coaching_required
from coaching_lib.reports.team_performance import _selected, team_performance


@pytest.mark.parametrize("flagged", [0, 3, 5_000])
def test_of_very_many_agents_the_ends_and_an_even_selection_are_shown(flagged):
    needs = np.arange(10_000) % 10_000 < flagged
    shown = _selected(needs)
    ends = module.MOST_DOTS // 4
    assert module.MOST_DOTS * 0.9 < len(shown) <= module.MOST_DOTS
    assert (np.diff(shown) > 0).all()
    assert set(range(10_000 - ends, 10_000)) <= set(shown)
    assert set(range(min(flagged, ends))) <= set(shown)
    assert np.diff(shown).max() < 200


def test_few_agents_are_all_shown_lowest_first(desk):
    for row in team_performance(desk, Filters()):
        assert len(row.dots) == row.agents <= 12
        assert [dot.rate for dot in row.dots] == sorted(dot.rate for dot in row.dots)


def test_who_needs_coaching_is_counted_as_in_coaching_required(desk):
    required = [row.behavior for row in coaching_required(desk, Filters())]
    for row in team_performance(desk, Filters()):
        assert row.agents_to_coach == required.count(row.behavior)
