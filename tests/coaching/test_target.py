from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.special import expit, logit

from coaching_lib.coaching.target import Gain, Outlook, chances, outlook, suggest
from coaching_lib.scoring.standing import standings
from tests.scoring.builders import centre

TODAY = date(2026, 4, 1)
PASSES = {"ann": 30, "bob": 48, "cem": 54, "dee": 57, "eli": 51, "fay": 45}


def view(current=0.6, variance=0.002, quartile=0.75, per_day=1.0, **gain):
    """What is known before a plan."""
    return Outlook(current, variance, quartile, per_day, Gain(**gain))


def team(passes=None, n=60):
    """Standings of six agents."""
    rows = [(agent, "Greeting", "phone", "bill", n, k) for agent, k in (passes or PASSES).items()]
    return standings(centre(rows))


def test_the_top_quartile_is_that_of_the_colleagues_on_this_agents_contacts():
    found = team()
    gaps = logit(found.rate[:, 0]) - logit(found.peer_rate[:, 0])
    expected = expit(logit(found.peer_rate[0, 0]) + np.percentile(gaps, 75))
    assert outlook(found, "ann", "Greeting").peer_top_quartile == pytest.approx(expected)


def test_with_under_four_agents_the_top_quartile_is_the_centres_rate():
    found = team({"ann": 30, "bob": 48, "cem": 54})
    assert outlook(found, "ann", "Greeting").peer_top_quartile == pytest.approx(found.peer_rate[0, 0])


def test_the_present_level_is_the_evened_out_one():
    found = team()
    seen = outlook(found, "ann", "Greeting", window_days=30)
    p, m = found.rate[0, 0], found.strength[0]
    assert seen.current_rate == p
    assert seen.variance == pytest.approx(p * (1 - p) / (m + 61))
    assert seen.contacts_per_day == 2.0


def test_a_newcomer_stands_at_the_centres_rate():
    found = team()
    seen = outlook(found, "new", "Greeting")
    assert (seen.current_rate, seen.contacts_per_day) == (found.centre_rate[0], 0.0)


def test_a_behavior_that_is_not_in_the_window_is_refused():
    with pytest.raises(ValueError):
        outlook(team(), "ann", "Juggling")


def test_the_goal_is_the_top_quartile_by_the_first_date_half_of_the_agents_make_it():
    found = suggest(view(current=0.66, quartile=0.739), TODAY)
    assert (found.suggested_goal_rate, found.reason, found.capped) == (0.73, "peers-top-quartile", False)
    assert found.suggested_target_on == TODAY + timedelta(days=42)
    assert found.chance >= 0.5
    assert chances(view(current=0.66, quartile=0.739), 0.73, 28).chance < 0.5


def test_a_goal_is_at_least_five_points_up():
    found = suggest(view(current=0.801, quartile=0.7), TODAY)
    assert (found.suggested_goal_rate, found.reason) == (0.86, "smallest-step")


def test_a_goal_out_of_reach_is_cut_to_what_half_of_the_agents_reach():
    found = suggest(view(current=0.4, quartile=0.9), TODAY)
    assert (found.suggested_goal_rate, found.reason, found.capped) == (0.5, "capped", True)
    assert found.suggested_target_on == TODAY + timedelta(days=56)
    assert found.peer_top_quartile == 0.9


def test_few_contacts_need_the_longest_plan():
    found = suggest(view(current=0.66, quartile=0.7, per_day=0.1), TODAY)
    assert found.suggested_target_on == TODAY + timedelta(days=84)


def test_short_plans_need_twenty_contacts():
    found = suggest(view(current=0.6, quartile=0.6, per_day=0.6), TODAY)
    assert found.suggested_target_on == TODAY + timedelta(days=42)


def test_near_the_ceiling_no_plan_is_suggested():
    found = suggest(view(current=0.935), TODAY)
    assert (found.suggested_goal_rate, found.suggested_target_on) == (None, None)
    assert (found.chance, found.chance_of_proof, found.capped, found.reason) == (
        None,
        None,
        False,
        "at-ceiling",
    )


def test_no_goal_is_above_98_percent():
    assert suggest(view(current=0.92, quartile=0.999, gain=0.3), TODAY).suggested_goal_rate == 0.98


def test_chances_follow_the_formula():
    found = chances(view(), 0.7, 42)
    assert found.chance == pytest.approx(stats.norm.cdf((0.68 - 0.7) / np.sqrt(0.002 + 0.08**2)))
    noise = np.sqrt(0.65 * 0.35 / 35 + 0.002)
    assert found.chance_of_proof == pytest.approx(stats.norm.cdf(0.1 / noise - 1.645))


def test_more_than_sixty_days_bring_no_further_gain():
    assert chances(view(), 0.7, 60).chance == chances(view(), 0.7, 200).chance


@given(st.floats(0.05, 0.9), st.floats(0, 0.95), st.integers(1, 120))
@settings(deadline=None)
def test_a_higher_goal_is_less_likely_and_more_provable(current, goal, length):
    seen = view(current=current)
    assert chances(seen, goal, length).chance >= chances(seen, min(goal + 0.05, 1.0), length).chance
    assert 0 <= chances(seen, goal, length).chance_of_proof <= 1


@given(st.floats(0.02, 0.99), st.floats(0.02, 0.99), st.floats(0, 5))
@settings(deadline=None)
def test_every_suggestion_is_a_whole_per_cent_above_the_present_level(current, quartile, per_day):
    found = suggest(view(current=current, quartile=quartile, per_day=per_day), TODAY)
    if found.suggested_goal_rate is not None:
        assert found.suggested_goal_rate * 100 == pytest.approx(round(found.suggested_goal_rate * 100))
        assert min(current, 0.98) - 1e-9 <= found.suggested_goal_rate <= 0.98
        assert 28 <= (found.suggested_target_on - TODAY).days <= 84
