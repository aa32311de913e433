"""Cells of a query about two windows as the arrays that fits take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from coaching_lib.coaching.fit import WindowCounts
from coaching_lib.scoring.counts import Stratum

SUMS = ("n0", "k0", "n1", "k1")


def window_counts(
    column: Mapping[str, np.ndarray[Any, Any]], ids: Mapping[int, str], kinds: Mapping[int, Stratum]
) -> WindowCounts:
    """Columns agent_no, stratum_no, n0, k0, n1, k1 with agents and kinds of contacts as positions.

    `ids`: agent id by agent_no; `kinds`: (channel, topic) by stratum_no.
    """
    agents, agent = np.unique(column["agent_no"], return_inverse=True)
    strata, stratum = np.unique(column["stratum_no"], return_inverse=True)
    return WindowCounts(
        agent_ids=tuple(ids[number] for number in agents.tolist()),
        strata=tuple(kinds[number] for number in strata.tolist()),
        agent=agent.astype(np.int64),
        stratum=stratum.astype(np.int64),
        **{name: column[name].astype(np.float64) for name in SUMS},
    )
