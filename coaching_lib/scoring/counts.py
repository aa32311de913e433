"""What SQL hands to Python: sums of one window of the whole centre."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Stratum = tuple[str | None, str | None]
"""(channel, topic); None where the export does not say."""


@dataclass(frozen=True, eq=False)
class CentreCounts:
    """Sums of one window over every agent of the centre, whatever the viewer's scope.

    One cell per agent x behavior x stratum that has any row; several cells of one key add up, order is
    irrelevant. `agent`, `behavior` and `stratum` are positions in `agent_ids`, `behaviors`, `strata`.
    A critical miss is charged in `points_lost` already (statistics specification, section 1).
    """

    agent_ids: tuple[str, ...]
    agent_names: tuple[str, ...]
    behaviors: tuple[str, ...]
    weights: tuple[float | None, ...]
    """Per behavior; None: unknown, equal weights were used."""
    is_critical: tuple[bool, ...]
    strata: tuple[Stratum, ...]
    scored: Floats
    """[agents] interactions with a computed score (weight sum above 0): N of the specification."""
    agent: Ints
    behavior: Ints
    stratum: Ints
    applicable: Floats
    """[cells] interactions where the behavior applied."""
    passes: Floats
    """[cells] sum of x (1 met, 0 missed, between: partial)."""
    points_lost: Floats
    """[cells] sum of points charged, failed interactions included."""
    price: Floats
    """[cells] sum of 100 w / W over the applicable interactions."""
