"""Dots of nearly equal values side by side, so that every agent can be seen and pointed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

BIN, STEP = 0.014, 0.1
"""Dots whose shares differ by less than BIN stand above each other, STEP rows apart."""
TOP, BOTTOM = -0.24, 0.28


def swarm(shares: Sequence[float]) -> list[float]:
    """Heights around the line of a row, in rows; always the same for the same shares."""
    taken: Counter[int] = Counter()
    heights = []
    for share in shares:
        slot = round(share / BIN)
        order = taken[slot] + slot % 2
        taken[slot] += 1
        height = STEP * ((order + 1) // 2) * (1 if order % 2 else -1)
        heights.append(max(TOP, min(BOTTOM, height)))
    return heights
