"""How far the scores of one behavior can be trusted: applicability, disputes, scorers who disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

RARELY = 0.90
FEW_PAIRS, FEWEST_OF_A_HALF = 30, 5
LARGE_DISAGREEMENT = 0.20
ENOUGH_TO_VARY = 50


@dataclass(frozen=True)
class TrustSums:
    """What is known of one behavior in a window."""

    behavior: str
    contacts: int
    """Scored interactions of the rubrics that hold it."""
    applicable: int
    missed: float
    pairs: Sequence[tuple[date | None, float]] = ()
    """(day, |x - x'|) of results that two evaluations of one contact gave."""
    disputes: int = 0
    """Disputes that were answered."""
    overturned: int = 0
    """Those of them that changed the result."""
    is_weight_estimated: bool = False
    is_plain_sum: bool = True
    """Whether exported scores are a plain weighted sum of the behaviors, where weights were estimated."""


@dataclass(frozen=True)
class Trust:
    """One behavior (`ask trust`). Rates 0-1; None: nothing to know it from.

    Notes: rarely-applicable, never-missed, always-missed, scorers-disagree, few-evaluations,
    weight-estimated, score-no-plain-sum.
    """

    behavior: str
    not_applicable_rate: float | None
    overturned_rate: float | None
    scorer_disagreement: float | None
    """Mean difference of two evaluations of the same contact."""
    drift: float | None
    """Disagreement in the later half of the days minus the earlier half: above 0, scorers move apart."""
    notes: tuple[str, ...] = field(default=())


def trust(sums: TrustSums) -> Trust:
    """What the sums say. The specification names the figures; disagreement and drift are ours to define."""
    disagreement = _mean([difference for _, difference in sums.pairs])
    said = {
        "rarely-applicable": sums.contacts > 0 and sums.applicable < (1 - RARELY) * sums.contacts,
        "never-missed": sums.applicable >= ENOUGH_TO_VARY and sums.missed == 0,
        "always-missed": sums.applicable >= ENOUGH_TO_VARY and sums.missed == sums.applicable,
        "scorers-disagree": disagreement is not None and disagreement >= LARGE_DISAGREEMENT,
        "few-evaluations": 0 < len(sums.pairs) < FEW_PAIRS,
        "weight-estimated": sums.is_weight_estimated,
        "score-no-plain-sum": not sums.is_plain_sum,
    }
    return Trust(
        behavior=sums.behavior,
        not_applicable_rate=1 - sums.applicable / sums.contacts if sums.contacts else None,
        overturned_rate=sums.overturned / sums.disputes if sums.disputes else None,
        scorer_disagreement=disagreement,
        drift=_drift(sums.pairs),
        notes=tuple(code for code, holds in said.items() if holds),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _drift(pairs: Sequence[tuple[date | None, float]]) -> float | None:
    """Halves at the middle day; None unless both hold at least five dated pairs."""
    days = sorted(day for day, _ in pairs if day is not None)
    if not days:
        return None
    middle = days[0] + (days[-1] - days[0]) / 2
    early = [difference for day, difference in pairs if day is not None and day <= middle]
    late = [difference for day, difference in pairs if day is not None and day > middle]
    if min(len(early), len(late)) < FEWEST_OF_A_HALF:
        return None
    return sum(late) / len(late) - sum(early) / len(early)
