"""System or person: silent on noise and on single agents, loud on a planted break."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from coaching_lib.scoring.system import SystemCells, Where, system_cause

MONDAY = date(2026, 3, 30)
WEEKS = 13
STRATA = (("call", "billing"), ("call", "outage"), ("chat", "billing"))


def centre(rng, agents=20, contacts=60, sd=0.08, changed=None, versions=None) -> SystemCells:
    """Agents of different levels and mixes; `changed(week, stratum, version, agent)` moves a share met."""
    rows = []
    for agent in range(agents):
        level, mix = float(np.clip(rng.normal(0.75, sd), 0.3, 0.95)), rng.dirichlet((2, 2, 2))
        for stratum, week in zip(
            rng.choice(3, contacts, p=mix), rng.integers(0, WEEKS, contacts), strict=True
        ):
            version = int(versions is not None and week >= versions)
            rate = level + (changed(week, stratum, version, agent) if changed else 0.0)
            rows.append((agent, stratum, version, week, float(rng.random() < np.clip(rate, 0.02, 0.98))))
    agent, stratum, version, week, passes = (np.array(column) for column in zip(*rows, strict=True))
    return SystemCells(
        strata=STRATA,
        versions=((None, "1"),) if versions is None else ((None, "1"), (None, "2")),
        weeks=tuple(MONDAY + timedelta(weeks=n) for n in range(WEEKS)),
        agent=agent,
        stratum=stratum,
        version=version,
        week=week,
        applicable=np.ones(len(rows)),
        passes=passes,
    )


def test_pure_noise_stays_silent_in_at_least_95_of_100_centers():
    rng, silent = np.random.default_rng(1), 0
    for number in range(200):
        size = {
            "agents": (6, 12, 25)[number % 3],
            "contacts": (20, 60)[number % 2],
            "sd": (0.0, 0.1)[number % 2],
        }
        silent += all(system_cause(centre(rng, **size)) is None for _ in range(3))
    assert silent >= 190


def test_a_break_that_hits_everyone_is_dated():
    rng = np.random.default_rng(2)
    found = [system_cause(centre(rng, changed=lambda week, *_: -0.3 * (week >= 6))) for _ in range(30)]
    named = [each for each in found if each is not None]
    assert len(named) >= 27
    assert {each.where for each in named} == {Where.SINCE}
    near = [abs((each.since - MONDAY).days // 7 - 6) <= 1 for each in named]
    assert np.mean(near) >= 0.9
    assert np.mean([each.rate_elsewhere - each.rate for each in named]) == pytest.approx(0.3, abs=0.04)


def test_a_queue_in_which_everyone_fails_is_named():
    rng = np.random.default_rng(3)
    found = system_cause(centre(rng, changed=lambda week, stratum, *_: -0.35 * (stratum == 1)))
    assert (found.where, found.name) == (Where.QUEUE, "call · outage")


def test_a_new_rubric_version_is_named_rather_than_its_week():
    rng = np.random.default_rng(4)
    moved = centre(rng, versions=6, changed=lambda week, stratum, version, agent: -0.3 * version)
    found = system_cause(moved)
    assert (found.where, found.name) == (Where.VERSION, "2")


def test_a_few_agents_who_fell_are_no_system():
    rng = np.random.default_rng(5)
    fell = [
        system_cause(centre(rng, changed=lambda week, s, v, agent: -0.6 * (week >= 6 and agent < 4)))
        for _ in range(40)
    ]
    assert sum(each is not None for each in fell) <= 1


def test_agents_who_drift_on_their_own_are_no_system():
    rng, loud = np.random.default_rng(6), 0
    for _ in range(100):
        drift = rng.normal(0, 0.15, 20)
        moved = centre(rng, changed=lambda week, s, v, agent, drift=drift: drift[agent] * (week >= 6))
        loud += system_cause(moved) is not None
    assert loud <= 2


def test_a_weak_agent_alone_in_a_queue_is_not_taken_for_the_queue():
    rng = np.random.default_rng(7)
    cells = centre(rng)
    stratum = np.where(cells.agent == 0, 2, np.minimum(cells.stratum, 1))
    passes = np.where(cells.agent == 0, 0.0, cells.passes)
    assert system_cause(SystemCells(**{**vars(cells), "stratum": stratum, "passes": passes})) is None


def test_a_rise_is_no_cause_to_train_everyone():
    rng = np.random.default_rng(8)
    assert system_cause(centre(rng, changed=lambda week, *_: 0.25 * (week >= 6) - 0.2)) is None


def test_undated_contacts_and_empty_centers_are_answered():
    rng = np.random.default_rng(9)
    cells = centre(rng)
    undated = {**vars(cells), "week": np.full(len(cells.week), -1), "weeks": ()}
    assert system_cause(SystemCells(**undated)) is None
    none = {name: value[:0] for name, value in vars(cells).items()}
    assert system_cause(SystemCells(**none)) is None
