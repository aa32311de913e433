"""Reviewers beside each other on the same agents, against a regression with a constant per agent."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from coaching_lib.scoring.strictness import strictness


def centre(seed: int, gaps: tuple[float, ...], contacts: int = 400, agents: int = 20):
    """Contacts of agents with different levels; reviewer 0 gets mostly the weak ones."""
    random = np.random.default_rng(seed)
    ability = np.linspace(-0.4, 0.4, agents)
    agent = random.integers(0, agents, contacts)
    weak = ability[agent] < 0
    reviewer = np.where(
        random.random(contacts) < np.where(weak, 0.8, 0.2), 0, random.integers(1, len(gaps), contacts)
    )
    level = ability[agent] + np.array(gaps)[reviewer] + random.normal(0, 0.2, contacts)
    return reviewer, agent, level


def test_a_reviewer_who_gets_the_weak_agents_is_not_called_strict():
    reviewer, agent, level = centre(1, (0.0, 0.0))
    raw = level[reviewer == 0].mean() - level[reviewer == 1].mean()
    found = strictness(("Ada", "Bo"), reviewer, agent, level)[0]
    assert raw < -0.2
    assert not found.is_sure
    assert abs(found.difference) < 0.1


def test_a_strict_reviewer_is_found_and_the_difference_is_that_of_a_regression():
    reviewer, agent, level = centre(2, (-0.15, 0.0))
    found = strictness(("Ada", "Bo"), reviewer, agent, level)[0]
    design = np.column_stack([reviewer == 0, *(agent == one for one in np.unique(agent))]).astype(float)
    fitted = sm.OLS(level, design).fit()
    assert found.difference == pytest.approx(fitted.params[0])
    assert found.is_sure
    assert (found.low, found.high) == pytest.approx(tuple(fitted.conf_int(0.10)[0]), abs=0.01)


def test_with_two_reviewers_one_is_as_strict_as_the_other_is_mild():
    reviewer, agent, level = centre(3, (-0.1, 0.0))
    ada, bo = strictness(("Ada", "Bo"), reviewer, agent, level)
    assert ada.difference == pytest.approx(-bo.difference)
    assert ada.compared + bo.compared <= len(level)


def test_ranges_hold_the_truth_as_often_as_they_say():
    held = 0
    for seed in range(200):
        reviewer, agent, level = centre(seed, (-0.05, 0.0), contacts=150)
        ada = strictness(("Ada", "Bo"), reviewer, agent, level)[0]
        held += ada.low <= -0.05 <= ada.high
    assert 170 <= held <= 192


def test_reviewers_who_share_no_agent_cannot_be_compared():
    reviewer, agent = np.repeat([0, 1], 30), np.repeat([0, 1], 30)
    found = strictness(("Ada", "Bo"), reviewer, agent, np.zeros(60))
    assert [(one.contacts, one.compared, one.difference) for one in found] == [(30, 0, None), (30, 0, None)]


def test_few_contacts_in_common_say_nothing():
    reviewer, agent = np.array([0, 1] * 6), np.zeros(12, dtype=np.int64)
    assert strictness(("Ada", "Bo"), reviewer, agent, np.arange(12.0))[0].difference is None
