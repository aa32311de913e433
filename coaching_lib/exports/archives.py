"""Archives of unknown origin, unpacked under names of our own; nothing of an unsafe one is used."""

from __future__ import annotations

import gzip
import itertools
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.kinds.kind import kind_of

MOST_ENTRIES = 10_000
MOST_BYTES = 50 * 1024**3
FREE_BYTES = 256 * 1024**2
MOST_RATIO = 200
COPY = 4 * 1024 * 1024
_numbers = itertools.count()


def target_in(room: Path, name: str) -> Path:
    """A fresh file of our own naming in the room; the entry's name only lends its ending."""
    ending = "".join(sign for sign in PurePosixPath(name).suffix[:8] if sign == "." or sign.isalnum())
    return room / f"{next(_numbers):05d}{ending}"


def unpacked_gzip(shown: str, path: Path, room: Path) -> Path:
    """The content of a gzip file, in the room.

    Raises: ExportRefused when it is damaged, or far larger than an honest export.
    """
    target = target_in(room, shown.removesuffix(".gz"))
    _unpack_gzip(shown, path, target)
    if kind_of(target) in ("gzip", "zip"):
        raise ExportRefused(
            f"{shown} is an archive inside an archive.", "Unpack the outer one and load that."
        )
    return target


def _unpack_gzip(shown: str, path: Path, target: Path) -> None:
    try:
        with gzip.open(path) as packed:
            _copy(packed, target, shown, path.stat().st_size)
    except (OSError, EOFError, zlib.error) as error:
        raise ExportRefused(f"{shown} is a damaged gzip file.", "Download or export it again.") from error


def unpacked_zip(shown: str, path: Path, room: Path) -> list[tuple[str, Path]]:
    """(name, file in the room) of every entry that is not hidden, in the order of the names.

    Raises: ExportRefused when the archive is damaged, locked, unsafe, or holds another zip.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(shown, entries)
            return list(_entries(shown, archive, entries, room))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise ExportRefused(f"{shown} is a damaged zip file.", "Download or pack it again.") from error


def _entries(
    shown: str, archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], room: Path
) -> Iterator[tuple[str, Path]]:
    for entry in sorted(entries, key=lambda entry: entry.filename):
        if _is_hidden(entry.filename):
            continue
        target = target_in(room, entry.filename)
        with archive.open(entry) as packed:
            _copy(packed, target, shown, entry.compress_size)
        if kind_of(target) == "zip":
            raise ExportRefused(
                f"{shown}/{entry.filename} is a zip inside a zip.", "Unpack the outer one and load its files."
            )
        yield f"{shown}/{entry.filename}", target


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
