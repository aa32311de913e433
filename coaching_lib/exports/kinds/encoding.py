"""Which encoding a file is in, and its rewriting as UTF-8 with LF where DuckDB could not read it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.kinds.kind import BOMS, looks_like_utf16
from coaching_lib.exports.kinds.survey import BLOCK, Survey

CANDIDATES = ["cp1252", "cp1250", "cp1251", "gb18030", "shift_jis", "euc_kr", "big5"]
SAMPLE = 512 * 1024
LETTER_BY_LETTER = re.compile(r"(?<=[A-Za-z])[^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f](?=[A-Za-z])")


def encoding_of(path: Path, survey: Survey) -> str:
    """The encoding of a file, as Python names it. Bytes that are nearly all UTF-8 count as UTF-8."""
    head = _read(path, 4096)
    marked = next((name for mark, name in BOMS if head.startswith(mark)), None)
    if marked:
        return marked
    if survey.nul_bytes and looks_like_utf16(head):
        return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
    return "utf-8" if survey.is_utf8 else _legacy_encoding(path)


def _legacy_encoding(path: Path) -> str:
    around = _around_high_bytes(path)
    if _valid_pairs(around) > _invalid_bytes(around):
        return "utf-8"
    found = from_bytes(around, cp_isolation=CANDIDATES, threshold=0.5)
    best = found.best()
    least = min((one.chaos for one in found), default=1.0)
    western = [one for one in found if {"cp1252", "cp1250"} & set(one.could_be_from_charset)]
    if best is None or any(one.chaos <= least + 0.02 for one in western):
        return "cp1250" if _letters(around, "cp1250") > _letters(around, "cp1252") else "cp1252"
    return best.encoding


def _letters(text: bytes, encoding: str) -> int:
    """How many bytes above 127 that touch a letter are letters themselves: “£ukasz” is no name."""
    return len(LETTER_BY_LETTER.findall(text.decode(encoding, errors="replace")))


def _around_high_bytes(path: Path) -> bytes:
    """The lines that hold bytes above 127, up to a sample's size: they alone tell encodings apart."""
    kept, size = [], 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                kept.append(line[:4096])
                size += len(kept[-1])
            if size > SAMPLE:
                break
    return b"".join(kept)


def _invalid_bytes(text: bytes) -> int:
    return text.decode("utf-8", errors="replace").count("\ufffd")


def _valid_pairs(text: bytes) -> int:
    return sum(ord(letter) > 127 and letter != "\ufffd" for letter in text.decode("utf-8", errors="replace"))


def _read(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def needs_rewriting(encoding: str, survey: Survey) -> bool:
    """Whether a file must be rewritten: another encoding, or line ends that are CR only."""
    is_cr_only = survey.lone_returns > 0 and survey.line_feeds == 0
    return not encoding.startswith("utf-8") or is_cr_only


def rewrite(path: Path, encoding: str, target: Path) -> Path:
    """Write the file as UTF-8 with LF line ends, block by block; one line stays one line.

    Raises: ExportRefused when the bytes are not in this encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as source, target.open("w", encoding="utf-8", newline="\n") as written:
        held = ""
        try:
            while block := source.read(BLOCK):
                held = _write_lines(held + decoder.decode(block), written.write)
            written.write((held + decoder.decode(b"", final=True)).replace("\r", "\n"))
        except UnicodeDecodeError as error:
            raise ExportRefused(
                f"The file's bytes are not {encoding} throughout.", "Export it again as UTF-8."
            ) from error
    return target


def _write_lines(text: str, write: object) -> str:
    """Write all but a trailing CR, which may be half of a CR LF; returns what is held back."""
    held = "\r" if text.endswith("\r") else ""
    body = text.removesuffix("\r")
    write(body.replace("\r\n", "\n").replace("\r", "\n"))  # type: ignore[operator]
    return held


def shown_encoding(encoding: str) -> str:
    """The encoding's name as reports show it."""
    names = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 with BOM", "cp1252": "Windows-1252"}
    return names.get(encoding, encoding.upper().replace("_", "-"))
