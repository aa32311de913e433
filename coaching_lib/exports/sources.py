"""From the paths a person gives to single files: folders walked, archives opened in a temporary room."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.archives import target_in, unpacked_gzip, unpacked_zip
from coaching_lib.exports.databases import Query
from coaching_lib.exports.databases.postgres import Tell, spool
from coaching_lib.exports.kinds.kind import is_aside, kind_of
from coaching_lib.exports.kinds.sheets import KINDS as WORKBOOKS
from coaching_lib.exports.kinds.sheets import sheets_of

REFUSED = "refused"
"""The kind of a file that could not even be opened."""


@dataclass(frozen=True)
class Source:
    """One file: its name in reports, where its bytes lie, whether it was named or found in a folder."""

    shown: str
    location: Path
    kind: str
    is_named: bool
    part: str | None = None
    """The sheet of a workbook."""
    refusal: ExportRefused | None = None
    """Why it could not be opened: a damaged archive, a file that may not be read."""

    @property
    def is_aside(self) -> bool:
        """A licence or read-me of a folder: no export by its name."""
        return not self.is_named and is_aside(Path(self.shown))


def gather(
    paths: Sequence[Path | Query],
    room: Path,
    found_in: Path | None = None,
    tell: Tell = lambda words, share: None,
) -> list[Source]:
    """Every file behind the given paths, in a stable order. Archives are unpacked into `room`.

    `found_in`: the folder in which the paths were found, where nobody named them. The answers of queries
    are written into `room`. A file that cannot be opened is a source with its refusal.
    Raises: ExportRefused for a path that does not exist, and for queries that cannot be asked.
    """
    if not paths:
        raise ExportRefused("No file was given.", "Name a file, a folder or a zip of exports.")
    found = [source for path in paths for source in _behind(path, room, found_in, tell)]
    if not found:
        raise ExportRefused("The folder holds no file.", "Name a folder with exports in it.")
    return _named_apart(found)


def _behind(path: Path | Query, room: Path, found_in: Path | None, tell: Tell) -> Iterator[Source]:
    if isinstance(path, Query):
        answer = target_in(room, "answer.parquet")
        spool(path, answer, tell)
        yield Source(path.shown, answer, "parquet", is_named=True)
    elif path.is_dir():
        for file in sorted(_walked(path)):
            yield from _opened(file.relative_to(path).as_posix(), file, room, is_named=False)
    elif path.is_file():
        name = path.relative_to(found_in).as_posix() if found_in else path.name
        yield from _opened(name, path, room, is_named=found_in is None)
    elif path.exists():
        raise ExportRefused(f"{path} is neither a file nor a folder.", "Name a file, a folder or a zip.")
    else:
        raise ExportRefused(f"There is no file or folder {path}.", "Check the path.", code="not-found")


def _walked(folder: Path) -> Iterator[Path]:
    """Files below a folder that are not hidden; a folder that may not be entered stands for its files."""
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        yield from (file for name in names if not _is_hidden(name) and (file := Path(place, name)).is_file())
    yield from closed


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "__MACOSX"))


def _opened(name: str, path: Path, room: Path, *, is_named: bool) -> Iterator[Source]:
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        yield from list(_contents(shown, path, room, is_named=is_named))
    except ExportRefused as error:
        yield Source(shown, path, REFUSED, is_named, refusal=error)
    except OSError as error:
        words = f"{shown} cannot be opened: {error.strerror or error}."
        refusal = ExportRefused(words, "Let this program read it.")
        yield Source(shown, path, REFUSED, is_named, refusal=refusal)


def _contents(shown: str, path: Path, room: Path, *, is_named: bool) -> Iterator[Source]:
    kind = kind_of(path)
    if kind == "gzip":
        plain = unpacked_gzip(shown, path, room)
        shown = shown.removesuffix(".gz")
        yield from _parts(shown, plain, kind_of(plain), is_named)
    elif kind == "zip":
        for name, entry in unpacked_zip(shown, path, room):
            yield from _opened(name, entry, room, is_named=False)
    else:
        yield from _parts(shown, path, kind, is_named)


def _parts(shown: str, path: Path, kind: str, is_named: bool) -> Iterator[Source]:
    """A file, or each sheet of a workbook."""
    sheets = sheets_of(path) if kind in WORKBOOKS else ()
    for sheet in sheets or (None,):
        name = f"{shown}/{sheet}" if len(sheets) > 1 else shown
        yield Source(name, path, kind, is_named, sheet)


def _named_apart(sources: list[Source]) -> list[Source]:
    """Sources under different names: two uploads called export.csv become export.csv and export.csv (2)."""
    seen: dict[str, int] = {}
    apart = []
    for source in sources:
        seen[source.shown] = seen.get(source.shown, 0) + 1
        number = seen[source.shown]
        shown = source.shown if number == 1 else f"{source.shown} ({number})"
        apart.append(replace(source, shown=shown))
    return apart
