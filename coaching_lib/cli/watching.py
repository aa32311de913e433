"""`load --watch`: what arrives in a folder is loaded until somebody says stop."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import typer

from coaching_lib.actions.imports import ReadOptions
from coaching_lib.actions.watching import Watch, Watched
from coaching_lib.cli import output
from coaching_lib.cli.front import Front
from coaching_lib.cli.load_report import in_one_line, write_refused
from coaching_lib.cli.progress import progress
from coaching_lib.cli.values import plain
from coaching_lib.errors import CoachingError

PUBLISHING = 0.5
"""Share of a load from which on the scores are being written."""


class Stop:
    """Ctrl+C and SIGTERM: a wait or a reading ends at once; what is being written is written to its end."""

    def __init__(self) -> None:
        self.is_asked = False
        self._must_finish = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """The signal handler; asking twice does not disturb the tidying up."""
        is_first, self.is_asked = not self.is_asked, True
        if is_first and not self._must_finish:
            raise KeyboardInterrupt

    def step(self, words: str, share: float) -> None:
        """Hear how far a load is."""
        self._go_on(must_finish=share >= PUBLISHING)

    def pause(self, seconds: float) -> None:
        """Wait, or end."""
        self._go_on(must_finish=False)
        time.sleep(seconds)

    def _go_on(self, *, must_finish: bool) -> None:
        self._must_finish = must_finish
        if self.is_asked and not must_finish:
            raise KeyboardInterrupt


def watch(front: Front, folder: Path, options: ReadOptions, refused: Path | None) -> NoReturn:
    """Load what arrives and say it, one line (with --json, one object) a load; stopped, it leaves with 0."""
    watching = Watch(front.desk, folder, options)
    watching.busy = lambda error: _aside(front, f"{error.message} Waiting.")
    _aside(front, f"Watching {folder}. Files stay where they are. Stop with Ctrl+C.")
    loads = 0
    with _stoppable() as stop, suppress(KeyboardInterrupt), progress(front) as shown:

        def step(words: str, share: float) -> None:
            stop.step(words, share)
            if shown is not None:
                shown(words, share)

        for done in watching.rounds(stop.pause, step):
            loads += done.report is not None
            _say(front, done)
            if refused and done.report is not None and done.report.refused:
                write_refused(refused, plain(done.report.as_json())["refused"], is_added=True)
    _aside(front, f"Stopped after {loads} loads.")
    raise typer.Exit(0)


@contextmanager
def _stoppable() -> Iterator[Stop]:
    stop = Stop()
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say(front: Front, done: Watched) -> None:
    if done.is_known:
        _aside(front, f"{', '.join(done.files)}: loaded before, left alone.")
    elif front.is_json:
        output.json_line(_as_json(done))
    else:
        front.say(_in_words(done))


def _in_words(done: Watched) -> str:
    if done.report is not None:
        return in_one_line(done.files, plain(done.report.as_json()))
    refusal: CoachingError = done.refusal  # type: ignore[assignment]
    return f"{', '.join(done.files)}: refused. {refusal.message} {refusal.hint}".rstrip()


def _as_json(done: Watched) -> dict[str, Any]:
    if done.report is not None:
        return {"arrived": list(done.files), **plain(done.report.as_json())}
    refusal: CoachingError = done.refusal  # type: ignore[assignment]
    error = {"code": refusal.code, "message": refusal.message, "hint": refusal.hint}
    return {"arrived": list(done.files), "error": error}


def _aside(front: Front, sentence: str) -> None:
    """A sentence about the watching itself: on stderr, not with --quiet."""
    if not front.is_quiet:
        typer.echo(output.visible(sentence), err=True)
