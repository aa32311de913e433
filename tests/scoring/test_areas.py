import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching_lib.scoring.areas import UNEXPLAINED, areas, unexplained
from coaching_lib.scoring.average import evened_out_scores
from coaching_lib.scoring.standing import standings
from coaching_lib.scoring.strengths import strengths
from tests.scoring.builders import centre

PEERS = [(f"peer{i}", "Greeting", "phone", "bill", 60, 54) for i in range(6)]
PEERS += [(f"peer{i}", "Hold", "phone", "bill", 60, 50 + i % 3) for i in range(6)]


def of(agent_rows, **options):
    """The areas of ann among six colleagues."""
    found = standings(centre([*agent_rows, *PEERS], agents=["ann"], **options))
    return {area.behavior: area for area in areas(found, "ann")}


def test_frequency_times_cost_is_the_impact_exactly():
    area = of([("ann", "Greeting", "phone", "bill", 24, 18)])["Greeting"]
    assert area.frequency * area.cost_per_miss == pytest.approx(area.impact_points, abs=1e-12)
    assert (area.applicable, area.missed, area.miss_rate) == (24, 6.0, 0.25)


def test_a_behavior_that_never_applied_is_listed_last_without_a_rank():
    found = list(of([("ann", "Greeting", "phone", "bill", 24, 24)]).values())
    assert [(area.behavior, area.rank) for area in found] == [("Greeting", 1), ("Hold", None)]
    assert found[1].notes == ("never-applicable",)
    assert found[1].miss_rate is None and found[1].cost_per_miss is None


def test_an_agent_without_interactions_has_no_ranking():
    found = standings(centre(PEERS))
    for area in areas(found, "nobody"):
        assert (area.rank, area.needs_coaching, area.notes) == (None, False, ("no-data",))


def test_an_agent_whose_interactions_have_no_score_has_no_ranking():
    for area in of([], scored={f"peer{i}": 60 for i in range(6)}).values():
        assert area.rank is None
        assert area.impact_points is None
        assert "no-data" in area.notes


def test_one_interaction_is_shown_with_few_contacts_and_not_flagged():
    area = of(
        [("ann", "Greeting", "phone", "bill", 1, 0)],
        scored={"ann": 1.0, **dict.fromkeys((row[0] for row in PEERS), 60.0)},
    )["Greeting"]
    assert area.notes == ("few-contacts",)
    assert not area.needs_coaching


def test_all_met_costs_nothing():
    area = of([("ann", "Greeting", "phone", "bill", 30, 30)])["Greeting"]
    assert (area.missed, area.impact_points, area.cost_per_miss) == (0.0, 0.0, None)
    assert not area.needs_coaching


def test_points_no_behavior_explains_end_the_table_and_make_it_add_up():
    found = standings(centre([("ann", "Greeting", "phone", "bill", 24, 18), *PEERS]))
    rows = areas(found, "ann", official_average=90.0)
    assert rows[-1].behavior == UNEXPLAINED
    assert (rows[-1].rank, rows[-1].needs_coaching, rows[-1].notes) == (None, None, ("unexplained",))
    assert sum(row.impact_points for row in rows) == pytest.approx(10.0, abs=1e-12)


def test_rounding_of_an_export_is_not_called_unexplained():
    assert unexplained(99.04, 1.0, 0.03) is None
    assert unexplained(99.04, 1.0, 0.3) == pytest.approx(-0.04)
    assert unexplained(98.0, 1.0, 0.0) == pytest.approx(1.0)


def test_a_strength_is_surely_above_colleagues():
    found = standings(centre([("ann", "Hold", "phone", "bill", 60, 60), *PEERS]))
    assert [strength.behavior for strength in strengths(found, "ann")] == ["Hold"]
    assert strengths(found, "peer0") == []
    assert strengths(found, "nobody") == []


def scores_of(samples):
    """Evened-out scores from lists of scores."""
    arrays = [np.array(scores, float) for scores in samples]
    return evened_out_scores(
        np.array([len(a) for a in arrays], float),
        np.array([a.sum() for a in arrays]),
        np.array([(a**2).sum() for a in arrays]),
    )


def test_an_average_of_few_contacts_moves_most_towards_the_centre():
    found = scores_of([[50, 40], [80, 90, 85, 75] * 10, [60, 65, 55, 70] * 10])
    assert 45 < found.score[0] < 70
    assert found.low[0] < found.score[0] < found.high[0]
    assert found.high[0] - found.low[0] > found.high[1] - found.low[1]


def test_evened_out_scores_follow_the_formula():
    samples = [[50, 60, 40], [80, 90], [70, 75, 65, 90]]
    every = np.concatenate([np.array(s, float) for s in samples])
    within = sum(((np.array(s) - np.mean(s)) ** 2).sum() for s in samples) / 6
    means, n = np.array([np.mean(s) for s in samples]), np.array([3, 2, 4])
    between = np.var(means, ddof=1) - np.mean(within / n)
    kept = between / (between + within / n)
    found = scores_of(samples)
    np.testing.assert_allclose(found.score, every.mean() + kept * (means - every.mean()))
    np.testing.assert_allclose(found.high - found.score, 1.645 * np.sqrt(between * (1 - kept)))


def test_alike_agents_all_stand_at_the_centres_average():
    found = scores_of([[70, 80], [75, 75.1], [60, 90]])
    np.testing.assert_allclose(found.score, 75.0, atol=0.02)


def test_a_single_agent_keeps_the_plain_average_without_a_range():
    found = scores_of([[70, 80]])
    assert found.score.tolist() == [75.0]
    assert np.isnan(found.low).all()


def test_single_scores_keep_the_plain_average_without_a_range():
    found = scores_of([[70], [80]])
    assert found.score.tolist() == [70.0, 80.0]
    assert np.isnan(found.high).all()


def test_an_agent_without_scores_has_none():
    assert np.isnan(scores_of([[70, 90], [80, 85, 60], []]).score[2])


@given(st.lists(st.lists(st.integers(0, 100), max_size=6), min_size=1, max_size=6))
@settings(deadline=None)
def test_evened_out_scores_never_leave_the_scale(samples):
    score = scores_of(samples).score
    known = score[~np.isnan(score)]
    assert ((known >= -1e-6) & (known <= 100 + 1e-6)).all()
