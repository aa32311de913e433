"""PostgreSQL: a select becomes a Parquet file of texts, batch by batch, as a CSV export would write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from coaching_lib.errors import ExportRefused
from coaching_lib.exports.databases.query import Query
from coaching_lib.exports.statements import raw_column, statement

ROWS = 50_000
"""Rows written at a time, whatever the batches of the server: the same rows make the same file."""
SESSION = (
    "set transaction isolation level repeatable read, read only",
    "set local timezone to 'UTC'",
    "set local datestyle to 'ISO, YMD'",
    "set local intervalstyle to 'postgres'",
    "set local bytea_output to 'hex'",
)
READ_ONLY = re.compile("SQLSTATE: 25006|in a read-only transaction")
"""Failing while rows are fetched comes without a state."""
NO_SUBQUERY = ("42601", "0A000")
"""What the server says of a statement that may not stand inside a select."""
SERVER_SAYS = re.compile(r"ERROR:\s+(.+)")
STATE = re.compile(r"SQLSTATE:? (\w{5})")
AT_LINE = re.compile(r"^LINE (\d+):", re.MULTILINE)
UNREACHED = (
    (r"password authentication failed|no password supplied|no pg_hba.conf entry|role .* does not exist",
     "did not let us in", "Check user and password (in the address, PGPASSWORD or a PGPASSFILE)."),
    (r"could not translate host name", "has no such host", "Check the name of the host."),
    (r"database .* does not exist", "has no such database", "Check the name of the database."),
    (r"refused|timeout|timed out|No such file|unreachable|No route",
     "does not answer", "Check host, port, and whether this machine may reach it."),
    (r"definition of service", "is no known service", "Check the service file (PGSERVICEFILE)."),
    (r"SSL|certificate", "could not be reached safely", "Check sslmode and the certificates."),
)  # fmt: skip
Tell = Callable[[str, float], None]


def spool(query: Query, target: Path, tell: Tell) -> None:
    """Ask the question in a read-only transaction and write its rows to a Parquet file.

    Raises: ExportRefused when the server cannot be reached, the query fails or would write, or its text
    is not UTF-8. Nothing that is said holds a password.
    """
    driver = _driver()
    with closing(_connected(driver, query)) as connection, closing(connection.cursor()) as cursor:
        try:
            for statement in SESSION:
                cursor.execute(statement)
            schema = cursor.adbc_execute_schema(query.text)
            cursor.execute(_as_texts(query, schema))
            _write(_chunks(cursor.fetch_record_batch()), schema.names, target, query, tell)
        except (driver.Error, pa.ArrowException, OSError) as error:  # the last two: while rows are fetched
            raise _refused(query, str(error)) from error


def _driver() -> Any:
    try:
        from adbc_driver_postgresql import dbapi  # type: ignore[import-untyped]
    except ImportError as error:
        raise ExportRefused(
            "PostgreSQL is read through a package that is not installed.",
            "Install it: pip install 'coaching[postgres]'",
            code="missing-package",
        ) from error
    return dbapi


def _connected(driver: Any, query: Query) -> Any:
    try:
        return driver.connect(query.address.text)
    except driver.Error as error:
        raise _unreached(query, str(error)) from None


def _unreached(query: Query, said: str) -> ExportRefused:
    """Our own words only: the driver's may repeat parts of the address."""
    for pattern, words, cure in UNREACHED:
        if re.search(pattern, said):
            return ExportRefused(f"{query.address.shown} {words}.", cure, code="database-unreachable")
    return ExportRefused(
        f"{query.address.shown} could not be opened.",
        "Check the address; its options are those of libpq.",
        code="database-unreachable",
    )


def _as_texts(query: Query, schema: pa.Schema) -> str:
    """The select around the query: the server itself writes each value as text."""
    if not schema.names:
        raise ExportRefused(
            f"{query.shown} returns no rows: it is no select.", "Write one select.", code="query-refused"
        )
    values = [_value(raw_column(index), field.type) for index, field in enumerate(schema)]
    columns = ", ".join(raw_column(index) for index in range(len(schema)))
    return statement(
        "databases/as_texts", {"values": ", ".join(values), "columns": columns, "query": query.text}
    )


def _value(column: str, kind: pa.DataType) -> str:
    """A duration comes as h:mm:ss, however long it is."""
    is_duration = pa.types.is_interval(kind)
    return f"make_interval(secs => extract(epoch from {column}))::text" if is_duration else f"{column}::text"


def _chunks(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The batches regrouped to a fixed number of rows."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(each.num_rows for each in held) >= ROWS:
            table = pa.Table.from_batches(held)
            whole = table.num_rows - table.num_rows % ROWS
            yield from (table.slice(first, ROWS) for first in range(0, whole, ROWS))
            held = table.slice(whole).combine_chunks().to_batches()
    if held:
        yield pa.Table.from_batches(held)


def _write(chunks: Iterator[pa.Table], names: list[str], target: Path, query: Query, tell: Tell) -> None:
    """Write the rows; columns keep their places, for a query may name two alike."""
    schema = pa.schema([pa.field(name, pa.string()) for name in names])
    rows = 0
    with pq.ParquetWriter(target, schema) as writer:
        for chunk in chunks:
            texts = pa.Table.from_arrays([_text(column) for column in chunk.columns], schema=schema)
            _check_texts(texts, query)
            writer.write_table(texts, row_group_size=ROWS)
            rows += texts.num_rows
            tell(f"Asking {query.shown} ({rows:,} rows)", 0.0)


def _check_texts(texts: pa.Table, query: Query) -> None:
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid as error:
        raise ExportRefused(
            f"{query.shown} holds text that is not UTF-8.", "Convert it in the query (convert_from)."
        ) from error


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column if pa.types.is_string(column.type) else column.cast(pa.string())


def _refused(query: Query, said: str) -> ExportRefused:
    found = STATE.search(said)
    state = found[1] if found else ""
    if READ_ONLY.search(said) or (state in NO_SUBQUERY and "asked(" in said):
        return ExportRefused(
            f"{query.shown} is not a single select that only reads; nothing was changed.",
            "Write one select; it is asked in a read-only transaction.",
            code="query-refused",
        )
    found, line = SERVER_SAYS.search(said), AT_LINE.search(said)
    words = found[1].strip() if found else "the server did not answer it"
    place = f" (line {line[1]})" if line else ""
    return ExportRefused(f"{query.shown}: {words}{place}.", "Correct the query.", code="query-refused")
