"""What else changed with one plan: handle time and average score beside colleagues."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from coaching_lib.coaching import chain
from coaching_lib.coaching.side_effects import MeasureSums, SideEffect, side_effect
from coaching_lib.desk import Desk
from coaching_lib.reports.centre import Centre, centre, key_of
from coaching_lib.reports.memo import FITS
from coaching_lib.reports.plan_fits import PlanDays, plan_days
from coaching_lib.reports.verdicts import Judged, find_plan, shared_plans
from coaching_lib.scores import Snapshot

MEASURES = {"handle_seconds": "handle", "average_score": "score"}
"""Names of the answer, and how their columns begin."""


def side_effects(desk: Desk, plan_id: str) -> tuple[SideEffect, ...]:
    """Handle time and average score of a plan's agent, in the plan's own windows and beside its own peers.

    Measures without any value in them are left out; nothing is said of a plan that cannot be judged.
    Raises: NotFound for a plan that does not exist or is not the viewer's.
    """
    return side_effects_of(desk, find_plan(desk, plan_id))


def side_effects_of(desk: Desk, judged: Judged) -> tuple[SideEffect, ...]:
    """The same of a plan already judged."""
    snapshot = desk.scores.current()
    if snapshot is None or not judged.plan.is_rule_intact:
        return ()
    known = centre(desk, snapshot)
    days = plan_days(judged.plan, judged.first_shared_on, desk.today)
    peers = chain.peers(judged.plan, shared_plans(desk), known.agent_ids)
    found = [
        side_effect(measure, sums, judged.plan.agent_id, peers)
        for measure, sums in _sums(known, snapshot, days).items()
    ]
    return tuple(each for each in found if each.before_count or each.after_count)


def _sums(known: Centre, snapshot: Snapshot, days: PlanDays) -> dict[str, MeasureSums]:
    """The sums of the whole centre, read once for each pair of windows."""
    key = key_of(snapshot, "measures", days)
    return FITS.once(key, lambda: _read(known, snapshot.ask("plan_measures", **vars(days))))


def _read(known: Centre, cells: pa.Table) -> dict[str, MeasureSums]:
    column = {name: cells[name].to_numpy() for name in cells.column_names}
    agents, agent = np.unique(column["agent_no"], return_inverse=True)
    strata, stratum = np.unique(column["stratum_no"], return_inverse=True)
    return {
        measure: MeasureSums(
            agent_ids=tuple(known.ids[number] for number in agents.tolist()),
            strata=tuple(known.kinds[number] for number in strata.tolist()),
            agent=agent.astype(np.int64),
            stratum=stratum.astype(np.int64),
            **{
                name: column[f"{prefix}_{name}"].astype(np.float64)
                for name in ("n0", "sum0", "sq0", "n1", "sum1", "sq1")
            },
        )
        for measure, prefix in MEASURES.items()
    }
