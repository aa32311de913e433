"""Centres built from plain rows (agent, behavior, channel, topic, applicable, passes)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from coaching_lib.scoring.counts import CentreCounts

Row = tuple[str, str, str | None, str | None, float, float]


def positions(values: Iterable[object], known: list) -> np.ndarray:
    """Where each value stands in the list."""
    return np.array([known.index(value) for value in values], dtype=np.int64)


def centre(
    rows: list[Row],
    scored: float | dict[str, float] = 60.0,
    weights: dict[str, float] | None = None,
    critical: Iterable[str] = (),
    price: float = 10.0,
    charge: float | None = None,
    agents: Iterable[str] = (),
) -> CentreCounts:
    """Every miss is charged `charge` points (default: the price)."""
    agent_ids = sorted({row[0] for row in rows} | set(agents))
    behaviors = sorted({row[1] for row in rows})
    strata = sorted({(row[2], row[3]) for row in rows}, key=str)
    counts = scored if isinstance(scored, dict) else dict.fromkeys(agent_ids, scored)
    n = np.array([row[4] for row in rows], dtype=float)
    k = np.array([row[5] for row in rows], dtype=float)
    return CentreCounts(
        agent_ids=tuple(agent_ids),
        agent_names=tuple(name.title() for name in agent_ids),
        behaviors=tuple(behaviors),
        weights=tuple((weights or {}).get(name) for name in behaviors),
        is_critical=tuple(name in set(critical) for name in behaviors),
        strata=tuple(strata),
        scored=np.array([counts.get(name, 0.0) for name in agent_ids], dtype=float),
        agent=positions((row[0] for row in rows), agent_ids),
        behavior=positions((row[1] for row in rows), behaviors),
        stratum=positions(((row[2], row[3]) for row in rows), strata),
        applicable=n,
        passes=k,
        points_lost=(n - k) * (price if charge is None else charge),
        price=n * price,
    )
