import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from coaching_lib.scoring.evening import fit_strength
from coaching_lib.scoring.standing import more_needed, order, standings
from coaching_lib.scoring.strata import stratum_rates
from tests.scoring.builders import centre

AGENTS = ["ann", "bob", "cem", "dee", "eli", "fay"]


def rows_of(rates, n=20, behavior="Greeting", channel="phone", topic="bill"):
    """One row per agent at a rate."""
    return [
        (agent, behavior, channel, topic, n, round(n * rate))
        for agent, rate in zip(AGENTS, rates, strict=False)
    ]


@st.composite
def centres(draw):
    """Rows of small centres."""
    names, behaviors = AGENTS[: draw(st.integers(1, 5))], ["Greeting", "Hold", "Recap"]
    rows = []
    for agent in names:
        for behavior in behaviors:
            for channel, topic in [("phone", "bill"), ("chat", None), (None, None)]:
                n = draw(st.integers(0, 12))
                rows.append((agent, behavior, channel, topic, n, draw(st.integers(0, 2 * n)) / 2))
    return rows


def test_the_rate_of_a_kind_of_contact_is_pulled_to_its_channel_and_the_whole():
    strata = [("phone", "bill"), ("phone", None), ("chat", "bill"), (None, None)]
    passes = np.array([[6.0], [20.0], [9.0], [1.0]])
    applicable = np.array([[10.0], [25.0], [12.0], [3.0]])
    found = stratum_rates(strata, passes, applicable)
    overall = 36.5 / 51
    phone, chat = (26 + 20 * overall) / 55, (9 + 20 * overall) / 32
    assert found.overall[0] == pytest.approx(overall)
    expected = [(6 + 20 * phone) / 30, phone, (9 + 20 * chat) / 32, overall]
    np.testing.assert_allclose(found.rates[:, 0], expected)


@given(
    st.lists(st.tuples(st.integers(1, 60), st.floats(0, 1), st.floats(0.2, 0.95)), min_size=1, max_size=12)
)
@settings(max_examples=40, deadline=None)
def test_the_strength_is_the_most_likely_one_on_a_dense_grid(agents):
    n = np.array([a[0] for a in agents], float)
    k = np.round(n * [a[1] for a in agents])
    e = np.array([a[2] for a in agents])
    grid = np.exp(np.linspace(np.log(2), np.log(500), 3000))
    worth = [
        stats.betabinom.logpmf(k, n, m * e, m * (1 - e)).sum() - (np.log(m) - np.log(20)) ** 2 / 2
        for m in grid
    ]
    found = fit_strength(k, n, e)
    at = stats.betabinom.logpmf(k, n, found * e, found * (1 - e)).sum() - (np.log(found / 20)) ** 2 / 2
    assert at >= max(worth) - 1e-9
    assert abs(np.log(found / grid[int(np.argmax(worth))])) < 0.004


def test_without_anybody_the_strength_is_twenty():
    assert fit_strength(np.zeros(3), np.zeros(3), np.full(3, 0.5)) == pytest.approx(20)


def test_rates_and_ranges_are_those_of_the_posterior():
    found = standings(centre(rows_of([0.5, 0.8, 0.9, 0.85])))
    m, e = found.strength[0], found.peer_rate[0, 0]
    posterior = stats.beta(m * e + 10, m * (1 - e) + 10)
    assert found.rate[0, 0] == pytest.approx(posterior.mean())
    assert found.rate_low[0, 0] == pytest.approx(posterior.ppf(0.05))
    assert found.rate_high[0, 0] == pytest.approx(posterior.ppf(0.95))
    assert found.need_probability[0, 0] == pytest.approx(posterior.cdf(e - 0.05))
    assert found.expected_points_lost[0, 0] == pytest.approx(20 / 60 * (1 - posterior.mean()) * 10)


def test_an_agent_far_below_colleagues_needs_coaching():
    found = standings(centre(rows_of([0.3, 0.9, 0.85, 0.9, 0.9, 0.95], n=60)))
    assert found.needs_coaching[:, 0].tolist() == [True, False, False, False, False, False]


def test_one_unlucky_contact_flags_nobody():
    rows = [("new", "Greeting", "phone", "bill", 1, 0), *rows_of([0.9] * 6, n=50)]
    found = standings(centre(rows, scored={"new": 1, **dict.fromkeys(AGENTS, 60)}))
    new = found.row("new")
    assert not found.needs_coaching[new, 0]
    assert abs(found.rate[new, 0] - found.peer_rate[new, 0]) < 0.1


def test_an_agent_who_met_everything_is_not_flagged_even_below_a_goal_of_all():
    found = standings(centre(rows_of([1.0] * 6, n=30)), {"Greeting": 1.0})
    assert not found.needs_coaching.any()
    assert found.misses.sum() == 0


def test_a_goal_replaces_the_colleagues_as_the_bar():
    rows = rows_of([0.8] * 6, n=60)
    assert not standings(centre(rows)).needs_coaching.any()
    assert standings(centre(rows), {"Greeting": 0.95}).needs_coaching.all()


def test_hard_queues_are_no_fault_of_the_agent():
    rows = [("ann", "Greeting", "phone", "hard", 60, 30)]
    rows += [(agent, "Greeting", "phone", "hard", 40, 20) for agent in AGENTS[1:]]
    rows += [(agent, "Greeting", "phone", "easy", 200, 190) for agent in AGENTS[1:]]
    found = standings(centre(rows, scored=240))
    assert found.peer_rate[0, 0] == pytest.approx(0.5, abs=0.06)
    assert not found.needs_coaching[0, 0]


def test_a_loss_of_everybody_is_a_team_issue_and_no_flag():
    found = standings(centre(rows_of([0.4, 0.42, 0.38, 0.4, 0.41, 0.4], n=60)))
    assert found.is_team_issue[0]
    assert not found.needs_coaching.any()


def test_a_loss_of_a_few_is_no_team_issue():
    found = standings(centre(rows_of([0.2, 0.2, 0.9, 0.9, 0.9, 0.9], n=60)))
    assert found.needs_coaching.sum() == 2
    assert not found.is_team_issue[0]


def test_a_critical_miss_costs_what_the_centre_was_charged():
    found = standings(centre(rows_of([0.5, 0.9]), critical=["Greeting"], charge=55.0))
    np.testing.assert_allclose(found.price, 55.0)


def test_a_critical_behavior_nobody_missed_costs_its_ordinary_price():
    found = standings(centre(rows_of([1.0, 1.0]), critical=["Greeting"], charge=55.0))
    np.testing.assert_allclose(found.price, 10.0)


def test_a_behavior_of_weight_nothing_is_never_ranked():
    rows = rows_of([0.2, 0.9], n=60) + rows_of([0.5, 0.9], n=60, behavior="Hold")
    found = standings(centre(rows, weights={"Greeting": 0.0, "Hold": 5.0}))
    assert order(found, 0) == [1]
    assert not found.needs_coaching[0, 0]


def test_equal_losses_are_ranked_by_name():
    rows = rows_of([0.5, 0.9], behavior="Recap") + rows_of([0.5, 0.9], behavior="Hold")
    found = standings(centre(rows))
    assert [found.behaviors[b] for b in order(found, 0)] == ["Hold", "Recap"]


@pytest.mark.parametrize("passes", range(9))
def test_contacts_missing_for_a_decision_are_the_fewest_that_decide(passes):
    rows = [("ann", "Greeting", "phone", "bill", 8, passes), *rows_of([0.9] * 6, n=60)[1:]]
    found = standings(centre(rows))
    m, e, p = found.strength[0], found.peer_rate[0, 0], found.rate[0, 0]
    size = m + 8.0 + np.arange(501)
    need = stats.beta.cdf(e - 0.05, p * size, (1 - p) * size)
    decided = np.flatnonzero((need >= 0.8) | (need <= 1 - 0.8))
    assert more_needed(found, 0, 0) == (decided[0] if len(decided) else None)


def test_nothing_is_missing_where_a_flag_is_decided():
    found = standings(centre(rows_of([0.3, 0.9, 0.9, 0.9, 0.9], n=60)))
    assert more_needed(found, 0, 0) == 0


def test_a_decision_needs_five_contacts():
    rows = [("ann", "Greeting", "phone", "bill", 2, 2), *rows_of([0.9] * 6, n=60)[1:]]
    assert more_needed(standings(centre(rows)), 0, 0) == 3


@given(centres(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_is_irrelevant(rows, random):
    mixed = random.sample(rows, len(rows))
    one, other = standings(centre(rows)), standings(centre(mixed))
    np.testing.assert_allclose(one.rate, other.rate, atol=1e-9)
    np.testing.assert_allclose(one.expected_points_lost, other.expected_points_lost, atol=1e-9)
    assert (one.needs_coaching == other.needs_coaching).all()


@given(centres())
@settings(max_examples=40, deadline=None)
def test_extra_rows_where_nothing_applied_change_nothing(rows):
    extra = [(agent, behavior, "mail", "other", 0, 0) for agent, behavior, *_ in rows]
    one, other = standings(centre(rows)), standings(centre(rows + extra))
    np.testing.assert_allclose(one.rate, other.rate, atol=1e-12)
    np.testing.assert_allclose(one.need_probability, other.need_probability, atol=1e-12)


@given(centres())
@settings(max_examples=40, deadline=None)
def test_every_figure_is_finite_and_every_rate_between_nothing_and_all(rows):
    found = standings(centre(rows))
    assert np.isfinite(found.expected_points_lost).all()
    assert ((found.rate > 0) & (found.rate < 1)).all()
    assert ((found.rate_low <= found.rate) | (found.rate_high >= found.rate)).all()
    assert ((found.strength >= 2 - 1e-9) & (found.strength <= 500 + 1e-6)).all()
