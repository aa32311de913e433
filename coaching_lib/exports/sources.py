"""From the paths a person gives to single files: folders walked, archives opened in a temporary room."""

from __future__ import annotations

import gzip
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.databases import Query
from coaching_lib.exports.databases.postgres import Tell, spool
from coaching_lib.exports.kinds.kind import is_aside, kind_of
from coaching_lib.exports.kinds.sheets import KINDS as WORKBOOKS
from coaching_lib.exports.kinds.sheets import sheets_of

MOST_ENTRIES = 10_000
MOST_BYTES = 50 * 1024**3
FREE_BYTES = 256 * 1024**2
MOST_RATIO = 200
COPY = 4 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """One file: its name in reports, where its bytes lie, whether it was named or found in a folder."""

    shown: str
    location: Path
    kind: str
    is_named: bool
    part: str | None = None
    """The sheet of a workbook."""

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
    are written into `room`.
    Raises: ExportRefused for a path that does not exist, for archives that are unsafe or damaged, and for
    queries that cannot be asked.
    """
    if not paths:
        raise ExportRefused("No file was given.", "Name a file, a folder or a zip of exports.")
    found = [source for path in paths for source in _behind(path, room, found_in, tell)]
    if not found:
        raise ExportRefused("The folder holds no file.", "Name a folder with exports in it.")
    return _named_apart(found)


def _behind(path: Path | Query, room: Path, found_in: Path | None, tell: Tell) -> Iterator[Source]:
    if isinstance(path, Query):
        answer = _target(room, "answer.parquet")
        spool(path, answer, tell)
        yield Source(path.shown, answer, "parquet", is_named=True)
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            shown = file.relative_to(path)
            if file.is_file() and not any(part.startswith((".", "__MACOSX")) for part in shown.parts):
                yield from _opened(shown.as_posix(), file, room, is_named=False)
    elif path.is_file():
        name = path.relative_to(found_in).as_posix() if found_in else path.name
        yield from _opened(name, path, room, is_named=found_in is None)
    else:
        raise ExportRefused(f"There is no file or folder {path}.", "Check the path.", code="not-found")


def _opened(shown: str, path: Path, room: Path, *, is_named: bool) -> Iterator[Source]:
    kind = _kind(shown, path)
    if kind == "gzip":
        plain = _unpacked_gzip(shown, path, room)
        shown = shown.removesuffix(".gz")
        yield from _parts(shown, plain, kind_of(plain), is_named)
    elif kind == "zip":
        yield from _unpacked_zip(shown, path, room)
    else:
        yield from _parts(shown, path, kind, is_named)


def _kind(shown: str, path: Path) -> str:
    try:
        return kind_of(path)
    except OSError as error:
        raise ExportRefused(
            f"{shown} cannot be opened: {error.strerror or error}.", "Let this program read the file."
        ) from error


def _parts(shown: str, path: Path, kind: str, is_named: bool) -> Iterator[Source]:
    """A file, or each sheet of a workbook."""
    sheets = sheets_of(path) if kind in WORKBOOKS else ()
    for sheet in sheets or (None,):
        name = f"{shown}/{sheet}" if len(sheets) > 1 else shown
        yield Source(name, path, kind, is_named, sheet)


def _target(room: Path, name: str) -> Path:
    """A fresh file of our own naming in the room; the entry's name only lends its ending."""
    return room / f"{len(list(room.iterdir())):05d}{PurePosixPath(name).suffix[:8].replace('/', '')}"


def _unpacked_gzip(shown: str, path: Path, room: Path) -> Path:
    target = _target(room, shown.removesuffix(".gz"))
    try:
        with gzip.open(path) as packed:
            _copy(packed, target, shown, path.stat().st_size)
    except (OSError, EOFError, zlib.error) as error:
        raise ExportRefused(f"{shown} is a damaged gzip file.", "Download or export it again.") from error
    return target


def _unpacked_zip(shown: str, path: Path, room: Path) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(shown, entries)
            for entry in sorted(entries, key=lambda entry: entry.filename):
                if not _is_hidden(entry.filename):
                    yield from _entry(shown, archive, entry, room)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ExportRefused(f"{shown} is a damaged zip file.", "Download or pack it again.") from error


def _entry(shown: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: Path) -> Iterator[Source]:
    target = _target(room, entry.filename)
    with archive.open(entry) as packed:
        _copy(packed, target, shown, entry.compress_size)
    name = f"{shown}/{entry.filename}"
    kind = kind_of(target)
    if kind == "zip":
        raise ExportRefused(f"{name} is a zip inside a zip.", "Unpack the outer one and load its files.")
    yield from _opened(name, target, room, is_named=False)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _check_entries(shown: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise ExportRefused(
            f"{shown} holds {len(entries)} files, more than {MOST_ENTRIES}.", "Load it in parts."
        )
    for entry in entries:
        if entry.flag_bits & 1:
            raise ExportRefused(f"{shown} is locked with a password.", "Unpack it and load the files.")
        if _leaves_folder(entry.filename):
            raise ExportRefused(
                f"{shown} holds a file whose name leads out of its folder ({entry.filename}).",
                "Do not trust this archive; ask where it comes from.",
                code="unsafe-archive",
            )


def _leaves_folder(name: str) -> bool:
    windows, posix = PureWindowsPath(name), PurePosixPath(name.replace("\\", "/"))
    return bool(windows.drive) or posix.is_absolute() or ".." in posix.parts


def _copy(packed: object, target: Path, shown: str, packed_bytes: int) -> None:
    """Unpack in blocks, and stop at sizes no honest export reaches."""
    most = min(MOST_BYTES, max(FREE_BYTES, packed_bytes * MOST_RATIO))
    written = 0
    with target.open("wb") as out:
        while block := packed.read(COPY):  # type: ignore[attr-defined]
            written += len(block)
            if written > most or written > shutil.disk_usage(target.parent).free + written:
                raise ExportRefused(
                    f"{shown} unpacks to more than {most // 1024**2} MB, far beyond its own size.",
                    "Unpack it yourself, look at it, and load the files.",
                    code="unsafe-archive",
                )
            out.write(block)


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
