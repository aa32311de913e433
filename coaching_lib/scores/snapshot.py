"""A published snapshot: immutable, read by any number of processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from coaching_lib.errors import StoreDamaged
from coaching_lib.scores.opening import read_only
from coaching_lib.scores.statements import bound, statement
from coaching_lib.settings import Settings

SCHEMA_VERSION = 2
DAMAGED_HINT = "Restore a backup, or move the scores folder away and load the exports again."


@dataclass(frozen=True)
class Snapshot:
    """One open snapshot. `name` and the modes belong into every cache key."""

    name: str
    path: Path
    meta: tuple[tuple[str, str], ...]
    connection: duckdb.DuckDBPyConnection

    @property
    def na_mode(self) -> str:
        """How not-applicable results were counted: exclude or pass."""
        return dict(self.meta)["na_mode"]

    @property
    def auto_fail(self) -> str:
        """What a missed critical behavior did: zero or keep."""
        return dict(self.meta)["auto_fail"]

    @property
    def timezone(self) -> str:
        """Zone in which the days were cut."""
        return dict(self.meta)["timezone"]

    def ask(self, question: str, **params: object) -> pa.Table:
        """The whole answer of sql/reports/<question>.sql, on its own cursor.

        Parameters every report shares may be handed to a query that does not use them.
        Raises: StoreDamaged when the file cannot be read.
        """
        return self._answer(statement("reports", question), params)

    def loads_answer(self, question: str, **params: object) -> pa.Table:
        """The same for a question of the loader (sql/load/<question>.sql)."""
        return self._answer(statement("load", question), params)

    def _answer(self, text: str, params: dict[str, object]) -> pa.Table:
        cursor = self.connection.cursor()
        cursor.execute("use scores")
        try:
            return cursor.sql(text, params=bound(text, params)).to_arrow_table()
        except duckdb.IOException as error:
            raise StoreDamaged(f"The scores in {self.path.name} cannot be read.", DAMAGED_HINT) from error


def open_snapshot(path: Path, settings: Settings) -> Snapshot:
    """Open one snapshot file for reading.

    Raises: StoreDamaged when it is missing, damaged, or written by a newer program.
    """
    try:
        connection = read_only(path, settings)
        cursor = connection.cursor()
        cursor.execute("use scores")
        rows = cursor.execute(statement("load", "meta_rows")).fetchall()
    except duckdb.Error as error:
        raise StoreDamaged(f"The scores in {path.name} cannot be opened.", DAMAGED_HINT) from error
    meta = dict(rows)
    if int(meta.get("schema_version", "0")) != SCHEMA_VERSION:
        raise StoreDamaged(
            f"The scores in {path.name} were written by another version of this program.",
            "Use the version that wrote them, or load the exports again into an empty folder.",
        )
    return Snapshot(path.stem, path, tuple(sorted(meta.items())), connection)
