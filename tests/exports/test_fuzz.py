"""Good files of every kind, changed by chance: refused in words or accounted for, row by row."""

from __future__ import annotations

import pytest

from tests.exports.fuzzing import GOOD, changed, outcome

SEEDS = range(3)


@pytest.mark.parametrize("name", GOOD)
def test_the_good_file_loads(name):
    report = outcome(name, GOOD[name])
    assert report is not None and (report.rows_loaded or name == "turns.csv")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", GOOD)
def test_a_file_changed_by_chance_is_refused_in_words_or_accounted_for(name, seed):
    outcome(name, changed(seed, GOOD[name]))
