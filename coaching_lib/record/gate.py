"""Who may open the record in which way within this process.

SQLite shares the scratch file of a database among all connections of a process: a reader that maps it
read-only (so that not a byte of it changes) makes every writer of the same process fail while it is open.
So a process reads that way until it first writes: the first writer waits for such readers, later readers map
as writers do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from coaching_lib.errors import StoreBusy

PATIENCE_SECONDS = 10


class Gate:
    """One per process."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._onlookers = 0
        self._has_writer = False

    @contextmanager
    def looking(self) -> Iterator[bool]:
        """For the time of one reading; True: map the scratch file read-only."""
        with self._changed:
            is_onlooker = not self._has_writer
            self._onlookers += is_onlooker
        try:
            yield is_onlooker
        finally:
            with self._changed:
                self._onlookers -= is_onlooker
                self._changed.notify_all()

    def wait_to_write(self) -> None:
        """From now on this process writes.

        Raises: StoreBusy when a reading stays open, for example around this very call.
        """
        with self._changed:
            self._has_writer = True
            if not self._changed.wait_for(lambda: self._onlookers == 0, PATIENCE_SECONDS):
                raise StoreBusy("The record is still being read; nothing was saved.", "Try again.")


gate = Gate()
