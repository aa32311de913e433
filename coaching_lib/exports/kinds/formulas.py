"""Cells of an Excel sheet that look empty and are not: formulas without a stored result, and errors."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from coaching_lib.errors import ExportRefused

CELL = re.compile(rb'<c\s[^>]*?\br="[A-Z]+(\d+)"[^>]*>\s*(<f[\s>/].*?)</c>', re.DOTALL)
ERROR = re.compile(rb'<c\s(?=[^>]*\bt="e")[^>]*?\br="[A-Z]+(\d+)"[^>]*>.*?<v>([^<]*)</v>.*?</c>', re.DOTALL)
VALUE = re.compile(rb"<v[^>]*>[^<]+</v>")
FORMULA = re.compile(rb"<f[^>]*>([^<]*)</f>")
DAMAGES = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, KeyError)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def valueless_cells(path: Path, sheet: str) -> dict[int, tuple[str, str]]:
    """Row number -> (code, formula or error) of the first such cell of a row. Other kinds of books: none."""
    content = _content_of(path, sheet)
    found: dict[int, tuple[str, str]] = {}
    for error in ERROR.finditer(content) if b't="e"' in content else ():
        found.setdefault(int(error.group(1)), ("error-cell", error.group(2).decode(errors="replace")))
    for cell in CELL.finditer(content) if b"<f" in content else ():
        if not VALUE.search(cell.group(2)):
            formula = FORMULA.search(cell.group(2))
            text = formula.group(1).decode(errors="replace") if formula else ""
            found.setdefault(int(cell.group(1)), ("formula", f"={text}"))
    return found


def _content_of(path: Path, sheet: str) -> bytes:
    """The XML of a sheet; nothing where the workbook is none of Excel's.

    Raises: ExportRefused where its parts cannot be unpacked, although its values could be read.
    """
    if not zipfile.is_zipfile(path):
        return b""
    try:
        with zipfile.ZipFile(path) as packed:
            part = _part_of(packed, sheet)
            return packed.read(part) if part in packed.namelist() else b""
    except (*DAMAGES, ElementTree.ParseError) as error:
        raise ExportRefused("The workbook is damaged.", "Open it, save it again, and load that.") from error


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """The member of an Excel workbook that holds a sheet; "" where there is none."""
    names = packed.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ""
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target") or "" for one in relations}
    ids = [
        one.get(RELATION) for one in book.iter() if one.tag.endswith("}sheet") and one.get("name") == sheet
    ]
    target = targets.get(ids[0], "") if ids else ""
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
