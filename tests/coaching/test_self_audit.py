"""The rule turned on colleagues whom nobody coached."""

from __future__ import annotations

import numpy as np
import pytest

from coaching_lib.coaching.chain import uncoached
from coaching_lib.coaching.effect import effect, fit
from coaching_lib.coaching.self_audit import SelfAudit, add_up, audit
from coaching_lib.coaching.status import Evidence, Status, verdict
from tests.coaching.builders import AFTER, SHARED, TARGET, colleagues, days, plan, rule, windows


def centre(count: int = 60):
    """A centre of un-coached colleagues."""
    told = colleagues(count=count)
    return fit(windows(told), frozenset(told)), told


def test_every_colleague_is_judged_as_a_plan_of_their_own_would_be():
    fitted, told = centre()
    clear = 0
    for name in told:
        mine = plan(agent_id=name)
        found = effect(fitted, name, rule(), TARGET, AFTER)
        said = verdict(mine, found, AFTER)
        clear += said.status is Status.IMPROVEMENT and said.evidence is Evidence.CLEAR
    assert audit(fitted) == SelfAudit(len(told), clear)


def test_few_of_those_nobody_coached_are_called_improved():
    found = add_up(
        audit(fit(windows(told), frozenset(told)))
        for told in (colleagues(count=60, seed=seed) for seed in range(12))
    )
    assert found.count == 720
    assert found.share is not None
    assert found.share <= 0.05
    assert not found.is_amber


def test_a_centre_that_rises_together_is_not_called_improved():
    found = add_up(
        audit(fit(windows(told), frozenset(told)))
        for told in (colleagues(count=60, later=0.88, seed=seed) for seed in range(12))
    )
    assert found.share is not None
    assert found.share <= 0.07


def test_colleagues_with_too_few_contacts_are_not_audited():
    told = colleagues(count=20) | {"thin": ((4.0, 0.0), (60.0, 60.0))}
    assert audit(fit(windows(told), frozenset(told))).count == 20


def test_nobody_to_audit_is_no_share():
    told = colleagues(count=5)
    found = audit(fit(windows(told), frozenset()))
    assert (found.count, found.share, found.is_amber) == (0, None, False)


def test_a_stricter_certainty_calls_fewer_clear():
    fitted, _ = centre(count=200)
    assert audit(fitted, 0.99).clear <= audit(fitted, 0.80).clear


def test_what_is_expected_of_each_agent_is_what_the_effect_uses():
    fitted, told = centre(count=25)
    for place, name in enumerate(told):
        found = effect(fitted, name, rule(), TARGET, AFTER)
        assert found.expected_variance == pytest.approx(fitted.expected.variance[place])
        assert found.expected_rate == pytest.approx(1 / (1 + np.exp(-fitted.expected.log_odds[place])))


def test_un_coached_are_those_without_a_plan_on_the_behavior_in_these_days():
    plans = [
        plan("1", "ann"),
        plan("2", "bob", behavior="Closes"),
        plan("3", "eve", shared=TARGET + days(1), target=TARGET + days(40)),
        plan("4", "joe", is_deleted=True),
    ]
    everybody = ["ann", "bob", "eve", "joe", "zoe"]
    assert uncoached("Greeting", SHARED, TARGET, plans, everybody) == {"bob", "eve", "zoe"}
    assert uncoached("Greeting", SHARED, TARGET + days(1), plans, everybody) == {"bob", "zoe"}
