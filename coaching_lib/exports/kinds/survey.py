"""One pass over a file's bytes: hash, lines as an editor counts them, what makes a fast reading doubtful."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

BLOCK = 256 * 1024
"""Small enough to stay in the processor's cache while it is looked at six times."""
LF = 10


@dataclass(frozen=True)
class Survey:
    """Facts about the bytes of one file."""

    sha256: str
    size: int
    line_feeds: int
    carriage_returns: int
    pairs: int
    """Line ends of the form CR LF."""
    nul_bytes: int
    quotes: int
    high_bytes: int
    """Bytes above 127."""
    is_utf8: bool
    ends_with_break: bool
    blank_tail: int
    """Blank lines at the very end."""

    @property
    def lines(self) -> int:
        """Physical lines: CR LF, LF and a lone CR each end one; the last may lack its end."""
        ends = self.line_feeds + self.carriage_returns - self.pairs
        return ends + (0 if self.ends_with_break or self.size == 0 else 1)

    @property
    def lone_returns(self) -> int:
        """Line ends that are a CR alone."""
        return self.carriage_returns - self.pairs


class _Counter:
    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
        self.counts = dict.fromkeys(
            ("size", "line_feeds", "carriage_returns", "pairs", "nul_bytes", "quotes", "high_bytes"), 0
        )
        self.last = b""
        self.tail = b""

    def take(self, block: bytes) -> None:
        self.digest.update(block)
        found = {
            "size": len(block),
            "line_feeds": int(np.count_nonzero(np.frombuffer(block, dtype=np.uint8) == LF)),
            "carriage_returns": _count(block, b"\r"),
            "pairs": self._pairs(block),
            "nul_bytes": _count(block, b"\0"),
            "quotes": _count(block, b'"'),
            "high_bytes": _high_bytes(block),
        }
        self.counts = {key: self.counts[key] + found[key] for key in found}
        self._decode(block, found["high_bytes"])
        self.last, self.tail = block[-1:], (self.tail + block[-4096:])[-4096:]

    def _pairs(self, block: bytes) -> int:
        across = self.last == b"\r" and block[:1] == b"\n"
        return (block.count(b"\r\n") if b"\r" in block else 0) + int(across)

    def _decode(self, block: bytes, high_bytes: int) -> None:
        if self.decoder is None or (not high_bytes and not self.decoder.getstate()[0]):
            return
        try:
            self.decoder.decode(block)
        except UnicodeDecodeError:
            self.decoder = None

    def survey(self) -> Survey:
        whole = self.decoder is not None and not self.decoder.getstate()[0]
        ends = self.last in (b"\n", b"\r")
        return Survey(
            sha256=self.digest.hexdigest(),
            is_utf8=whole,
            ends_with_break=ends,
            blank_tail=_blank_tail(self.tail),
            **self.counts,
        )


def _count(block: bytes, sign: bytes) -> int:
    """How often a sign stands in a block; looking for one that is absent costs least."""
    return block.count(sign) if sign in block else 0


def _high_bytes(block: bytes) -> int:
    return 0 if block.isascii() else int(np.count_nonzero(np.frombuffer(block, dtype=np.uint8) > 127))


def _blank_tail(tail: bytes) -> int:
    ended = tail[len(tail.rstrip(b"\r\n")) :]
    breaks = len(ended.replace(b"\r\n", b"\n"))
    return max(0, breaks - 1)


def survey(path: Path) -> Survey:
    """Survey a file in one pass, in blocks; memory does not grow with the file."""
    counter = _Counter()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            counter.take(block)
    return counter.survey()
