"""Memory of one process for what is computed from scores alone: the whole centre, no viewer in any key."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")

ENTRIES = 256

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def once(key: Hashable, compute: Callable[[], Answer]) -> Answer:
    """What `compute` answered the first time for this key. The 256 latest answers are kept.

    A key names the store, the snapshot and every argument; answers must never be changed by the caller.
    """
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: Answer = _kept[key]
            return found
    answer = compute()
    with _lock:
        _kept[key] = answer
        while len(_kept) > ENTRIES:
            _kept.popitem(last=False)
    return answer


def forget() -> None:
    """Empty the memory (tests, and a folder whose snapshots were replaced by hand)."""
    with _lock:
        _kept.clear()
