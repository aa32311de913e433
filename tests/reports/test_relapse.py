"""Did it last? The days after a plan, counted a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from statsmodels.stats.proportion import proportion_confint

from coaching_lib.errors import NotFound
from coaching_lib.people import agent_viewer
from coaching_lib.reports.relapse import relapse
from tests.reports.conftest import TODAY
from tests.reports.test_plans import share

SHARED, TARGET = date(2026, 2, 1), date(2026, 4, 15)


def test_every_step_counts_its_own_thirty_days(own_desk, contacts):
    plan_id = share(own_desk, "a01", shared_on=SHARED, target_on=TARGET)
    steps = relapse(own_desk, plan_id)
    assert [(step.until_days, step.is_over) for step in steps] == [(30, True), (60, True), (90, False)]
    for step in steps:
        first, last = TARGET + timedelta(days=step.until_days - 29), TARGET + timedelta(days=step.until_days)
        told = [
            c.results["Greets"]
            for c in contacts
            if c.agent_id == "a01" and first <= c.day <= min(last, TODAY) and c.results["Greets"] is not None
        ]
        assert (step.applicable, step.met) == (len(told), sum(told))
        assert step.rate == pytest.approx(sum(told) / len(told))
        low, high = proportion_confint(sum(told), len(told), alpha=0.1, method="wilson")
        assert (step.rate_low, step.rate_high) == pytest.approx((low, high), abs=1e-4)


def test_nothing_is_said_before_the_first_day_after_the_target_date(own_desk):
    plan_id = share(own_desk, "a01", shared_on=SHARED, target_on=TARGET)
    assert relapse(replace(own_desk, today=TARGET), plan_id) == []
    (step,) = relapse(replace(own_desk, today=TARGET + timedelta(days=1)), plan_id)
    assert (step.first, step.last, step.is_over) == (TARGET + timedelta(days=1),) * 2 + (False,)


def test_the_plan_of_another_is_not_told(own_desk):
    plan_id = share(own_desk, "a01", shared_on=SHARED, target_on=TARGET)
    with pytest.raises(NotFound):
        relapse(own_desk.seen_as(agent_viewer("a02", "A02")), plan_id)
