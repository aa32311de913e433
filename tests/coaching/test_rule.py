"""The rule of a plan: what is foretold when it is shared, and the seal that guards it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coaching_lib.coaching import words
from coaching_lib.coaching.fit import fit
from coaching_lib.coaching.luck import Usual, luck_chance
from coaching_lib.coaching.rule import SEAL, freeze, opened, sealed
from tests.coaching.builders import SHARED, TARGET, colleagues, days, plan, rule, windows

USUAL = Usual(rate=0.55, weight=60.0, contacts=45.0)
SHARED_BEFORE_SEALS = {
    "goal_rate": 0.8, "shared_on": "2026-03-02", "first_target_on": "2026-04-13", "settle_days": 7,
    "zone": "UTC", "certain_clear": 0.95, "certain_likely": 0.8, "baseline_days": 90, "peers": "Colleagues",
}  # fmt: skip


def test_the_chance_by_luck_is_the_beta_binomial_of_the_usual_level():
    expected = stats.betabinom(18, 0.55 * 60, 0.45 * 60).sf(13)
    assert luck_chance(USUAL, 14 / 18, 18.2) == pytest.approx(expected, abs=1e-12)


def test_the_chance_by_luck_is_what_happens_to_agents_who_stay_as_they_are():
    rng = np.random.default_rng(11)
    levels = rng.beta(0.55 * 60, 0.45 * 60, 200_000)
    reached = (rng.binomial(18, levels) / 18 >= 0.7).mean()
    assert luck_chance(USUAL, 0.7, 18) == pytest.approx(reached, abs=0.005)


def test_few_contacts_and_low_goals_are_reached_by_luck_more_often():
    assert luck_chance(USUAL, 0.7, 6) > luck_chance(USUAL, 0.7, 60)
    assert luck_chance(USUAL, 0.6, 18) > luck_chance(USUAL, 0.8, 18)
    assert luck_chance(USUAL, 0.7, 0.4) is None


@given(st.floats(0.01, 0.99), st.floats(3, 600), st.floats(0, 1), st.floats(1, 400))
def test_a_chance_by_luck_is_a_chance(rate, weight, goal, contacts):
    found = luck_chance(Usual(rate, weight, 10.0), goal, contacts)
    assert 0 <= found <= 1
    assert luck_chance(Usual(rate, weight, 10.0), 0.0, contacts) == pytest.approx(1, abs=1e-9)


def test_the_usual_level_is_that_of_the_fit_that_judges():
    found = fit(windows({"ann": ((45, 20), (0, 0)), **colleagues()}), frozenset())
    usual = found.usual_of("ann")
    assert usual.contacts == 45
    assert usual.rate == pytest.approx(found.usual[0])
    assert usual.weight == pytest.approx(found.strength + 45)
    assert found.usual_of("nobody") is None


def test_sharing_foretells_the_contacts_of_the_judged_days():
    fixed = freeze(0.7, SHARED, TARGET, usual=USUAL)
    assert fixed.expected_contacts == pytest.approx(45 / 90 * fixed.judged_days(TARGET).days)
    assert fixed.luck_chance == luck_chance(USUAL, 0.7, fixed.expected_contacts)


def test_without_a_contact_before_nothing_is_foretold():
    fixed = freeze(0.7, SHARED, TARGET, usual=Usual(0.6, 20.0, 0.0))
    assert (fixed.usual_rate, fixed.expected_contacts, fixed.luck_chance) == (None, None, None)
    assert opened(sealed(fixed)) == fixed


def test_a_sealed_rule_survives_json_in_any_order_of_its_keys():
    fixed = freeze(0.7, SHARED, TARGET, usual=USUAL)
    kept = dict(sorted(json.loads(json.dumps(sealed(fixed))).items(), reverse=True))
    assert opened(kept) == fixed


@pytest.mark.parametrize("name", sorted(sealed(freeze(0.7, SHARED, TARGET, usual=USUAL))))
def test_no_value_of_a_sealed_rule_can_be_changed_unseen(name):
    kept = sealed(freeze(0.7, SHARED, TARGET, usual=USUAL))
    value = kept[name]
    kept[name] = value + 1 if isinstance(value, int | float) else f"{value} "
    assert opened(kept) is None


def test_taking_the_seal_off_or_adding_a_value_is_seen():
    kept = sealed(freeze(0.7, SHARED, TARGET, usual=USUAL))
    assert opened({**kept, "something": 1}) is None
    del kept[SEAL]
    assert opened(kept) is None


@pytest.mark.parametrize("kept", [{}, [], None, "rule", {"goal_rate": 0.8}, {SEAL: None}])
def test_something_that_is_no_rule_opens_to_none(kept):
    assert opened(kept) is None


def test_a_rule_of_a_plan_shared_before_there_were_seals_still_counts():
    found = opened(SHARED_BEFORE_SEALS)
    assert (found.goal_rate, found.settle_days, found.min_contacts) == (0.8, 7, 5)
    text = " ".join(words.rule_sentences(found))
    assert "Contacts expected during it: \u2013." in text
    assert "usual level (\u2013): \u2013." in text


def test_a_rule_reads_with_its_days_and_what_was_foretold():
    fixed = freeze(0.7, SHARED, TARGET, usual=USUAL)
    text = " ".join(words.rule_sentences(fixed, TARGET))
    for part in ("2 Dec 2025 to 1 Mar 2026", "9 Mar 2026 to the target date, 13 Apr 2026", "about 18", "55%"):
        assert part in text
    assert "moved" not in text
    assert "moved to 20 Apr 2026" in " ".join(words.rule_sentences(fixed, TARGET + days(7)))


def test_the_first_days_that_do_not_count_stay_when_the_date_is_moved():
    short = plan(target=SHARED + days(14))
    assert short.rule.judged_days(SHARED + days(60)).first == SHARED + days(1)
    assert rule().judged_days(TARGET).first == SHARED + days(7)
