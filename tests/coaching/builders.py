"""Windows and plans built from plain rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np

from coaching_lib.coaching.fit import WindowCounts
from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.rule import Rule, freeze

SHARED = date(2026, 3, 2)
TARGET = date(2026, 4, 13)
AFTER = date(2026, 4, 14)


def rule(goal: float = 0.8, shared: date = SHARED, target: date = TARGET, **certain: float) -> Rule:
    """The rule of a six-week plan."""
    return freeze(goal, shared, target, **certain)


def plan(
    plan_id: str = "one",
    agent_id: str = "ann",
    shared: date = SHARED,
    target: date = TARGET,
    goal: float = 0.8,
    behavior: str = "Greeting",
    is_opened: bool = False,
    is_deleted: bool = False,
    first_target: date | None = None,
) -> Plan:
    """A shared plan."""
    stamp = datetime(2026, 3, 3, tzinfo=UTC)
    return Plan(
        plan_id=plan_id,
        agent_id=agent_id,
        behavior=behavior,
        goal_rate=goal,
        target_on=target,
        shared_on=shared,
        rule=rule(goal, shared, first_target or target),
        acknowledged_at=stamp if is_opened else None,
        deleted_at=stamp if is_deleted else None,
    )


Before = tuple[float, float]
Later = tuple[float, float]


def windows(agents: dict[str, tuple[Before, Later]], stratum=("phone", None)) -> WindowCounts:
    """One stratum; per agent (contacts, met) before and after."""
    names = tuple(agents)
    cells = np.array([[*before, *after] for before, after in agents.values()], dtype=float)
    return WindowCounts(
        agent_ids=names,
        strata=(stratum,),
        agent=np.arange(len(names)),
        stratum=np.zeros(len(names), dtype=np.int64),
        n0=cells[:, 0],
        k0=cells[:, 1],
        n1=cells[:, 2],
        k1=cells[:, 3],
    )


def colleagues(count: int = 30, rate: float = 0.8, later: float = 0.8, seed: int = 5) -> dict:
    """Agents around one level before and one after, 60 contacts in each window."""
    rng = np.random.default_rng(seed)
    found = {}
    for number in range(count):
        own = float(np.clip(rng.normal(0, 0.06), -0.15, 0.15))
        before, after = rng.binomial(60, [min(rate + own, 0.99), min(later + own, 0.99)])
        found[f"peer{number}"] = ((60, float(before)), (60, float(after)))
    return found


def days(count: int) -> timedelta:
    """A number of days."""
    return timedelta(days=count)
