"""Side effects of a plan: handle time and score beside colleagues."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coaching_lib.coaching.side_effects import MeasureSums, SideEffect, is_sure, side_effect
from coaching_lib.coaching.side_words import level_text, side_sentence

Windows = tuple[list[float], list[float]]
FOUND = SideEffect("handle_seconds", 24, 300.0, 18, 345.0, 30, 5.0, 40.0, -10.0, 90.0)


def sums(cells: dict[tuple[str, tuple[str | None, str | None]], Windows]) -> MeasureSums:
    """Sums of plain values by (agent, kind of contact)."""
    agents, kinds = sorted({key[0] for key in cells}), sorted({key[1] for key in cells}, key=str)
    before, after = ([np.array(pair[i], dtype=float) for pair in cells.values()] for i in (0, 1))
    values = {
        f"{name}{window}": np.array([each(part) for part in parts], dtype=float)
        for window, parts in enumerate((before, after))
        for name, each in (("n", len), ("sum", np.sum), ("sq", lambda part: (part**2).sum()))
    }
    return MeasureSums(
        agent_ids=tuple(agents),
        strata=tuple(kinds),
        agent=np.array([agents.index(agent) for agent, _ in cells], dtype=np.int64),
        stratum=np.array([kinds.index(kind) for _, kind in cells], dtype=np.int64),
        **values,
    )


def centre(
    rng, agents: int = 25, moved: float = 0.0, own: float = 0.0, later_mail: float = 0.3
) -> MeasureSums:
    """Calls of 300 and mails of 600 seconds; everyone moves by `moved`, agent a0 by `own` on top."""
    cells = {}
    for number in range(agents):
        level, drift = rng.normal(0, 40), rng.normal(0, 10)
        mails = 0.8 if number == 0 else later_mail
        for kind, base, share in (
            (("call", None), 300, (0.7, 1 - mails)),
            (("mail", None), 600, (0.3, mails)),
        ):
            counts = rng.binomial([60, 40], share)
            shift = moved + drift + (own if number == 0 else 0)
            cells[f"a{number}", kind] = (
                rng.normal(base + level, 90, counts[0]).tolist(),
                rng.normal(base + level + shift, 90, counts[1]).tolist(),
            )
    return sums(cells)


def found(told: MeasureSums, agents: int = 25) -> SideEffect:
    """The side effect of a0."""
    return side_effect("handle_seconds", told, "a0", frozenset(f"a{n}" for n in range(1, agents)))


def test_the_ninety_percent_range_holds_the_true_change_nine_times_in_ten():
    rng = np.random.default_rng(3)
    results = [found(centre(rng, moved=50, own=40)) for _ in range(400)]
    assert np.mean([each.low <= 40 <= each.high for each in results]) == pytest.approx(0.9, abs=0.045)
    assert np.mean([each.change for each in results]) == pytest.approx(40, abs=4)
    assert np.mean([each.peer_change for each in results]) == pytest.approx(50, abs=2)


def test_a_move_of_the_whole_team_or_to_longer_contacts_is_no_side_effect():
    rng = np.random.default_rng(4)
    sure = [is_sure(found(centre(rng, moved=90))) for _ in range(300)]
    assert np.mean(sure) < 0.15


def test_an_unlucky_baseline_is_no_rise_of_the_score():
    rng, rises = np.random.default_rng(5), []
    for _ in range(100):
        before = rng.normal(80, 15, (30, 8))
        worst = int(before.mean(axis=1).argmin())
        told = sums(
            {
                (f"a{n}", ("call", None)): (before[n].tolist(), rng.normal(80, 15, 30).tolist())
                for n in range(30)
            }
        )
        peers = frozenset(f"a{n}" for n in range(30) if n != worst)
        rises.append(side_effect("average_score", told, f"a{worst}", peers).change)
    assert abs(np.mean(rises)) < 2


def test_before_and_after_are_the_plain_means():
    told = sums({("a0", ("call", None)): ([100.0, 200.0], [400.0]), ("a1", ("call", None)): ([0.0], [])})
    seen = found(told)
    assert (seen.before_count, seen.before, seen.after_count, seen.after) == (2, 150.0, 1, 400.0)
    assert (seen.change, seen.low, seen.peers, seen.peer_change) == (None, None, 0, None)


@pytest.mark.parametrize("values", [0.0, 300.0])
def test_measures_that_never_vary_have_no_change(values):
    told = sums({(f"a{n}", (None, None)): ([values] * 9, [values] * 9) for n in range(8)})
    seen = found(told)
    assert (seen.change, seen.low, seen.high) == pytest.approx((0, 0, 0), abs=1e-4)


def test_somebody_unseen_and_nobody_at_all_are_answered():
    assert side_effect("handle_seconds", sums({}), "a0", frozenset()).before is None
    told = centre(np.random.default_rng(1))
    assert side_effect("handle_seconds", told, "z", frozenset({"a1"})).change is None


def test_a_side_effect_reads_as_a_sentence():
    assert side_sentence(FOUND) == (
        "Handle time rose by 0:40 (\u22120:10 to +1:30) beside colleagues; chance alone may explain it."
    )
    sure = replace(FOUND, measure="average_score", change=-3.24, low=-5.0, high=-1.0)
    assert side_sentence(sure) == (
        "The average score fell by 3.2 points (\u22125.0 to \u22121.0) beside colleagues."
    )
    assert level_text(FOUND) == "5:00 in 24 contacts before, 5:45 in 18 contacts after"
    assert "too few" in side_sentence(replace(FOUND, change=None))


def test_three_colleagues_are_too_few_to_know_how_much_they_differ():
    told = centre(np.random.default_rng(2))
    assert side_effect("handle_seconds", told, "a0", frozenset({"a1", "a2", "a3"})).change is None
    assert side_effect("handle_seconds", told, "a0", frozenset({"a1", "a2", "a3", "a4"})).change is not None
