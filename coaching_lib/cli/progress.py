"""Progress of long commands: on stderr, at a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from coaching_lib.cli.front import Front

Step = Callable[[str, float], None]
"""Called with what is being done and the share of it that is done (0-1)."""


@contextmanager
def progress(front: Front) -> Iterator[Step | None]:
    """A function to call with the name of each step; None where nobody watches."""
    if front.is_quiet or not sys.stderr.isatty():
        yield None
        return
    with Console(stderr=True).status("Working …") as status:
        yield lambda doing, share: status.update(f"{doing} … {100 * share:.0f} %")
