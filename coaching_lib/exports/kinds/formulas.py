"""Formulas of an Excel sheet that have no stored result: such a cell looks empty, and must not be read so."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

CELL = re.compile(rb'<c\s[^>]*?\br="[A-Z]+(\d+)"[^>]*>\s*(<f[\s>/].*?)</c>', re.DOTALL)
VALUE = re.compile(rb"<v[^>]*>[^<]+</v>")
FORMULA = re.compile(rb"<f[^>]*>([^<]*)</f>")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def unsolved_formulas(path: Path, sheet: str) -> dict[int, str]:
    """Row number -> formula, for the first formula of a row without a result. Other kinds: none."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as packed:
        part = _part_of(packed, sheet)
        content = packed.read(part) if part in packed.namelist() else b""
    found: dict[int, str] = {}
    for cell in CELL.finditer(content) if b"<f" in content else ():
        if not VALUE.search(cell.group(2)):
            formula = FORMULA.search(cell.group(2))
            found.setdefault(int(cell.group(1)), "=" + formula.group(1).decode() if formula else "=")
    return found


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
