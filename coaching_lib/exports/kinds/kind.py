"""What a file is, by its first bytes (a name proves nothing), and what is said about kinds not read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class Unreadable(NamedTuple):
    """Why a kind of file is not read, and what helps. `is_aside`: in a folder it is passed over."""

    reason: str
    cure: str
    is_aside: bool = False


MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"%PDF", "pdf"),
    (b"PAR1", "parquet"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
)
TYPES = b"[Content_Types].xml"
ZIP_HEADER = 30
"""Bytes before the name of the first member of a zip."""
BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Marks of encodings; that of UTF-32 begins with that of UTF-16."""

CSV_CURE = "Export the data as CSV, with one line of column names above the rows."
UNREADABLE: dict[str, Unreadable] = {
    "empty": Unreadable("The file is empty.", "Export it again; the export may still have been running."),
    "html": Unreadable(
        "The file is a web page, not an export: the tool probably answered with its sign-in page.", CSV_CURE
    ),
    "pdf": Unreadable("The file is a PDF, which holds pages, not rows.", CSV_CURE, True),
    "xml": Unreadable("XML exports are not read.", CSV_CURE),
    "sqlite": Unreadable("The file is a database, not an export.", CSV_CURE),
    "7z": Unreadable("7z archives are not read.", "Unpack it, or pack the files as a zip."),
    "rar": Unreadable("RAR archives are not read.", "Unpack it, or pack the files as a zip."),
    "picture": Unreadable("The file is a picture.", CSV_CURE, True),
    "binary": Unreadable("The file holds bytes that are no text.", CSV_CURE),
}
JSON = re.compile(rb'\{\s*"[^"]{1,100}"\s*:|\[\s*\{\s*"')
ASIDE_SUFFIXES = {
    ".md",
    ".pdf",
    ".png",
    ".jpg",
    ".toml",
    ".yml",
    ".yaml",
    ".sql",
    ".py",
    ".html",
    ".htm",
    ".log",
    ".ini",
}
ASIDE_STEMS = ("license", "licence", "readme", "notice", "copying", "changelog")
TABLE_SUFFIXES = {".csv", ".tsv", ".tab", ".psv", ".txt", ".dat", ""}


def kind_of(path: Path) -> str:
    """The kind of a file: csv (any delimited text), json, a workbook, parquet, an archive, or unreadable."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        return "empty"
    found = next((kind for magic, kind in MAGIC if head.startswith(magic)), None)
    if found == "zip":
        return _kind_of_zip(head, path)
    return found or _kind_of_text(head, path)


def _kind_of_zip(head: bytes, path: Path) -> str:
    """A workbook by its ending or its first member; what lies deeper may be a workbook inside a zip."""
    first_member = head[ZIP_HEADER:]
    if first_member.startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
        return "ods"
    names_types = TYPES in head[: ZIP_HEADER + len(TYPES)]
    is_named = path.suffix.lower() in (".xlsx", ".xlsm", ".xlsb")
    has_parts = first_member.startswith((b"xl/", b"_rels/.rels", b"docProps/"))
    return "xlsx" if names_types or is_named or has_parts else "zip"


def _kind_of_text(head: bytes, path: Path) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start:
        return "html"
    if start.startswith((b"<?xml", b"<")):
        return "xml"
    if is_json(start, path):
        return "json"
    return "csv" if is_text(head) else "binary"


def is_json(start: bytes, path: Path) -> bool:
    """Whether a text is JSON: it opens as a record or a list, and its name or its next sign says so too."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="ignore").lstrip().encode()
    is_named = path.suffix.lower() in (".json", ".jsonl", ".ndjson", ".geojson")
    return start.startswith((b"{", b"[")) and (is_named or bool(JSON.match(start)))


def is_text(head: bytes) -> bool:
    """Whether bytes can be a table: UTF-16 says so itself, anything else holds hardly any control bytes."""
    if head.startswith(tuple(mark for mark, _ in BOMS)):
        return True
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 0) for byte in head)
    zeros = head.count(0)
    return controls <= len(head) * 0.02 and (zeros <= len(head) * 0.05 or looks_like_utf16(head))


def looks_like_utf16(head: bytes) -> bool:
    """UTF-16 without a byte order mark: every other byte of Latin text is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    return max(even, odd) > 0.6 * half and min(even, odd) < 0.1 * half


def is_aside(path: Path) -> bool:
    """Whether a file of a folder is no export by its name: a licence, a read-me, a picture."""
    stem = path.stem.lower()
    return path.suffix.lower() in ASIDE_SUFFIXES or any(stem.startswith(word) for word in ASIDE_STEMS)
