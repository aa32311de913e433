"""How long ranking a large centre and judging many plans takes, on one core, against the budget.

python benchmarks/statistics.py
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import scipy

from coaching_lib.coaching.chain import chain_start, is_overlapped, peers
from coaching_lib.coaching.effect import WindowCounts, effect, fit
from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.rule import freeze
from coaching_lib.coaching.status import verdict
from coaching_lib.scoring.areas import areas
from coaching_lib.scoring.counts import CentreCounts
from coaching_lib.scoring.standing import order, standings

AGENTS, BEHAVIORS, PLANS, SEED = 1000, 12, 200, 11
STRATA = tuple((channel, topic) for channel in ("phone", "chat", "mail") for topic in ("a", "b", "c", "d"))
NAMES = tuple(f"agent{number}" for number in range(AGENTS))
TODAY = date(2026, 7, 1)


def cells(rng: np.random.Generator, behaviors: int) -> tuple[np.ndarray, ...]:
    """agent, behavior, stratum, contacts and passes of a centre with beta pass rates."""
    agent, behavior, stratum = (
        axis.ravel()
        for axis in np.meshgrid(range(AGENTS), range(behaviors), range(len(STRATA)), indexing="ij")
    )
    rates = rng.beta(8, 2, (AGENTS, behaviors))
    contacts = rng.poisson(6, len(agent))
    return agent, behavior, stratum, contacts, rng.binomial(contacts, rates[agent, behavior])


def centre(rng: np.random.Generator) -> CentreCounts:
    """One window of 1,000 agents and 12 behaviors."""
    agent, behavior, stratum, contacts, passes = cells(rng, BEHAVIORS)
    return CentreCounts(
        agent_ids=NAMES,
        agent_names=NAMES,
        behaviors=tuple(f"behavior{number}" for number in range(BEHAVIORS)),
        weights=(1.0,) * BEHAVIORS,
        is_critical=(False,) * BEHAVIORS,
        strata=STRATA,
        scored=np.full(AGENTS, 72.0),
        agent=agent,
        behavior=behavior,
        stratum=stratum,
        applicable=contacts.astype(float),
        passes=passes.astype(float),
        points_lost=(contacts - passes) * 100 / BEHAVIORS,
        price=contacts * 100 / BEHAVIORS,
    )


def windows(rng: np.random.Generator) -> WindowCounts:
    """Baseline and after window of one behavior, 1,000 agents."""
    agent, _, stratum, before, met_before = cells(rng, 1)
    after = rng.poisson(3, len(agent))
    met_after = rng.binomial(after, 0.8)
    figures = (each.astype(float) for each in (before, met_before, after, met_after))
    return WindowCounts(NAMES, STRATA, agent, stratum, *figures)


def plans(rng: np.random.Generator) -> list[Plan]:
    """200 plans of different days, so that no fit can be reused."""
    found = []
    for number in range(PLANS):
        shared = TODAY - timedelta(days=45 + number)
        target = shared + timedelta(days=42)
        agent, behavior = NAMES[rng.integers(AGENTS)], f"behavior{rng.integers(BEHAVIORS)}"
        rule = freeze(0.85, shared, target)
        found.append(Plan(str(number), agent, behavior, 0.85, target, shared, rule))
    return found


def rank(counts: CentreCounts) -> None:
    """Standings, and the ranking of every agent."""
    found = standings(counts)
    for agent in range(AGENTS):
        order(found, agent)


def judge(counted: list[tuple[Plan, WindowCounts]]) -> None:
    """A fit, an effect and a verdict for each plan."""
    everybody = [plan for plan, _ in counted]
    for plan, counts in counted:
        chain_start(plan, everybody)
        found = effect(
            fit(counts, peers(plan, everybody, NAMES)), plan.agent_id, plan.rule, plan.target_on, TODAY
        )
        verdict(plan, found, TODAY, is_overlapped=is_overlapped(plan, everybody))


def measure(what: str, budget: float, work: Callable[[], object]) -> None:
    """One line: what, seconds wall and CPU, budget, kept or missed (by wall)."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:<48}{wall:>8.2f}{cpu:>8.2f}{budget:>8.0f}  {'kept' if wall <= budget else 'missed'}")


def main() -> None:
    """Print the versions, then one line per bar, on one core where the system allows to choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rng = np.random.default_rng(SEED)
    counts, someone = centre(rng), NAMES[5]
    counted = [(plan, windows(rng)) for plan in plans(rng)]
    print(f"Python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}, ", end="")
    print(f"{os.cpu_count()} cores, one used, seed {SEED}")
    print(f"{'what':<48}{'wall s':>8}{'cpu s':>8}{'budget':>8}")
    measure(f"{AGENTS:,} agents x {BEHAVIORS} behaviors ranked", 5, lambda: rank(counts))
    found = standings(counts)
    measure("areas of one agent", 1, lambda: areas(found, someone, 80.0))
    measure(f"{PLANS} plans judged, each with a fit of its own", 10, lambda: judge(counted))


if __name__ == "__main__":
    main()
