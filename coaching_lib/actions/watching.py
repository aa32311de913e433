"""A watched folder: every file that arrives in it is loaded once it is complete, and stays where it lies."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coaching_lib.actions import imports
from coaching_lib.actions.import_report import ImportReport
from coaching_lib.actions.mappings import resolved
from coaching_lib.actions.watched import Journal, content_of
from coaching_lib.desk import Desk
from coaching_lib.errors import ExportRefused, InvalidInput, StoreBusy
from coaching_lib.exports import FileReport, ReadOptions
from coaching_lib.exports.arrivals import STILL, Inbox
from coaching_lib.exports.reasons import reason
from coaching_lib.scores.load import Progress

LONGEST_PAUSE = 30.0
MISSES_INTERACTIONS = reason("unknown-interaction", None, None)[0]


@dataclass(frozen=True)
class Watched:
    """One load of a watched folder: its files (by their place in it), and what came of them."""

    files: tuple[str, ...]
    report: ImportReport | None = None
    refusal: ExportRefused | None = None
    """Why nothing of these files could be understood."""

    @property
    def is_known(self) -> bool:
        """All of these were loaded or refused before; nothing was done."""
        return self.report is None and self.refusal is None


class Watch:
    """Loads what arrives in a folder; files that arrive together are one load.

    Nothing in the folder is moved, changed or deleted. A file that was loaded is not loaded again until its
    content changes, not even after a restart; a refused one is reported once a run. A file of results that
    came before its interactions waits for the next arrivals and is loaded with them.
    """

    def __init__(self, desk: Desk, folder: Path, options: ReadOptions, still: float = STILL) -> None:
        """Raises: InvalidInput when there is no such folder; ExportRefused for an unknown mapping."""
        if not folder.is_dir():
            raise InvalidInput(f"There is no folder {folder}.", "Name the folder in which exports arrive.")
        self.desk, self.folder = desk, folder
        self.options = replace(resolved(desk, options), found_in=folder)
        self.busy: Callable[[StoreBusy], None] = lambda error: None
        """Told once a load has to wait for another program."""
        self._inbox = Inbox(folder, still)
        self._journal = Journal(desk.scores.path, imports.deciding(self.options))
        self._waiting: list[Path] = []
        self._told: set[str] = set()

    def rounds(
        self, pause: Callable[[float], None] = time.sleep, progress: Progress | None = None
    ) -> Iterator[Watched]:
        """Every load, without end; `pause` is called with the seconds between two looks at the folder.

        Raises: NotAllowed, StoreDamaged.
        """
        while True:
            began = time.monotonic()
            complete = self._inbox.look(began)
            known = {path for path in complete if self._is_known(path)}
            if known:
                yield Watched(tuple(self._name(path) for path in sorted(known)))
            yield from self._loads([path for path in complete if path not in known], pause, progress)
            pause(min(LONGEST_PAUSE, max(self._inbox.still / 2, 5 * (time.monotonic() - began))))

    def _is_known(self, path: Path) -> bool:
        """Loaded before, or refused in this run with the same content."""
        sha256 = content_of(path)
        return sha256 is not None and (self._journal.knows(sha256) or sha256 in self._told)

    def _loads(
        self, arrived: Sequence[Path], pause: Callable[[float], None], progress: Progress | None
    ) -> Iterator[Watched]:
        """One load of all; where that cannot be understood, each file for itself, in their order."""
        if not arrived:
            return
        first = self._load(arrived, pause, progress)
        is_split = first.refusal is not None and len(arrived) > 1
        apart = (self._load([path], pause, progress) for path in arrived if path.exists())
        brought = False
        for done in apart if is_split else iter([first]):
            brought |= done.report is not None and done.report.new > 0
            yield done
        if brought and (late := [path for path in self._waiting if path.exists()]):
            again = self._load(late, pause, progress)
            if again.report is not None and again.report.rows_loaded:
                yield again

    def _load(
        self, paths: Sequence[Path], pause: Callable[[float], None], progress: Progress | None
    ) -> Watched:
        names = tuple(self._name(path) for path in paths)
        contents = {path: content_of(path) or "" for path in paths}
        try:
            report = self._patiently(paths, pause, progress)
        except ExportRefused as error:
            if len(paths) == 1:
                self._told.add(contents[paths[0]])
            return Watched(names, refusal=error)
        self._settle(contents, report)
        return Watched(names, report)

    def _patiently(
        self, paths: Sequence[Path], pause: Callable[[float], None], progress: Progress | None
    ) -> ImportReport:
        """Load, and wait as long as another program writes the scores or the record."""
        seconds = self._inbox.still / 2
        while True:
            try:
                return imports.load(self.desk, paths, self.options, progress)
            except StoreBusy as error:
                self.busy(error)
                pause(seconds)
                seconds = min(LONGEST_PAUSE, 2 * seconds)

    def _settle(self, contents: Mapping[Path, str], report: ImportReport) -> None:
        """Note what was loaded for good, what was refused, and what waits for its interactions."""
        loaded = {path for path in contents if self._came_in(path, report)}
        late = [path for path in contents if path not in loaded and self._misses_interactions(path, report)]
        self._waiting = [*(path for path in self._waiting if path not in contents), *late]
        self._told.update(contents.values())
        if report.snapshot is not None and loaded:
            self._journal.keep((contents[path], self._name(path)) for path in sorted(loaded))

    def _came_in(self, path: Path, report: ImportReport) -> bool:
        return bool(report.rows_loaded) and any(
            file.rows_loaded or file.layout == "ignored" for file in self._reports(path, report)
        )

    def _misses_interactions(self, path: Path, report: ImportReport) -> bool:
        names = {file.path for file in self._reports(path, report)}
        return bool(names) and all(
            row.reason == MISSES_INTERACTIONS for row in report.refused if row.file in names
        )

    def _reports(self, path: Path, report: ImportReport) -> list[FileReport]:
        """The reports of a file, or of the files in an archive."""
        name = self._name(path).removesuffix(".gz")
        return [file for file in report.files if f"{file.path}/".startswith(f"{name}/")]

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()
