"""The made-up centre as exports: long and wide CSV, with damaged lines where asked for."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import duckdb

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class Size:
    """How large a centre is. `rows`: results; `strata`: channels (3) x topics."""

    rows: int
    agents: int = 1_000
    behaviors: int = 12
    strata: int = 24
    days: int = 365
    seed: int = 20260301

    @property
    def interactions(self) -> int:
        """Contacts, each scored on every behavior."""
        return self.rows // self.behaviors

    @property
    def name(self) -> str:
        """The size in a file's name."""
        return f"{self.rows}-{self.agents}-{self.behaviors}-{self.strata}-{self.days}-{self.seed}"


def text(name: str, size: Size, first: int = 0, last: int | None = None) -> str:
    """One statement with the figures of a centre and of a range of its interactions filled in."""
    values = vars(size) | {"interactions": size.interactions, "first": first}
    values["last"] = size.interactions if last is None else last
    filled = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    for key in sorted(values, key=len, reverse=True):
        filled = filled.replace(f"${key}", str(values[key]))
    return filled


def centre(
    size: Size, first: int = 0, last: int | None = None, connection: duckdb.DuckDBPyConnection | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection with the views `interaction` and `result` of a range of the centre's contacts."""
    connection = connection or duckdb.connect(config={"threads": 2, "memory_limit": "2GB"})
    for name in ("draw", "interaction", "result"):
        connection.execute(text(name, size, first, last))
    return connection


def write_export(
    folder: Path, size: Size, layout: str = "long", first: int = 0, last: int | None = None
) -> Path:
    """A CSV export (layout: long or wide) of a range of interactions; written once, found again later."""
    end = size.interactions if last is None else last
    path = folder / f"{layout}-{size.name}-{first}-{end}.csv"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half")
        centre(size, first, end).execute(
            f"copy ({text(layout, size)}) to '{half}' (header, delimiter ',', preserve_order true)"
        )
        half.rename(path)
    return path


def damage(path: Path, lines: int, seed: int = 1) -> Path:
    """A copy of an export with so many damaged lines: a quote that never closes, a field too few."""
    damaged = path.with_name(path.name.replace(".csv", f"-damaged-{lines}.csv"))
    if damaged.exists():
        return damaged
    told = path.read_bytes().splitlines(keepends=True)
    draw = random.Random(seed)
    for number in draw.sample(range(1, len(told)), lines):
        told[number] = _spoilt(told[number], draw)
    damaged.write_bytes(b"".join(told))
    return damaged


def _spoilt(line: bytes, draw: random.Random) -> bytes:
    fields = line.split(b",")
    place = draw.randrange(2, len(fields) - 1)
    if draw.random() < 0.5:
        fields[place] = b'"' + fields[place]
    else:
        del fields[place]
    return b",".join(fields)
