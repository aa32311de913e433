"""Workbooks (Excel, OpenDocument): the values of their sheets as tables. Formulas are never worked out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.kinds.exact import Damage
from coaching_lib.exports.kinds.formulas import valueless_cells
from coaching_lib.exports.kinds.grid import BATCH, as_batch, head_of, header_row
from coaching_lib.exports.kinds.head import SAMPLE_ROWS, SEARCHED_ROWS

KINDS = frozenset(("xlsx", "xls", "ods"))
MOST_BYTES = 4 * 1024**3
FREE_BYTES = 256 * 1024**2
MOST_RATIO = 200
EXACT = 2**53
ISO_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
"""How OpenDocument writes times and durations: PT26H10M00S."""


def sheets_of(path: Path) -> tuple[str, ...]:
    """The sheets of a workbook that can be seen and hold rows; none when it cannot be read."""
    try:
        workbook = _opened(path)
    except ExportRefused:
        return ()
    shown = [one.name for one in workbook.sheets_metadata if str(one.visible).endswith("Visible")]
    return tuple(name for name in shown if _rows(workbook, name))


def _rows(workbook: Any, name: str) -> int:
    try:
        return int(workbook.get_sheet_by_name(name).total_height)
    except _errors():
        return 0


def _errors() -> tuple[type[Exception], ...]:
    from python_calamine import CalamineError

    return (CalamineError, OSError, ValueError, KeyError)


@cache
def _package() -> Any:
    try:
        import python_calamine
    except ImportError as error:
        raise ExportRefused(
            "Workbooks can only be read where the package python-calamine is installed.",
            "Install it, or save the sheet as CSV (UTF-8) and load that.",
        ) from error
    return python_calamine


def _opened(path: Path) -> Any:
    package = _package()
    _check_size(path)
    try:
        return package.CalamineWorkbook.from_path(str(path))
    except _errors() as error:
        raise _unreadable() from error


def _unreadable() -> ExportRefused:
    return ExportRefused(
        "The workbook cannot be read: it is damaged, or locked with a password.",
        "Open it, save it without a password, and load it again.",
    )


def _check_size(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _unreadable() from error
    if unpacked > min(MOST_BYTES, max(FREE_BYTES, path.stat().st_size * MOST_RATIO)):
        raise ExportRefused(
            "The workbook unpacks to far more than its own size.",
            "Save the sheet as CSV (UTF-8) and load that.",
            code="unsafe-archive",
        )


class Sheet:
    """One sheet of a workbook as a grid; lines are its row numbers."""

    def __init__(self, path: Path, name: str | None) -> None:
        workbook = _opened(path)
        if name is None:
            raise ExportRefused("The workbook holds no rows.", "Save the sheet with its rows and load it.")
        self._sheet = workbook.get_sheet_by_name(name)
        self.damages: list[Damage] = []
        first = [texts(row) for row in islice(self._sheet.iter_rows(), SEARCHED_ROWS + SAMPLE_ROWS)]
        self.header = header_row(first[:SEARCHED_ROWS])
        names = [name or "" for name in first[self.header]] if first else []
        self.head = head_of(names, first[self.header + 1 :], self.header + 1)
        self.rows = max(0, int(self._sheet.total_height) - self.header - 1)
        self._valueless = valueless_cells(path, name)

    def batches(self) -> Iterator[pa.Table]:
        """The rows below the names, in batches; rows with errors or formulas without a result are damages."""
        self.damages = [
            Damage(row, code, text)
            for row, (code, text) in sorted(self._valueless.items())
            if row > self.header + 1
        ]
        numbered = enumerate(self._sheet.iter_rows(), start=1)
        below = ((line, row) for line, row in numbered if line > self.header + 1)
        while batch := list(islice(below, BATCH)):
            kept = [(line, texts(row)) for line, row in batch if line not in self._valueless]
            yield as_batch([line for line, _ in kept], [row for _, row in kept], len(self.head.names))


def texts(row: list[Any]) -> list[str | None]:
    """The cells of a row as texts."""
    return [as_text(cell) for cell in row]


def as_text(cell: Any) -> str | None:
    """A cell as the text a CSV export of the sheet would have, dates as ISO, durations as h:mm:ss."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT else repr(cell)
    if isinstance(cell, timedelta):
        return _duration(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    written = ISO_DURATION.fullmatch(cell) if isinstance(cell, str) and cell.startswith("PT") else None
    if written:
        hours, minutes, seconds = (float(part or 0) for part in written.groups())
        return _duration(timedelta(hours=hours, minutes=minutes, seconds=seconds))
    return str(cell) or None


def _duration(cell: timedelta) -> str:
    seconds = round(cell.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
