"""A damaged file in pieces: counts prove most to be plain rows; only the others are parsed exactly."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from coaching_lib.exports.kinds.shape import Shape

PIECE = 64 * 1024
ODD_SIGNS = b'"\x00\x0b\x0c\x1c\x1d\x1e'
"""Quotes, and bytes that some reader takes for the end of a line."""
ODD_ENDS = ("\x85".encode(), "\u2028".encode(), "\u2029".encode())
BLANK_LINES = (b"\n\n", b"\n\r\n")
LF = 10


@dataclass(frozen=True)
class Piece:
    """Whole lines of a file; `line` is the number of the first, from 1."""

    line: int
    lines: int
    text: bytes

    def is_plain(self, shape: Shape) -> bool:
        """Whether every line has the right number of fields, and nothing in it can be read in two ways."""
        if shape.width < 2 or shape.delimiter.isspace() or _is_odd(self.text):
            return False
        return _is_utf8(self.text) and self.text[:1] not in (b"\n", b"\r") and self._is_even(shape)

    def _is_even(self, shape: Shape) -> bool:
        """Whether as many delimiters stand between each two line ends as a row needs."""
        signs = np.frombuffer(self.text, dtype=np.uint8)
        ends = np.flatnonzero(signs == LF)
        if len(ends) < self.lines:
            ends = np.append(ends, len(signs))
        delimiters = np.flatnonzero(signs == ord(shape.delimiter))
        if len(delimiters) != self.lines * (shape.width - 1):
            return False
        rows = delimiters.reshape(self.lines, shape.width - 1)
        return bool((rows[:, -1] < ends).all() and (rows[1:, 0] > ends[:-1]).all())

    def numbered(self) -> Iterator[tuple[int, bytes]]:
        """(number, bytes without line end) of each line."""
        for number, line in enumerate(self.text.removesuffix(b"\n").split(b"\n"), self.line):
            yield number, line.removesuffix(b"\r")


def _is_odd(text: bytes) -> bool:
    """Whether a piece holds quotes, blank lines, or what may or may not end a line."""
    if len(text.translate(None, ODD_SIGNS)) < len(text) or any(blank in text for blank in BLANK_LINES):
        return True
    if b"\r" in text and text.count(b"\r") != text.count(b"\r\n"):
        return True
    return not text.isascii() and any(end in text for end in ODD_ENDS)


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def pieces(path: Path, after: int) -> Iterator[Piece]:
    """The pieces of a file whose lines end with LF or CR LF, below the first `after` lines."""
    with path.open("rb") as file:
        for _ in range(after):
            file.readline()
        line = after + 1
        while text := file.read(PIECE):
            text += file.readline()
            lines = text.count(b"\n") + (not text.endswith(b"\n"))
            yield Piece(line, lines, text)
            line += lines


def rows_of(plain: Sequence[Piece], shape: Shape, names: Sequence[str]) -> pa.Table:
    """The rows of plain pieces that follow each other: `line`, then the columns as text; '' is null."""
    text = b"".join(piece.text for piece in plain)
    found = csv.read_csv(
        pa.py_buffer(text),
        csv.ReadOptions(column_names=list(names), block_size=len(text) + 1, use_threads=False),
        csv.ParseOptions(delimiter=shape.delimiter, quote_char=False, double_quote=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True
        ),
    )
    lines = np.arange(plain[0].line, plain[-1].line + plain[-1].lines, dtype=np.int64)
    return found.add_column(0, "line", pa.array(lines))


class Feed:
    """The lines of pieces, one by one; a piece is opened when its first line is asked for."""

    def __init__(self, source: Iterator[Piece]) -> None:
        self._source = source
        self.held: deque[tuple[int, bytes]] = deque()

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        return self

    def __next__(self) -> tuple[int, bytes]:
        if not self.held:
            self.open(next(self._source))
        return self.held.popleft()

    def open(self, piece: Piece) -> None:
        """Lay out the lines of a piece."""
        self.held.extend(piece.numbered())
