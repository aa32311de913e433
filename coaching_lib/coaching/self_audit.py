"""The rule's own false alarms: what it would say of colleagues whom nobody coached.

Statistics specification, section 4, Programme: 2-4 % "clear" are to be expected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import special

from coaching_lib.coaching.fit import Fit
from coaching_lib.coaching.intervals import Z90, difference

AMBER = 0.07
"""Share of un-coached colleagues called improved above which the rule itself must be doubted."""


@dataclass(frozen=True)
class SelfAudit:
    """Un-coached colleagues judged as if they had had the plan, and how many would be clear Improvements."""

    count: int
    clear: int

    @property
    def share(self) -> float | None:
        """Of those judged; None where nobody was."""
        return self.clear / self.count if self.count else None

    @property
    def is_amber(self) -> bool:
        """Whether the share is larger than the rule promises."""
        return self.share is not None and self.share > AMBER


def audit(fit: Fit, certain_clear: float = 0.95) -> SelfAudit:
    """Every peer of one fit judged by the rule of the plan; peers stay in the fit that judges them.

    A peer has at least 5 contacts in both windows. Clear: p_improved and a rise of the own level.
    """
    peer = fit.is_peer
    if not peer.any():
        return SelfAudit(0, 0)
    expected = fit.expected
    change = difference(fit.k1[peer], fit.n1[peer], expected.log_odds[peer], expected.variance[peer], Z90)
    own = fit.k1[peer] / fit.n1[peer] - special.expit(fit.offset[peer] + fit.gap[peer])
    is_clear = (change.probability >= certain_clear) & (own > 0)
    return SelfAudit(int(peer.sum()), int(np.count_nonzero(is_clear)))


def add_up(audits: Iterable[SelfAudit]) -> SelfAudit:
    """Several audits as one."""
    found = list(audits)
    return SelfAudit(sum(each.count for each in found), sum(each.clear for each in found))
