"""The short simulation: centres with known truth, the app's own functions, the bars of the specification.

Each bar is widened by three Monte Carlo errors. A figure is a ratio of sums over centres, r = sum x / sum n,
and its error is sqrt(sum (x - r n)^2 C / (C - 1)) / sum n over the C centres drawn: plans of one centre
share trend and colleagues, so centres are the independent units. The long run, without widening, is
`python -m benchmarks.simulation`.
"""

from __future__ import annotations

import pytest

from benchmarks.simulated.bars import BARS, Line, lines
from benchmarks.simulated.measured import run
from benchmarks.simulated.scenarios import BY_NAME

CENTRES, SEED, ERRORS = 6, 11, 3.0
SHORT = [name for name in BY_NAME if name != "large"]


@pytest.fixture(scope="module")
def measured() -> dict:
    """Every scenario but the large centre, six centres of usual size each."""
    return {name: run(BY_NAME[name], CENTRES, SEED) for name in SHORT}


@pytest.fixture(scope="module")
def found(measured) -> dict[str, Line]:
    """The lines of the table by what they say."""
    return {line.bar.what: line for line in lines(measured)}


@pytest.mark.parametrize("what", [bar.what for bar in BARS])
def test_the_statistics_keep_their_bars_where_the_truth_is_known(found, what):
    line = found[what]
    assert line.is_kept(ERRORS), f"{what}: {line.ours.value:.4f} ±{line.ours.error:.4f} in {line.scenario}"


def test_the_raw_rule_calls_most_agents_improved_whom_nothing_helped(measured):
    assert measured["base"]["raw_false"].value > 0.5
    assert measured["base"]["raw_bias"].value > 5


def test_raw_averages_flag_many_who_are_like_everybody_else(measured):
    base = measured["base"]
    assert base["raw_wrong"].value > 2 * base["wrong"].value
    assert base["raw_slope"].value > 0.5


def test_two_coaching_hours_bring_more_by_the_queue_than_with_the_four_lowest(measured):
    for name in ("base", "thin", "rich"):
        ours, raw = measured[name]["queue"], measured[name]["lowest"]
        assert ours.value > raw.value, name


def test_a_seed_draws_the_same_centres_again():
    once, again = (run(BY_NAME["few agents"], 1, 5) for _ in range(2))
    assert once == again
