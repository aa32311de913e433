"""Memory of one process for what is computed from scores alone: the whole centre, no viewer in any key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class Memory:
    """The latest answers, by key. A key names the snapshot and every argument.

    Callers must never change an answer. Two threads that miss at once both compute; the later one stays.
    """

    def __init__(self, entries: int) -> None:
        self.entries = entries
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def once(self, key: Hashable, compute: Callable[[], Answer]) -> Answer:
        """What `compute` answered the first time for this key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Answer = self._kept[key]
                return found
        answer = compute()
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > self.entries:
                self._kept.popitem(last=False)
        return answer


CENTRES = Memory(24)
"""Whole centres: standings of one window (megabytes each at 10,000 agents)."""
ANSWERS = Memory(512)
"""Short answers: metrics, behaviors, weeks."""
FITS = Memory(512)
"""Fits of plans, one per behavior, pair of windows and set of peers (100 KB each at 1,000 agents)."""
JUDGED = Memory(64)
"""Verdicts of lists of plans as they were at one moment; without texts and names of the record."""
