"""The scratch database of one reading, as this room uses it: macros for values, tables of what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from coaching_lib.exports.statements import FOLDER, identifier, literals, statement
from coaching_lib.exports.told import TOLD
from coaching_lib.exports.values import words
from coaching_lib.scores import Staging

MACROS = (
    "is_clean", "trimmed", "bare", "is_absent", "present_id", "plain_number", "plainly_spelled", "number_of",
    "whole_number", "share_of", "word_result", "yes_no", "result_x", "passed_x", "overall_of", "goal_of",
    "seconds_of", "is_zoned", "day_order", "moment", "date_problem", "is_of_our_time", "is_unreadable",
    "problem", "is_problem", "is_total", "missing", "is_missing", "evaluator_of", "clean",
    "line_breaks", "evaluation_rank", "cell_x", "cell_problem", "looked_up", "records_with",
)  # fmt: skip
"""In the order in which they build on each other."""

WORD_LISTS = {
    "met": words.MET,
    "missed": words.MISSED,
    "partial": words.PARTIAL,
    "not_applicable": words.NOT_APPLICABLE,
    "missing_id": words.MISSING_ID,
    "total": words.TOTAL,
    "manual": words.MANUAL,
}
TABLES = tuple(sorted(file.stem for file in (FOLDER / "tables").glob("*.sql")))
PARTS = ("interaction", "result", "turn", "agent", "rubric")


def used(text: str, parameters: dict[str, Any]) -> dict[str, Any] | None:
    """The parameters a statement mentions."""
    return {name: value for name, value in parameters.items() if f"${name}" in text} or None


class Intake:
    """Runs this room's statements on the scratch database of a load."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.connection = staging.connection
        self.told: set[str] = set()
        self.doubtful: set[int] = set()
        """Numbers of files that DuckDB's strict reader could not read, or not provably."""
        filled = {name: literals(sorted(values)) for name, values in WORD_LISTS.items()}
        filled["missing_initials"] = literals(sorted(words.MISSING_INITIALS))
        filled["blanks"] = literals([words.BLANKS])
        filled["blanks_and_quotes"] = literals([words.BLANKS + words.QUOTES])
        for table in TABLES:
            self.run(f"tables/{table}")
        for macro in MACROS:
            self.run(f"macros/{macro}", filled)

    def run(self, name: str, filled: dict[str, str] | None = None, **parameters: Any) -> None:
        """Run a statement for its effect."""
        text = statement(name, filled)
        self.connection.execute(text, used(text, parameters))

    def rows(
        self, name: str, filled: dict[str, str] | None = None, **parameters: Any
    ) -> list[dict[str, Any]]:
        """Ask a question whose answer is small."""
        text = statement(name, filled)
        answer = self.connection.execute(text, used(text, parameters))
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def row(self, name: str, filled: dict[str, str] | None = None, **parameters: Any) -> dict[str, Any]:
        """Ask a question whose answer is one row."""
        return self.rows(name, filled, **parameters)[0]

    def take(self, name: str, batch: pa.Table, filled: dict[str, str] | None = None) -> None:
        """Run a statement that reads the Arrow table `batch`."""
        self.connection.register("batch", batch)
        self.run(name, filled)
        self.connection.unregister("batch")

    def widen(self, columns: Iterable[str]) -> None:
        """Give seen_result columns that a file fills."""
        for name in columns:
            self.run("read/widen", {"column": identifier(name), "kind": TOLD[name].kind})
            self.told.add(name)

    def start_over(self) -> None:
        """Take everything back that was read and staged."""
        for table in TABLES:
            self.run("read/drop", {"table": identifier(table)})
            self.run(f"tables/{table}")
        self.told.clear()
        self.staging.clear()

    def forget(self, file_no: int) -> None:
        """Take back what was read from one file."""
        for relation in (*(f"seen_{part}" for part in PARTS), "seen_cell", "reading", "lookup"):
            self.run("read/forget", {"seen": identifier(relation)}, file_no=file_no)
