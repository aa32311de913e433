"""Good files of every kind, and what chance does to them. Long: python -m tests.exports.fuzzing 5000"""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from coaching_lib.errors import CoachingError
from coaching_lib.exports import ReadOptions, ReadReport, read
from coaching_lib.scores import ScoresFolder, Staging
from coaching_lib.settings import Settings
from tests.exports.layouts.test_genesys import UI
from tests.exports.layouts.test_kore_ai import report
from tests.exports.layouts.test_maestroqa import FOLDER
from tests.exports.layouts.test_odd_documents import DOCUMENTS
from tests.exports.layouts.test_operations import TABLE
from tests.exports.malformed.binaries import book, ods, zipped

LONG = (
    "interaction_id,agent_id,agent_name,started_at,behavior,points,max_points,weight,critical,comment\n"
    + "".join(
        f'C{n // 3},A{n // 3 % 2},Ann,2026-01-{1 + n // 3:02d} 10:00,B{n % 3},{n % 6},5,1,no,"said, twice"\n'
        for n in range(24)
    )
)
WIDE = "Call ID;Agent;Date;AHT;Greets;Verifies (10);Closes\n" + "".join(
    f"K{n};Jürgen;{1 + n % 28:02d}.03.2026;0:0{n % 6}:10;{'ja' if n % 3 else 'nein'};{n % 11};{50 + n} %\n"
    for n in range(20)
)
TURNS = "interaction_id,turn,speaker,text\n" + "".join(
    f'C{n // 4},{n % 4},{"agent" if n % 2 else "customer"},"line {n}\nnext"\n' for n in range(20)
)
RECORDS = [
    {
        "interaction_id": f"C{n}",
        "agent": {"id": f"A{n % 2}", "name": "Ann"},
        "overall_score": 50 + n,
        "tags": ["a", "b"],
    }
    for n in range(12)
]
PLAIN = [line.split(",") for line in "call id,agent,score\n1,Ann,50\n2,Bo,60".splitlines()]


def as_parquet() -> bytes:
    held = io.BytesIO()
    columns = {"interaction_id": [f"C{n}" for n in range(30)], "agent_id": ["A1", "A2", None] * 10}
    pq.write_table(pa.table({**columns, "overall_score": [float(n) for n in range(30)]}), held)
    return held.getvalue()


def as_workbook() -> bytes:
    def fill(made: openpyxl.Workbook) -> None:
        for n in range(10):
            made.active.append([f"W{n}", "A1", "Ann", "2026-01-02", 60 + n, 50, "fine"])

    return book(fill)


GOOD: dict[str, bytes] = {
    "long.csv": LONG.encode(),
    "wide.csv": WIDE.encode("cp1252"),
    "wide-16.csv": WIDE.encode("utf-16"),
    "turns.csv": TURNS.encode(),
    "kore.csv": report().encode(),
    "genesys.csv": UI.encode(),
    "operations.csv": TABLE.encode(),
    "long.csv.gz": gzip.compress(LONG.encode()),
    "maestro.zip": zipped(FOLDER),
    "book.xlsx": as_workbook(),
    "book.ods": ods(PLAIN),
    "rows.parquet": as_parquet(),
    "records.json": json.dumps(RECORDS, indent=1).encode(),
    "records.jsonl": "\n".join(map(json.dumps, RECORDS)).encode(),
    **{f"{tool}.json": json.dumps(document).encode() for tool, document in DOCUMENTS.items()},
}
PIECES = [
    b"\0", b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\xff", b"\xef\xbb\xbf", b"{", b"]",
    b"\\u0000", b"\\ud800", b"1e999", b"-", b"NaN", b"=1+1", b"\xc3\x28", b"\x1b", b"9" * 400,
    b"null", b"<f></f>", b"PK\x03\x04",
]  # fmt: skip


def flip(chance: random.Random, data: bytearray) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def put_in(chance: random.Random, data: bytearray) -> None:
    place = chance.randrange(len(data))
    data[place:place] = chance.choice(PIECES)


def put_over(chance: random.Random, data: bytearray) -> None:
    piece, place = chance.choice(PIECES), chance.randrange(len(data))
    data[place : place + len(piece)] = piece


def take_out(chance: random.Random, data: bytearray) -> None:
    place = chance.randrange(len(data))
    del data[place : place + chance.choice((1, 2, 7, 60))]


def repeat(chance: random.Random, data: bytearray) -> None:
    place, size = chance.randrange(len(data)), chance.choice((1, 9, 80))
    data[place:place] = data[place : place + size]


def cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(len(data)) :]


def swap_lines(chance: random.Random, data: bytearray) -> None:
    lines = bytes(data).split(b"\n")
    chance.shuffle(lines)
    data[:] = b"\n".join(lines)


CHANGES: tuple[Callable[[random.Random, bytearray], None], ...] = (
    flip, flip, flip, put_in, put_in, put_in, put_over, put_over, take_out, take_out, repeat, cut, swap_lines,
)  # fmt: skip


def changed(seed: int, content: bytes) -> bytes:
    """The file after one to five changes; the same seed makes the same file."""
    chance, data = random.Random(seed), bytearray(content)
    for _ in range(chance.randint(1, 5)):
        if data:
            chance.choice(CHANGES)(chance, data)
    return bytes(data)


def outcome(name: str, content: bytes) -> ReadReport | None:
    """The report of reading a file, checked; None where it was refused in words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        with Staging(ScoresFolder(Path(folder) / "scores", Settings()), is_dry_run=True) as staging:
            try:
                report = read([path], staging, ReadOptions())
            except CoachingError as refused:
                assert refused.message and refused.hint
                return None
        check(report)
        return report


def check(report: ReadReport) -> None:
    """Every row is loaded, refused or skipped, and every refusal is listed with reason and cure."""
    for file in report.files:
        assert file.rows_read == file.rows_loaded + file.rows_refused + file.rows_skipped, file
        assert min(file.rows_loaded, file.rows_refused, file.rows_skipped) >= 0, file
        assert sum(entry.rows for entry in file.skipped) == file.rows_skipped, file
        listed = [row for row in report.refused if row.file == file.path and row.line is not None]
        assert len(listed) == file.rows_refused, file
    assert all(row.reason and row.cure for row in report.refused)


def main(rounds: int, first: int = 0) -> None:
    for number in range(first, first + rounds):
        name = list(GOOD)[number % len(GOOD)]
        content = changed(number, GOOD[name])
        try:
            outcome(name, content)
        except Exception:
            sys.stderr.write(f"seed {number}, {name}\n")
            raise


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
