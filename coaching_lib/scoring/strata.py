"""What the centre scores on each kind of contact: (channel, topic), pulled towards the channel and the whole.

Statistics specification, section 2. A topic without a channel is pulled towards the whole centre.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coaching_lib.scoring.counts import Floats, Stratum

PULL = 20.0
"""Contacts the coarser rate weighs as much as."""


@dataclass(frozen=True, eq=False)
class StratumRates:
    """Shares met: `overall` [behaviors] and `rates` [strata, behaviors]."""

    overall: Floats
    rates: Floats


def stratum_rates(strata: Sequence[Stratum], passes: Floats, applicable: Floats) -> StratumRates:
    """r_all and r_s from sums [strata, behaviors] over the whole centre."""
    overall: Floats = (passes.sum(axis=0) + 0.5) / (applicable.sum(axis=0) + 1.0)
    coarser = _channel_rates(strata, passes, applicable, overall)
    has_topic = np.array([bool(topic) for _, topic in strata], dtype=bool)[:, None]
    return StratumRates(overall, np.where(has_topic, _pulled(passes, applicable, coarser), coarser))


def _channel_rates(strata: Sequence[Stratum], passes: Floats, applicable: Floats, overall: Floats) -> Floats:
    """[strata, behaviors] rate of the stratum's channel; of the whole centre where it has none."""
    rates: Floats = np.tile(overall, (len(strata), 1))
    for channel in {channel for channel, _ in strata if channel}:
        inside = np.array([own == channel for own, _ in strata], dtype=bool)
        rates[inside] = _pulled(passes[inside].sum(axis=0), applicable[inside].sum(axis=0), overall)
    return rates


def _pulled(passes: Floats, applicable: Floats, towards: Floats) -> Floats:
    """The rate of these contacts, drawn towards a coarser one."""
    return (passes + PULL * towards) / (applicable + PULL)
