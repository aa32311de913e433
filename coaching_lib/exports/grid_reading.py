"""The rows of a grid (JSON records, a sheet, Parquet), handed to the scratch database in batches."""

from __future__ import annotations

from coaching_lib.exports.exact_reading import exact_name, refuse_damages
from coaching_lib.exports.intake import Intake
from coaching_lib.exports.kinds.grid import Grid
from coaching_lib.exports.kinds.head import check_width
from coaching_lib.exports.statements import identifier, raw_column
from coaching_lib.exports.table import Table


def read_grid(intake: Intake, table: Table, grid: Grid, describes_interactions: bool) -> tuple[str, ...]:
    """Fill the table's raw relation; returns what is to be said about damaged rows.

    Raises: ExportRefused for records with more members than are read.
    """
    check_width(table.head.names)
    names = [raw_column(index) for index in range(len(table.head.names))]
    filled = {
        "raw": identifier(exact_name(table)),
        "columns": ", ".join(f"{identifier(name)} varchar" for name in names),
    }
    intake.run("typed/exact_table", filled)
    for batch in grid.batches():
        intake.take("typed/exact_rows", batch, filled)
    return refuse_damages(intake, table, grid.damages, describes_interactions)
