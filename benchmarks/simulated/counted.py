"""Contacts as the sums the app's functions take."""

from __future__ import annotations

import numpy as np

from benchmarks.simulated.centre import BEHAVIORS, CHANNELS, Centre, Contacts
from coaching_lib.coaching.fit import WindowCounts
from coaching_lib.scoring.counts import CentreCounts, Flags, Floats
from coaching_lib.scoring.losses import Losses, losses

BEHAVIOR_NAMES = tuple(f"behavior {number:02}" for number in range(BEHAVIORS))
STRATA = tuple((channel, None) for channel in ("phone", "chat", "mail")[:CHANNELS])


def names(agents: int) -> tuple[str, ...]:
    """Ids of the agents."""
    return tuple(f"agent {number:04}" for number in range(agents))


def points(centre: Centre, contacts: Contacts, critical: Flags | None = None) -> Losses:
    """Points lost, contact by contact."""
    marks = np.zeros(BEHAVIORS, dtype=bool) if critical is None else critical
    return losses(contacts.result, centre.weights, marks)


def cells(contacts: Contacts, values: Floats, agents: int) -> Floats:
    """[agents, channels, behaviors] sums of values [contacts, behaviors]."""
    place = contacts.agent * CHANNELS + contacts.channel
    flat = np.stack([np.bincount(place, column, agents * CHANNELS) for column in values.T], axis=1)
    return flat.reshape(agents, CHANNELS, BEHAVIORS)


def centre_counts(centre: Centre, contacts: Contacts, lost: Losses) -> CentreCounts:
    """One window of the whole centre."""
    agents = centre.agents
    applies = ~np.isnan(contacts.result)
    agent, channel, behavior = (each.ravel() for each in np.indices((agents, CHANNELS, BEHAVIORS)))
    is_scored = lost.weight_sum > 0
    return CentreCounts(
        agent_ids=names(agents),
        agent_names=names(agents),
        behaviors=BEHAVIOR_NAMES,
        weights=tuple(centre.weights.tolist()),
        is_critical=(False,) * BEHAVIORS,
        strata=STRATA,
        scored=np.bincount(contacts.agent[is_scored], minlength=agents).astype(float),
        agent=agent,
        behavior=behavior,
        stratum=channel,
        applicable=cells(contacts, applies.astype(float), agents).ravel(),
        passes=cells(contacts, np.nan_to_num(contacts.result), agents).ravel(),
        points_lost=cells(contacts, lost.points, agents).ravel(),
        price=cells(contacts, lost.price, agents).ravel(),
    )


def window_counts(centre: Centre, before: Contacts, judged: Contacts, behavior: int) -> WindowCounts:
    """Both windows of the plans on one behavior."""
    agents = centre.agents
    agent, channel = (each.ravel() for each in np.indices((agents, CHANNELS)))
    (n0, k0), (n1, k1) = (_counted(contacts, behavior, agents) for contacts in (before, judged))
    return WindowCounts(names(agents), STRATA, agent, channel, n0, k0, n1, k1)


def _counted(contacts: Contacts, behavior: int, agents: int) -> tuple[Floats, Floats]:
    """Applicable contacts and passes of one behavior by agent and channel."""
    place = contacts.agent * CHANNELS + contacts.channel
    result = contacts.result[:, behavior]
    applies = (~np.isnan(result)).astype(float)
    return (
        np.bincount(place, applies, agents * CHANNELS).astype(float),
        np.bincount(place, np.nan_to_num(result), agents * CHANNELS).astype(float),
    )
