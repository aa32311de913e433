"""How often two looks at one contact come to the same result, behavior by behavior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scipy import special

CERTAINTY = 0.90
SAME = 1e-9


@dataclass(frozen=True)
class TwoLooks:
    """One behavior of one contact, judged twice. Results 0-1; None: not applicable."""

    first: float | None
    second: float | None

    @property
    def is_same(self) -> bool:
        """Whether both say the same, also that it did not apply."""
        if self.first is None or self.second is None:
            return self.first is self.second
        return abs(self.first - self.second) <= SAME

    @property
    def difference(self) -> float | None:
        """How far both results lie apart, 0-1; None where one of them did not apply."""
        return None if self.first is None or self.second is None else abs(self.first - self.second)


@dataclass(frozen=True)
class Agreement:
    """One behavior. Rates 0-1.

    rate with low and high: share of pairs with the same result and its 90 % range (Jeffreys interval,
    Brown, Cai and DasGupta 2001). chance: what two judges with these shares of met, missed, partial and
    not applicable would agree on by luck (Cohen 1960); kappa = (rate - chance) / (1 - chance), None where
    luck explains all. leaning: mean of second minus first where both applied, below 0 the second is stricter.
    """

    behavior: str
    pairs: int
    same: int
    rate: float
    low: float
    high: float
    kappa: float | None
    leaning: float | None


def agreement(behavior: str, looks: Sequence[TwoLooks]) -> Agreement | None:
    """What the pairs of one behavior say; None without any."""
    if not looks:
        return None
    pairs, same = len(looks), sum(look.is_same for look in looks)
    tail = (1 - CERTAINTY) / 2
    low = special.betaincinv(same + 0.5, pairs - same + 0.5, tail) if same else 0.0
    high = special.betaincinv(same + 0.5, pairs - same + 0.5, 1 - tail) if same < pairs else 1.0
    applied = [
        look.second - look.first for look in looks if look.first is not None and look.second is not None
    ]
    return Agreement(
        behavior=behavior,
        pairs=pairs,
        same=same,
        rate=same / pairs,
        low=float(low),
        high=float(high),
        kappa=_kappa(looks, same / pairs),
        leaning=sum(applied) / len(applied) if applied else None,
    )


def _kappa(looks: Sequence[TwoLooks], rate: float) -> float | None:
    firsts, seconds = [_word(look.first) for look in looks], [_word(look.second) for look in looks]
    words = set(firsts) | set(seconds)
    chance = sum(firsts.count(word) * seconds.count(word) for word in words) / len(looks) ** 2
    return None if chance >= 1 - SAME else (rate - chance) / (1 - chance)


def _word(result: float | None) -> str:
    return "not applicable" if result is None else f"{result:.6f}"
